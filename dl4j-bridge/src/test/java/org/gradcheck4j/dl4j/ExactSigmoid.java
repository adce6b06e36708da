package org.gradcheck4j.dl4j;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;

/**
 * σ(z) and e^z for measuring: the exact oracle's arithmetic, with the power of two kept apart, so that nothing underflows.
 * The relative error is below 2⁻⁹⁰, checked against BigDecimal, for |z| ≤ 1300; further out the result is that of ±1300.
 */
final class ExactSigmoid {

    /** Further out, e^z is far outside every format, and e^{z/2} would underflow. */
    private static final double FARTHEST = 1300;

    /** Below, 1 + e^z is 1 to 2⁻⁴³². */
    private static final double NEGLIGIBLE = -300;

    /** mantissa · 2^exponent, the mantissa in [0.5, 4). */
    record Scaled(DD mantissa, int exponent) {

        /** {@return |actual − this| ÷ this} */
        double relativeError(double actual) {
            double scaled = Math.scalb(actual, -exponent);
            return Math.abs(DD.of(scaled).subtract(mantissa).hi()) / mantissa.hi();
        }

        double value() {
            return Math.scalb(mantissa.hi(), exponent);
        }
    }

    private ExactSigmoid() {}

    /** {@return e^z = (e^{z/2})², with e^{−|z|/2} = q ÷ (1 − q) for q = σ(−|z|/2)} */
    static Scaled exp(double z) {
        DD q = DoubleDoubleSigmoid.smallerTail(DD.of(Math.min(Math.abs(z), FARTHEST) / 2));
        DD complement = DD.ONE.subtract(q);
        DD root = z < 0 ? q.divide(complement) : complement.divide(q);
        int exponent = Math.getExponent(root.hi());
        return new Scaled(root.scalb(-exponent).square(), 2 * exponent);
    }

    /** {@return σ(z) = e^z ÷ (1 + e^z), or 1 ÷ (1 + e^{−z})} */
    static Scaled sigmoid(double z) {
        Scaled e = exp(-Math.abs(z));
        if (z < NEGLIGIBLE) {
            return e;
        }
        DD decay = e.mantissa().scalb(e.exponent());
        DD one = DD.ONE.add(decay);
        return z < 0 ? new Scaled(e.mantissa().divide(one), e.exponent()) : new Scaled(DD.ONE.divide(one), 0);
    }
}
