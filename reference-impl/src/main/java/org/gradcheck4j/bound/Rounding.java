package org.gradcheck4j.bound;

import org.gradcheck4j.model.Arithmetic;

/**
 * The local errors of an engine's arithmetic: how far off one inner product, one σ or one scaling can be, given
 * its actual operands.
 *
 * @param u unit roundoff
 * @param eta η, how far off one operation is that underflows
 * @param additionsFlush whether sums, too, lose η: only if subnormals are flushed to zero
 * @param overflow 1/Ω, how far off σ is if e⁻ᶻ overflows
 * @param sigmoidRelative c_σ u
 * @param sigmoidAbsolute c_abs u
 * @param signs whether sums are bounded by the signs of their terms too, or by magnitudes alone
 */
record Rounding(
        double u,
        double eta,
        boolean additionsFlush,
        double overflow,
        double sigmoidRelative,
        double sigmoidAbsolute,
        boolean signs) {

    /** Of dA · a · (1 − a): one subtraction, two products. */
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
                arithmetic.sigmoidAbsolute() * u,
                true);
    }

    /** {@return the same arithmetic, with sums bounded by their length and magnitudes alone} */
    Rounding unsigned() {
        return new Rounding(u, eta, additionsFlush, overflow, sigmoidRelative, sigmoidAbsolute, false);
    }

    /**
     * Bounds the rounding of a sum of n products, in any order.
     *
     * <p>It is at most n u Σ|t| (Jeannerod and Rump). But also: each of the n − 1 additions is off by u times its
     * result, which is a sum over some of the terms. No such sum exceeds that of the positive terms or that of the negative
     * ones, whichever is larger: (Σ|t| + |Σt|)/2. The products add u Σ|t|, and the errors that an addition finds in its
     * operands are below n u Σ|t|.
     *
     * @param n the number of terms
     * @param magnitudes at least Σ|t|, of the terms as the engine has them
     * @param total at least |Σt|, likewise
     * @return its absolute error, underflow aside
     */
    double roundingOfSum(int n, double magnitudes, double total) {
        double byLength = n * u * magnitudes;
        if (!signs) {
            return byLength;
        }
        double partial = (magnitudes + Math.min(magnitudes, total)) / 2;
        return Math.min(byLength, u * magnitudes + (n - 1) * u * (partial + n * u * (1 + u) * magnitudes));
    }

    /**
     * Bounds the rounding of the same sum if each term, or the whole, is multiplied by a rounded 1/m.
     *
     * <p>Two roundings, θ = (1 + u)² − 1, change each term by θ|t|, and Σ|t| + |Σt| by at most twice as much in proportion.
     */
    double roundingOfMean(int n, double magnitudes, double total) {
        double theta = u * (2 + u);
        return roundingOfSum(n, magnitudes, total) * (1 + 2 * theta) + theta * magnitudes;
    }

    /**
     * {@return the absolute error of a mean of m numbers, underflow included}
     *
     * @param values Σ of the engine's numbers, none of them negative
     * @param errors Σ of the errors that they have already
     */
    double errorOfMean(int m, double values, double errors) {
        return (errors + roundingOfMean(m, values, values)) / m + underflow(m) + 2 * eta;
    }

    /** {@return the absolute error by underflow of an inner product of n terms} */
    double underflow(int n) {
        return n * eta * (additionsFlush ? 2 : 1) * (1 + n * u);
    }

    /** {@return the relative error of dA · a · (1 − a): (1 + u/(1 + u))³ − 1 is below 3u} */
    double relativeErrorOfSlope() {
        return SLOPE_ROUNDINGS * u;
    }

    /** {@return the error of σ itself if the exact result is at most a} */
    double errorOfSigmoid(double a) {
        return sigmoidRelative * Math.min(1, a) + sigmoidAbsolute + overflow + eta;
    }
}
