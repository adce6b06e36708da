package org.gradcheck4j.model;

/**
 * What an error bound has to know about an engine's arithmetic.
 *
 * @param unitRoundoff u: each +, −, ×, ÷ has a relative error of at most u; set u to twice the
 *     unit roundoff if accumulators truncate
 * @param underflow η: the largest absolute error of an operation that underflows (the smallest subnormal; the smallest
 *     normal number if subnormals are flushed to zero)
 * @param largestFinite Ω, the largest finite number
 * @param sigmoidRelative c_σ: the relative error of σ, in units of u
 * @param sigmoidAbsolute c_abs: the absolute error of σ, in units of u (1 for a σ made from tanh)
 */
public record Arithmetic(
        double unitRoundoff, double underflow, double largestFinite, double sigmoidRelative, double sigmoidAbsolute) {

    /** c_σ if nothing is known of an engine's σ: a correct one in float reached 6.2. */
    public static final double UNKNOWN_SIGMOID = 8;

    /** c_abs of (1 + tanh(z/2))/2 near 0, if tanh is off by 2 ulp at most: an ulp is u below 1, and the sum is exact and halved. */
    private static final double TANH_SIGMOID = 1;

    /**
     * {@return the IEEE arithmetic of a precision, with gradual underflow and a σ of unknown accuracy}
     *
     * @param precision double, float or half
     */
    public static Arithmetic of(Precision precision) {
        return new Arithmetic(
                precision.unitRoundoff(), precision.smallestSubnormal(), precision.largestFinite(), UNKNOWN_SIGMOID, 0);
    }

    /**
     * {@return this arithmetic with another accuracy of σ}
     *
     * @param relative c_σ
     * @param absolute c_abs
     */
    public Arithmetic withSigmoid(double relative, double absolute) {
        return new Arithmetic(unitRoundoff, underflow, largestFinite, relative, absolute);
    }

    /** {@return whether nothing is known of how accurate σ is} */
    public boolean hasUnknownSigmoid() {
        return sigmoidRelative == UNKNOWN_SIGMOID && sigmoidAbsolute == 0;
    }

    /** {@return this arithmetic with a σ that may be made from tanh} */
    public Arithmetic withTanhSigmoid() {
        return withSigmoid(sigmoidRelative, TANH_SIGMOID);
    }

    /**
     * {@return this arithmetic with another underflow}
     *
     * @param newUnderflow η
     */
    public Arithmetic withUnderflow(double newUnderflow) {
        return new Arithmetic(unitRoundoff, newUnderflow, largestFinite, sigmoidRelative, sigmoidAbsolute);
    }
}
