package org.gradcheck4j.reference;

import org.gradcheck4j.model.Arithmetic;

/**
 * The local errors of an engine's arithmetic: what one inner product, one σ, one scaling can be off by, given its
 * actual operands.
 *
 * @param u unit roundoff
 * @param eta η, what one operation that underflows is off by
 * @param additionsFlush whether sums, too, lose η: only where subnormals are flushed to zero
 * @param overflow 1/Ω, what σ is off by where e⁻ᶻ overflows
 * @param sigmoidRelative c_σ u
 * @param sigmoidAbsolute c_abs u
 */
record Rounding(
        double u, double eta, boolean additionsFlush, double overflow, double sigmoidRelative, double sigmoidAbsolute) {

    /** What the factors dA, a and 1 − a make of roundings: one subtraction, two products. */
    private static final int SLOPE_ROUNDINGS = 3;

    static Rounding of(Arithmetic arithmetic) {
        double u = arithmetic.unitRoundoff();
        double eta = arithmetic.underflow();
        // η Ω is about 8u for the smallest subnormal, and about 4 for the smallest normal number.
        boolean flush = Double.isFinite(arithmetic.largestFinite()) && eta * arithmetic.largestFinite() > 1;
        return new Rounding(
                u,
                eta,
                flush,
                1 / arithmetic.largestFinite(),
                arithmetic.sigmoidRelative() * u,
                arithmetic.sigmoidAbsolute() * u);
    }

    /** {@return the relative error of an inner product of n terms, in any order} */
    double ofSum(int n) {
        return n * u;
    }

    /** {@return the relative error of a sum with that relative error which is then multiplied by a rounded 1/m} */
    double scaled(double ofSum) {
        return ofSum + (1 + ofSum) * u * (2 + u);
    }

    /** {@return the absolute error by underflow of an inner product of n terms} */
    double underflow(int n) {
        return n * eta * (additionsFlush ? 2 : 1) * (1 + n * u);
    }

    /** {@return the relative error of dA · a · (1 − a): (1 + u/(1 + u))³ − 1 is below 3u} */
    double ofSlope() {
        return SLOPE_ROUNDINGS * u;
    }

    /** {@return the error of σ itself where the exact result is at most a} */
    double ofSigmoid(double a) {
        return sigmoidRelative * Math.min(1, a) + sigmoidAbsolute + overflow + eta;
    }
}
