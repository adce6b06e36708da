package org.gradcheck4j.harness.application.explain;

import java.util.Locale;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.text.Figures;

/** Numbers of the walk: in a column they line up, and a minus is as wide as a digit. */
final class Decimals {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    static final char MINUS = '−';

    private Decimals() {}

    /** What the program computed, such as {@code −0.1824}. */
    static String four(double value) {
        return fixed("%.4f", value);
    }

    /** What moves if a weight moves by 0.001: as many digits as {@link #four} leaves of what moves 1000 times as far. */
    static String seven(double value) {
        return fixed("%.7f", value);
    }

    /** A loss: what is left of two of them after a subtraction still has four digits. */
    static String eight(double value) {
        return fixed("%.8f", value);
    }

    /** A number that was chosen, such as a weight: all its digits, at most six. */
    static String given(double value) {
        return signed(Figures.sixDigits(value));
    }

    /** An error that is small: 0, or such as {@code 4.52·10⁻⁹}. */
    static String tiny(double value) {
        String digits = Figures.threeDigits(value);
        int e = digits.indexOf('e');
        return e < 0
                ? digits
                : digits.substring(0, e) + "·10"
                        + digits.substring(e + 1)
                                .chars()
                                .mapToObj(
                                        each -> each == '-' ? "⁻" : SUPERSCRIPTS.substring(each - '0', each - '0' + 1))
                                .collect(Collectors.joining());
    }

    /** With a minus in place of each hyphen. */
    static String signed(String number) {
        return number.replace('-', MINUS);
    }

    private static String fixed(String format, double value) {
        String digits = String.format(Locale.ROOT, format, value);
        boolean isZero = digits.chars().noneMatch(each -> each >= '1' && each <= '9');
        return isZero ? digits.replace("-", "") : signed(digits);
    }
}
