package org.gradcheck4j.reference;

/**
 * σ(z) = 1 / (1 + e⁻ᶻ) without overflow: for z &lt; 0 it is eᶻ / (1 + eᶻ), which keeps full relative accuracy down to the
 * smallest normal number.
 *
 * <p>{@link #exp} is good to 1 ulp, hence to 2u, and two roundings follow: the relative error is at most 4u + O(u²) in
 * double as long as σ is normal. In float that is computed in double and rounded once: 1u + O(2⁻⁵⁰), u being float's.
 *
 * <p>{@link VectorSigmoids} does the same operations on vectors, and gives the same bits.
 */
final class Sigmoid {

    /** 1/k! for k from 0: the Taylor series of eʳ. What it leaves out is below 2⁻⁵⁷ for |r| ≤ ln 2 / 2. */
    static final double[] TAYLOR = taylor(13);

    static final double LOG2_E = 1 / Math.log(2);

    /** ln 2 to 106 bits, as a sum of two doubles: a product with a whole number below 2¹¹ hardly loses a bit by fma. */
    static final double LN_2 = 0x1.62e42fefa39efp-1;

    static final double LN_2_REST = 0x1.abc9e3b39803fp-56;

    /** Added to a number of at most 2⁵¹, it leaves its nearest whole number in the last bits of the sum. */
    static final double SHIFT = 0x1.8p52;

    /** Below it, eᵗ rounds to 0. */
    static final double LOWEST = -746;

    static final int MANTISSA_BITS = 52;
    static final long ONE = Double.doubleToRawLongBits(1);

    private Sigmoid() {}

    private static double[] taylor(int degree) {
        double[] coefficients = new double[degree + 1];
        double factorial = 1;
        for (int k = 0; k <= degree; k++) {
            factorial *= Math.max(1, k);
            coefficients[k] = 1 / factorial;
        }
        return coefficients;
    }

    /** Returns σ(z). */
    static double of(double z) {
        double e = exp(-Math.abs(z));
        return (z >= 0 ? 1 : e) / (1 + e);
    }

    /** Returns the smaller of σ(z) and 1 − σ(z), which is σ(−|z|): 1 − σ(z) would cancel. */
    static double smallerTail(double z) {
        double e = exp(-Math.abs(z));
        return e / (1 + e);
    }

    /** Returns ln(1 + eᶻ), the loss of a sample with y = 0: max(z, 0) + ln(1 + e^−|z|). */
    static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(exp(-Math.abs(z)));
    }

    /**
     * Returns eᵗ for t ≤ 0, within 1 ulp (J.-M. Muller, <i>Elementary Functions</i>, 3rd ed., section 11.1): t = n ln 2 + r with n
     * whole, so eᵗ = 2ⁿ eʳ. 2ⁿ is multiplied in two steps: 2⁻¹⁰⁷⁵ is no double.
     */
    static double exp(double t) {
        if (t < LOWEST) {
            return 0;
        }
        double n = Math.fma(t, LOG2_E, SHIFT) - SHIFT;
        double r = Math.fma(n, -LN_2_REST, Math.fma(n, -LN_2, t));
        double sum = TAYLOR[TAYLOR.length - 1];
        for (int k = TAYLOR.length - 2; k >= 0; k--) {
            sum = Math.fma(sum, r, TAYLOR[k]);
        }
        double half = Math.fma(n, 0.5, SHIFT);
        double rest = n - (half - SHIFT) + SHIFT;
        return sum * powerOfTwo(half) * powerOfTwo(rest);
    }

    /** Returns 2ⁿ for a whole n from −1022 to 1023, which stands in the last bits of n + SHIFT. */
    private static double powerOfTwo(double shifted) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << MANTISSA_BITS) + ONE);
    }
}
