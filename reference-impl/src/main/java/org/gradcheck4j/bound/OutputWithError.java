package org.gradcheck4j.bound;

/**
 * One sample's output, and how far an engine's may be from it.
 *
 * @param a σ(z)
 * @param complement 1 − a, as σ(−z)
 * @param y the label
 * @param errorOfA E(A[L])
 * @param u unit roundoff
 * @param eta η
 */
public record OutputWithError(double a, double complement, double y, double errorOfA, double u, double eta) {

    static OutputWithError of(double z, double y, double errorOfA, Rounding rounding) {
        return new OutputWithError(
                SigmoidCurve.value(z), SigmoidCurve.value(-z), y, errorOfA, rounding.u(), rounding.eta());
    }

    /** {@return a − y, without cancellation near a = 1 and y = 1} */
    public double residual() {
        return residual(a, complement, y);
    }

    /**
     * {@return a − y, without cancellation near a = 1 and y = 1}
     *
     * @param a an output
     * @param complement 1 − a
     * @param y a label
     */
    public static double residual(double a, double complement, double y) {
        return a > complement ? (1 - y) - complement : a - y;
    }

    /** {@return s = a(1 − a)} */
    public double slope() {
        return a * complement;
    }

    /** {@return a bound on the error of a(1 − a) as formed from an engine's a: two roundings, and what a is off by} */
    public double errorOfSlope() {
        double carried = errorOfA * (Math.abs(complement - a) + errorOfA);
        return carried + 2 * u * (slope() + carried) + eta;
    }

    /** {@return a bound on the error of a − y: what a is off by, and one rounding} */
    public double errorOfResidual() {
        return errorOfA + u * (Math.abs(residual()) + errorOfA);
    }
}
