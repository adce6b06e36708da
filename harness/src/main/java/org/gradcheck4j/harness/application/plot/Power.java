package org.gradcheck4j.harness.application.plot;

/** A power as text, with a raised exponent. */
public final class Power {

    private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Power() {}

    /** {@return such as {@code 10¹⁵} or {@code 2⁻⁵³}} */
    public static String of(int base, int exponent) {
        StringBuilder power = new StringBuilder().append(base);
        for (char digit : Integer.toString(exponent).toCharArray()) {
            power.append(digit == '-' ? '⁻' : DIGITS.charAt(digit - '0'));
        }
        return power.toString();
    }
}
