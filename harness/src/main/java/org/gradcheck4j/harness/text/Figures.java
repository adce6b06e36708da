package org.gradcheck4j.harness.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Figures {

    /** From here on, a percentage would round up to a hundred. */
    private static final double ALMOST_ALL = 0.9995;

    /** Below this, a percentage would round down to 0. */
    private static final double ALMOST_NONE = 0.0005;

    /** From here on, three digits need an exponent. */
    private static final double LARGE = 999.5;

    /** Below this, a decimal fraction is mostly zeros. */
    private static final double SMALL = 1e-3;

    private static final MathContext SIX_DIGITS = new MathContext(6);

    /** From here on, a number with six digits is written with an exponent. */
    private static final double LARGE_WITH_SIX_DIGITS = 1e6;

    private static final int MOST_KNOWN_DIGITS = 5;

    /** Six digits do not show a smaller part of a whole number. */
    private static final double NEARLY_WHOLE = 5e-6;

    private Figures() {}

    /** Three digits: {@code 0.123}, {@code 1.23e-7}, {@code 0}, {@code ∞}. */
    public static String threeDigits(double value) {
        if (value == 0) {
            return "0";
        }
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (size < SMALL || size >= LARGE) {
            return String.format(Locale.ROOT, "%.2e", value)
                    .replaceFirst("e([-+])0*(\\d)", "e$1$2")
                    .replace("e+", "e");
        }
        return String.format(Locale.ROOT, "%.3g", value);
    }

    /** At most so many digits, and no trailing zeros: {@code 0.3}, {@code 55}. */
    public static String atMost(int digits, double value) {
        return Double.isFinite(value)
                ? sixDigits(new BigDecimal(value).round(new MathContext(digits)).doubleValue())
                : sixDigits(value);
    }

    /** At most six digits, and no trailing zeros: {@code 32}, {@code 0.5}, {@code 1e-5}. */
    public static String sixDigits(double value) {
        if (value == 0) {
            return "0";
        }
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
        double size = Math.abs(value);
        if (size >= SMALL && size < LARGE_WITH_SIX_DIGITS) {
            return rounded.toPlainString();
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** The same, but a factor that is nearly a whole number is written with what it differs by: {@code 1 + 1e-7}. */
    public static String factor(double value) {
        double whole = Math.rint(value);
        double rest = value - whole;
        boolean isNearlyWhole = whole != 0 && rest != 0 && Math.abs(rest) < NEARLY_WHOLE * Math.abs(whole);
        return isNearlyWhole
                ? "%s %s %s".formatted(sixDigits(whole), rest < 0 ? "−" : "+", threeDigits(Math.abs(rest)))
                : sixDigits(value);
    }

    /** As many digits as an error leaves, at most five, so that the last is off by at most one; no trailing zeros. */
    public static String knownDigits(double value, double error) {
        if (value == 0 || !Double.isFinite(value) || !Double.isFinite(error)) {
            return sixDigits(value);
        }
        BigDecimal exact = new BigDecimal(value);
        int fifth = exact.precision() - exact.scale() - MOST_KNOWN_DIGITS;
        BigDecimal twice = new BigDecimal(2 * error);
        int known = error == 0 ? fifth : twice.precision() - twice.scale();
        return sixDigits(
                exact.setScale(-Math.max(fifth, known), RoundingMode.HALF_EVEN).doubleValue());
    }

    /** The shortest digits that read back as the same double; whole numbers without a fraction. */
    public static String allDigits(double value) {
        String digits = Double.toString(value).replace('E', 'e');
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }

    /**
     * {@return a number with three digits, or with all if three do not tell it from another number}
     *
     * @param value that is written
     * @param other that stands beside it
     */
    public static String distinct(double value, double other) {
        return threeDigits(value).equals(threeDigits(other)) ? allDigits(value) : threeDigits(value);
    }

    /** A share of the whole, rounded to one decimal: {@code 100 %} only if it is all, and {@code 0 %} only if it is none. */
    public static String percent(double share) {
        if (share == 0 || share == 1) {
            return share == 0 ? "0 %" : "100 %";
        }
        if (share >= ALMOST_ALL) {
            return "> 99.9 %";
        }
        return share < ALMOST_NONE ? "< 0.1 %" : new BigDecimal(100 * share).setScale(1, RoundingMode.HALF_UP) + " %";
    }
}
