package org.gradcheck4j.harness.diagnosis.fit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A number as people write it, with few digits: 0.01 and not 0.010000000213. */
final class RoundNumber {

    /** Of more than this many digits, a number is no rounder than another. */
    static final int MOST_DIGITS = 6;

    private RoundNumber() {}

    /** {@return the double nearest to a number of {@code digits} significant decimal digits, itself the nearest to a value} */
    static double of(double value, int digits) {
        return new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .doubleValue();
    }
}
