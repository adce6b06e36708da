package org.gradcheck4j.reference;

import org.apache.commons.numbers.core.DD;

/**
 * σ and what is made of it, in double-double, through its tail q = σ(−|z|) = e^−|z| / (1 + e^−|z|), which keeps its
 * digits however saturated σ is: σ(z) is q or 1 − q, and σ'(z) = q (1 − q) on both sides.
 *
 * <p>The relative error of q is at most 5.5 · 2⁻¹⁰⁶ from e^−|z|, 2 · 2⁻¹⁰⁶ from the sum and 9.8 · 2⁻¹⁰⁶ from the
 * quotient: {@value #RELATIVE_ERROR} · 2⁻¹⁰⁴ covers it; 1.3 · 2⁻¹⁰⁴ is the largest seen. Below 2⁻⁹⁶⁸ the low part
 * underflows: 2⁻¹⁰⁷⁴ more.
 */
final class DoubleDoubleSigmoid {

    /** Of σ(z), in units of 2⁻¹⁰⁴, for every z. */
    static final double RELATIVE_ERROR = 5;

    /** Below this, t / (1 + t) and ln(1 + t) differ from t by less than 2⁻¹¹⁰ of it. */
    static final double NEGLIGIBLE = 0x1p-110;

    private DoubleDoubleSigmoid() {}

    /** {@return e^−|z|} */
    static DD decay(DD z) {
        return DoubleDoubleExp.exp(z.hi() > 0 ? z.negate() : z);
    }

    /** {@return σ(−|z|) from t = e^−|z|} */
    static DD tail(DD t) {
        return t.hi() < NEGLIGIBLE ? t : t.divide(t.add(1));
    }

    /** {@return σ(z)} */
    static DD sigmoid(DD z) {
        DD q = tail(decay(z));
        return z.hi() > 0 ? q.negate().add(1) : q;
    }

    /** {@return σ'(z) = σ(z) σ(−z)} */
    static DD slope(DD z) {
        DD q = tail(decay(z));
        return q.multiply(q.negate().add(1));
    }

    /** {@return σ(z) − y}, which is (1 − y) − q for z &gt; 0: for y = 1 nothing is lost, however near σ is to 1. */
    static DD residual(DD z, double y) {
        DD q = tail(decay(z));
        return z.hi() > 0 ? DD.ofDifference(1, y).subtract(q) : q.subtract(y);
    }

    /**
     * {@return the loss −y ln σ(z) − (1 − y) ln(1 − σ(z))} in its stable form max(z, 0) − y z + ln(1 + e^−|z|). No two
     * of its parts have opposite signs once max(z, 0) − y z is taken as (1 − y) z for z &gt; 0, so its relative error is
     * at most that of the logarithm, 2⁻¹⁰¹, and 3 · 2⁻¹⁰⁶ for the sum.
     */
    static DD loss(DD z, double y) {
        DD linear = z.hi() > 0 ? DD.ofDifference(1, y).multiply(z) : z.multiply(-y);
        return linear.add(DoubleDoubleLog.log1p(decay(z)));
    }
}
