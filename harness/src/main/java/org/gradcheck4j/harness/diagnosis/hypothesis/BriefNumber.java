package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number as the sentences show it. */
final class BriefNumber {

    private static final MathContext DIGITS = new MathContext(6);
    private static final double LEAST_PLAIN = 1e-3;
    private static final double MOST_PLAIN = 1e6;

    private BriefNumber() {}

    /** {@return a number to at most 6 digits, such as 32, 0.5 or 1e-5} */
    static String brief(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        double size = Math.abs(value);
        if (size >= LEAST_PLAIN && size < MOST_PLAIN) {
            return rounded.toPlainString();
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
