package org.gradcheck4j.harness.text;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Numbers as people write them, in options and in tables: the digits 0 to 9, with a minus sign, a decimal point and an exponent if
 * need be. What else Java takes for a number is a typing error there: {@code +4}, {@code 1d}, {@code 0x1p3}, the digits of other scripts.
 */
public final class WrittenNumber {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");

    /** No digit can be matched in two ways: a long text that is no number would be tried in as many ways as it has pairs of digits. */
    private static final Pattern DECIMAL =
            Pattern.compile("-?([0-9]++(\\.[0-9]*+)?|\\.[0-9]++)([eE][+-]?[0-9]++)?|NaN|-?Infinity");

    private WrittenNumber() {}

    /** {@return the nearest double, which may be infinite; empty if this is no number} */
    public static OptionalDouble decimal(String text) {
        return DECIMAL.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }

    /** {@return whether this is a whole number, of any size} */
    public static boolean isWhole(String text) {
        return WHOLE.matcher(text).matches();
    }

    /** {@return the number; empty if this is no whole number, or a long does not hold it} */
    public static OptionalLong whole(String text) {
        if (!isWhole(text)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
