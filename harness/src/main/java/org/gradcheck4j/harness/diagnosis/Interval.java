package org.gradcheck4j.harness.diagnosis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The values of a parameter that every entry allows.
 *
 * @param low the smallest
 * @param high the largest, not below it unless no value is allowed
 */
record Interval(double low, double high) {

    /** Beyond so many digits, a number is no rounder than another. */
    private static final int ROUND_DIGITS = 6;

    /** {@return every number} */
    static Interval all() {
        return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    Interval and(double newLow, double newHigh) {
        return new Interval(Math.max(low, newLow), Math.min(high, newHigh));
    }

    boolean isEmpty() {
        return !(low <= high);
    }

    boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** {@return the allowed value nearest to one} */
    double nearest(double value) {
        return Math.min(high, Math.max(low, value));
    }

    /** {@return a value rounded to as few digits as are allowed: people write 0.01, not 0.010000000213} */
    double roundest(double value) {
        if (!Double.isFinite(value)) {
            return value;
        }
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
