package org.gradcheck4j.reference;

/**
 * σ(z) = 1 / (1 + e⁻ᶻ) without overflow: for z &lt; 0 it is eᶻ / (1 + eᶻ), which keeps full relative accuracy down to the
 * smallest subnormal.
 *
 * <p>{@code Math.exp} is good to 1 ulp, hence to 2u, and two roundings follow: the relative error is at most 4u + O(u²) in
 * double as long as σ is normal. In float that is computed in double and rounded once: 1u + O(2⁻⁵⁰), u being float's.
 */
final class Sigmoid {

    private Sigmoid() {}

    /** Returns σ(z); σ(−z) is 1 − σ(z) without cancellation. */
    static double of(double z) {
        if (z >= 0) {
            return 1 / (1 + Math.exp(-z));
        }
        double e = Math.exp(z);
        return e / (1 + e);
    }

    /** Returns the smaller of σ(z) and 1 − σ(z), which is σ(−|z|). */
    static double smaller(double z) {
        return of(-Math.abs(z));
    }

    /** Returns ln(1 + eᶻ), the loss of a sample with y = 0: max(z, 0) + ln(1 + e^−|z|). */
    static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }
}
