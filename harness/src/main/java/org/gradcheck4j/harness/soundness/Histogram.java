package org.gradcheck4j.harness.soundness;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/** Counts of non-negative numbers, in bins of a quarter of a decade. */
final class Histogram {

    private static final int PER_DECADE = 4;

    /** Bin k holds 10^((k−1)/4) ≤ x &lt; 10^(k/4); the lowest holds 0, the highest everything that is not finite. */
    private static final int ZERO = Integer.MIN_VALUE;

    private static final int ENDLESS = Integer.MAX_VALUE;

    private final TreeMap<Integer, Long> counts;

    Histogram() {
        this(Map.of());
    }

    @JsonCreator
    Histogram(Map<Integer, Long> counts) {
        this.counts = new TreeMap<>(counts);
    }

    /** {@return the counts by bin, as they are written} */
    @JsonValue
    Map<Integer, Long> counts() {
        return counts;
    }

    void add(double value) {
        counts.merge(bin(value), 1L, Long::sum);
    }

    void addAll(Histogram other) {
        other.counts.forEach((bin, count) -> counts.merge(bin, count, Long::sum));
    }

    long total() {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    /** {@return how many lie in [low, high), both edges of bins: powers of ten are} */
    long between(double low, double high) {
        return counts.subMap(bin(low), bin(high)).values().stream()
                .mapToLong(count -> count)
                .sum();
    }

    /** {@return the upper edge of the bin that a quantile falls in; NaN where nothing was counted} */
    double quantile(double q) {
        double rank = q * total();
        long seen = 0;
        for (Map.Entry<Integer, Long> each : counts.entrySet()) {
            seen += each.getValue();
            if (seen >= rank) {
                return edge(each.getKey());
            }
        }
        return Double.NaN;
    }

    private static double edge(int bin) {
        return switch (bin) {
            case ZERO -> 0;
            case ENDLESS -> Double.POSITIVE_INFINITY;
            default -> Math.pow(10, (double) bin / PER_DECADE);
        };
    }

    private static int bin(double value) {
        if (value == 0) {
            return ZERO;
        }
        return Double.isFinite(value) ? (int) Math.floor(PER_DECADE * Math.log10(value)) + 1 : ENDLESS;
    }
}
