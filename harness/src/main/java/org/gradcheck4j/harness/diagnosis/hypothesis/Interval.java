package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The values of a parameter that every entry allows.
 *
 * @param low the smallest
 * @param high the largest, not below it unless no value is allowed
 */
record Interval(double low, double high) {

    /** Beyond so many digits, a number is no rounder than another. */
    private static final int ROUND_DIGITS = 6;

    /** The share of the width that an estimate keeps from either end. */
    private static final double MARGIN = 0.25;

    /** {@return every number} */
    static Interval all() {
        return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    Interval and(double newLow, double newHigh) {
        return new Interval(Math.max(low, newLow), Math.min(high, newHigh));
    }

    /** {@return every start + step · t, for the t in this one} */
    Interval along(double start, double step) {
        double one = start + step * low;
        double other = start + step * high;
        return isEmpty() ? this : new Interval(Math.min(one, other), Math.max(one, other));
    }

    boolean isEmpty() {
        return !(low <= high);
    }

    boolean contains(double value) {
        return low <= value && value <= high;
    }

    /**
     * {@return what a parameter may be, likeliest first: an estimate to as few digits as are allowed, since people write
     * 0.01 and not 0.010000000213, then the estimate itself, kept off the ends, where an entry uses up all its bound}
     *
     * @param estimate by least squares; it stands alone where no value is allowed
     */
    Stream<Double> likely(double estimate) {
        if (!Double.isFinite(estimate)) {
            return Stream.empty();
        }
        double inside = isEmpty() ? estimate : inside(estimate);
        return DoubleStream.of(roundest(inside), inside).distinct().boxed();
    }

    private double inside(double value) {
        double margin = Double.isFinite(high - low) ? (high - low) * MARGIN : 0;
        return Math.min(high - margin, Math.max(low + margin, value));
    }

    private double roundest(double value) {
        for (int digits = 1; digits <= ROUND_DIGITS; digits++) {
            double rounded = new BigDecimal(value)
                    .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                    .doubleValue();
            if (contains(rounded)) {
                return rounded;
            }
        }
        return value;
    }
}
