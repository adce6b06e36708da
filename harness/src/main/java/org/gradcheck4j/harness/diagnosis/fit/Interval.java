package org.gradcheck4j.harness.diagnosis.fit;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The values of a parameter that every entry allows.
 *
 * @param low the smallest
 * @param high the largest; below the smallest if no value is allowed
 */
public record Interval(double low, double high) {

    /** Every number. */
    public static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    static final Interval NONE = new Interval(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** An estimate keeps away from either end by this share of the width. */
    private static final double MARGIN = 0.25;

    /** {@return what lies in both} */
    public Interval intersect(Interval other) {
        return new Interval(Math.max(low, other.low), Math.min(high, other.high));
    }

    /** {@return start + step · t for every t in this} */
    public Interval mapLinearly(double start, double step) {
        double one = start + step * low;
        double other = start + step * high;
        return isEmpty() ? this : new Interval(Math.min(one, other), Math.max(one, other));
    }

    /** {@return whether no number is in it} */
    public boolean isEmpty() {
        return !(low <= high);
    }

    /** {@return whether a number is in it, its ends included} */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /**
     * {@return what a parameter may be, likeliest first: an estimate to as few digits as are allowed, since people write
     * 0.01 and not 0.010000000213; then the estimate itself, away from the ends, since there an entry uses up its whole
     * bound}
     *
     * @param estimate by least squares; if no value is allowed, it is returned as it is
     */
    public Stream<Double> valuesNear(double estimate) {
        if (!Double.isFinite(estimate)) {
            return Stream.empty();
        }
        double central = isEmpty() ? estimate : awayFromEnds(estimate);
        return DoubleStream.of(roundest(central), central).distinct().boxed();
    }

    private double awayFromEnds(double value) {
        double margin = Double.isFinite(high - low) ? (high - low) * MARGIN : 0;
        return Math.min(high - margin, Math.max(low + margin, value));
    }

    private double roundest(double value) {
        return IntStream.rangeClosed(1, RoundNumber.MOST_DIGITS)
                .mapToDouble(digits -> RoundNumber.of(value, digits))
                .filter(this::contains)
                .findFirst()
                .orElse(value);
    }
}
