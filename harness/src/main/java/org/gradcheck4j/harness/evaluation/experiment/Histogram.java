package org.gradcheck4j.harness.evaluation.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts of non-negative numbers, in bins of a quarter of a decade from 10⁻¹⁵ to 10³. */
public final class Histogram {

    private static final int PER_DECADE = 4;
    private static final int FIRST_DECADE = -15;
    private static final int LAST_DECADE = 3;

    /** Bin k holds what lies below EDGES[k] and not below the edge before; one more bin holds the rest, and NaN. */
    private static final double[] EDGES = edges();

    /** By bin; those that are empty are left out. */
    @JsonValue
    private final NavigableMap<Integer, Long> counts = new TreeMap<>();

    /** Starts with nothing counted. */
    public Histogram() {}

    @JsonCreator
    Histogram(Map<Integer, Long> counts) {
        this.counts.putAll(counts);
    }

    private static double[] edges() {
        double[] edges = new double[PER_DECADE * (LAST_DECADE - FIRST_DECADE) + 1];
        Arrays.setAll(edges, k -> Math.pow(10, FIRST_DECADE + (double) k / PER_DECADE));
        return edges;
    }

    /** Counts a number; one that is not finite is above all others. */
    public void add(double value) {
        counts.merge(bin(value), 1L, Long::sum);
    }

    /** Counts what another has counted, too. */
    public void addAll(Histogram other) {
        other.counts.forEach((bin, count) -> counts.merge(bin, count, Long::sum));
    }

    /** {@return how many numbers were counted} */
    public long total() {
        return sum(counts);
    }

    /** {@return how many lie in [low, high): both must be edges, such as powers of ten, or 0 or ∞} */
    public long between(double low, double high) {
        return sum(counts.subMap(bin(low), bin(high)));
    }

    private static long sum(Map<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return how many numbers lie in each bin that is not empty, by its upper edge, which it does not hold; that of the last is ∞} */
    public SortedMap<Double, Long> byUpperEdge() {
        SortedMap<Double, Long> byEdge = new TreeMap<>();
        counts.forEach((bin, count) -> byEdge.put(upperEdge(bin), count));
        return byEdge;
    }

    private static double upperEdge(int bin) {
        return bin < EDGES.length ? EDGES[bin] : Double.POSITIVE_INFINITY;
    }

    /** {@return the upper edge of the bin that a quantile falls in; NaN if nothing was counted} */
    public double quantile(double q) {
        double rank = q * total();
        long seen = 0;
        for (Map.Entry<Integer, Long> each : counts.entrySet()) {
            seen += each.getValue();
            if (seen >= rank) {
                return upperEdge(each.getKey());
            }
        }
        return Double.NaN;
    }

    private static int bin(double value) {
        int at = Arrays.binarySearch(EDGES, value);
        return at >= 0 ? at + 1 : -at - 1;
    }
}
