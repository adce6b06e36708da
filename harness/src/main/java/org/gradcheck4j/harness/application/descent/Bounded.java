package org.gradcheck4j.harness.application.descent;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.model.Arithmetic;

/**
 * An exact number, and how far a computed one can be from it: running error analysis (Higham, <i>Accuracy and Stability of Numerical
 * Algorithms</i>, section 3.3), with the exact value in place of the computed one. Each operation adds what the errors of its
 * operands become, and its own rounding: u times the largest result that is possible, and η.
 *
 * @param value the exact number, in double-double
 * @param error the bound
 * @param u the unit roundoff
 * @param underflow η
 */
record Bounded(DD value, double error, double u, double underflow) {

    /** Covers what is rounded in evaluating the bound itself, and products of roundings that another order would have. */
    private static final double INFLATION = 1 + 0x1p-20;

    /** A number of the precision, or one whose error is known. */
    static Bounded of(DD value, double error, Arithmetic arithmetic) {
        return new Bounded(value, error, arithmetic.unitRoundoff(), arithmetic.underflow());
    }

    /** {@return a number that the same arithmetic has} */
    Bounded exact(double x) {
        return new Bounded(DD.of(x), 0, u, underflow);
    }

    /** {@return a constant that the same arithmetic rounds} */
    Bounded constant(double x) {
        return rounded(DD.of(x), 0);
    }

    Bounded plus(Bounded other) {
        return rounded(value.add(other.value), error + other.error);
    }

    Bounded minus(Bounded other) {
        return rounded(value.subtract(other.value), error + other.error);
    }

    Bounded times(Bounded other) {
        return rounded(
                value.multiply(other.value),
                magnitude() * other.error + other.magnitude() * error + error * other.error);
    }

    /** {@return the quotient; its bound is infinite if the divisor may be 0} */
    Bounded dividedBy(Bounded other) {
        double leastDivisor = other.magnitude() - other.error;
        if (!(leastDivisor > 0)) {
            return new Bounded(DD.ZERO, Double.POSITIVE_INFINITY, u, underflow);
        }
        DD quotient = value.divide(other.value);
        return rounded(quotient, (error + Math.abs(quotient.hi()) * other.error) / leastDivisor);
    }

    /** {@return the square root, if neither this number nor any that an engine computes for it is negative} */
    Bounded root() {
        double root = Math.sqrt(value.hi());
        double leastRoot = Math.sqrt(Math.max(0, value.hi() - error));
        return rounded(value.sqrt(), error == 0 ? 0 : error / (root + leastRoot));
    }

    /** {@return a power with at most twice the error of one operation, as usual libraries have it} */
    Bounded power(int n) {
        DD power = value.pow(n);
        double propagated = Math.pow(magnitude() + error, n) - Math.pow(magnitude(), n);
        return rounded(power, propagated + u * (Math.abs(power.hi()) + propagated));
    }

    /** {@return the bound of the error, also for its own rounding} */
    double bound() {
        return INFLATION * error;
    }

    private double magnitude() {
        return Math.abs(value.hi());
    }

    private Bounded rounded(DD exact, double propagated) {
        return new Bounded(exact, propagated + u * (Math.abs(exact.hi()) + propagated) + underflow, u, underflow);
    }
}
