package org.gradcheck4j.exact;

import org.apache.commons.numbers.core.DD;

/**
 * σ and what is made of it, in double-double, from q = σ(−|z|) = e^−|z| / (1 + e^−|z|). That is the smaller of σ(z) and
 * 1 − σ(z), and keeps its digits however saturated σ is: σ(z) is q or 1 − q, and σ'(z) = q (1 − q) for either sign of z.
 *
 * <p>The relative error of q is at most 5.5 · 2⁻¹⁰⁶ from e^−|z|, 2 · 2⁻¹⁰⁶ from the sum and 1 · 2⁻¹⁰⁶ from the quotient;
 * 1 − q ≥ 1/2 adds at most 3 · 2⁻¹⁰⁶ to as much. {@value #RELATIVE_ERROR} · 2⁻¹⁰⁴ covers both; 0.72 · 2⁻¹⁰⁴ is the largest
 * seen. Below 2⁻⁹⁶⁸ the low part underflows: 2⁻¹⁰⁷⁴ more.
 */
public final class DoubleDoubleSigmoid {

    /** Of σ(z), in units of 2⁻¹⁰⁴, for every z. */
    static final double RELATIVE_ERROR = 3;

    /** Below this, t / (1 + t) and ln(1 + t) differ from t by less than 2⁻¹¹⁰ of it. */
    static final double NEGLIGIBLE = 0x1p-110;

    private DoubleDoubleSigmoid() {}

    /** {@return e^−|z|} */
    private static DD decay(DD z) {
        return DoubleDoubleExp.exp(z.hi() > 0 ? z.negate() : z);
    }

    /**
     * {@return q = σ(−|z|), the smaller of σ(z) and 1 − σ(z), with a relative error of at most 3 · 2⁻¹⁰⁴}
     *
     * @param z a finite number
     */
    public static DD smallerTail(DD z) {
        DD t = decay(z);
        return t.hi() < NEGLIGIBLE ? t : t.divide(t.add(1));
    }

    /**
     * {@return σ(z) from q = σ(−|z|)}
     *
     * @param z decides whether it is q or 1 − q
     * @param q σ(−|z|)
     */
    public static DD sigmoid(DD z, DD q) {
        return z.hi() > 0 ? complement(q) : q;
    }

    /**
     * {@return σ'(z) = σ(z) σ(−z)} Subtraction and product add a relative error of at most 8 · 2⁻¹⁰⁶ to that of q.
     *
     * @param q σ(−|z|)
     */
    public static DD slope(DD q) {
        return q.multiply(complement(q));
    }

    /**
     * {@return σ(z) − y} For z &gt; 0 it is (1 − y) − q, so nothing is lost for y = 1 and σ(z) near 1.
     *
     * @param z decides which of the two q is
     * @param q σ(−|z|)
     * @param y the label, in [0, 1]
     */
    public static DD residual(DD z, DD q, double y) {
        return z.hi() > 0 ? DD.ofDifference(1, y).subtract(q) : q.subtract(y);
    }

    /**
     * {@return the loss −y ln σ(z) − (1 − y) ln(1 − σ(z)), in nats} Its stable form is max(z, 0) − y z + ln(1 + e^−|z|).
     * For z &gt; 0, max(z, 0) − y z is computed as (1 − y) z. Then no two parts have opposite signs, so the relative error
     * is at most that of the logarithm of 1 + e^−|z|, 23 · 2⁻¹⁰⁶, and 3 · 2⁻¹⁰⁶ for the sum.
     *
     * @param z below 2⁹⁹⁰ in absolute value
     * @param y the label, in [0, 1]
     */
    public static DD loss(DD z, double y) {
        DD linear = z.hi() > 0 ? DD.ofDifference(1, y).multiply(z) : z.multiply(-y);
        return linear.add(DoubleDoubleLog.log1p(decay(z)));
    }

    private static DD complement(DD q) {
        return DD.ONE.subtract(q);
    }
}
