package org.gradcheck4j.harness.evaluation.soundness;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Counts of non-negative numbers, in bins of a quarter of a decade from 10⁻¹⁵ to 10³. */
final class Histogram {

    private static final int PER_DECADE = 4;
    private static final int FIRST_DECADE = -15;
    private static final int LAST_DECADE = 3;

    /** Bin k holds what lies below EDGES[k] and not below the edge before; one more bin holds the rest, and NaN. */
    private static final double[] EDGES = edges();

    private final long[] counts = new long[EDGES.length + 1];

    Histogram() {}

    @JsonCreator
    Histogram(Map<Integer, Long> counts) {
        counts.forEach((bin, count) -> this.counts[bin] = count);
    }

    private static double[] edges() {
        double[] edges = new double[PER_DECADE * (LAST_DECADE - FIRST_DECADE) + 1];
        Arrays.setAll(edges, k -> Math.pow(10, FIRST_DECADE + (double) k / PER_DECADE));
        return edges;
    }

    /** {@return the counts by bin, as they are written: empty bins are left out} */
    @JsonValue
    Map<Integer, Long> counts() {
        Map<Integer, Long> written = new TreeMap<>();
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                written.put(bin, counts[bin]);
            }
        }
        return written;
    }

    void add(double value) {
        counts[bin(value)]++;
    }

    void addAll(Histogram other) {
        for (int bin = 0; bin < counts.length; bin++) {
            counts[bin] += other.counts[bin];
        }
    }

    long total() {
        return Arrays.stream(counts).sum();
    }

    /** {@return how many lie in [low, high): both must be edges, such as powers of ten, or 0 or ∞} */
    long between(double low, double high) {
        return Arrays.stream(counts, bin(low), bin(high)).sum();
    }

    /** {@return the upper edge of the bin that a quantile falls in; NaN if nothing was counted} */
    double quantile(double q) {
        double rank = q * total();
        long seen = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            seen += counts[bin];
            if (counts[bin] > 0 && seen >= rank) {
                return bin < EDGES.length ? EDGES[bin] : Double.POSITIVE_INFINITY;
            }
        }
        return Double.NaN;
    }

    private static int bin(double value) {
        int at = Arrays.binarySearch(EDGES, value);
        return at >= 0 ? at + 1 : -at - 1;
    }
}
