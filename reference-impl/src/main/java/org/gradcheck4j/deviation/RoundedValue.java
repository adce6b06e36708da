package org.gradcheck4j.deviation;

/** A number as an engine's rounding leaves it: numbers that round to the same make the same error. */
final class RoundedValue {

    private RoundedValue() {}

    /** {@return a number, rounded to a unit roundoff} */
    static double of(double number, double u) {
        double ulp = Math.max(Double.MIN_VALUE, Math.scalb(2 * u, Math.getExponent(number)));
        return Math.rint(number / ulp) * ulp;
    }
}
