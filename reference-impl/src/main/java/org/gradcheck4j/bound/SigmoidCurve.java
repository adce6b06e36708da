package org.gradcheck4j.bound;

/**
 * σ and how far it moves, in double, to a few units in the last place for every z. 1 − σ(z) is computed as σ(−z): nothing
 * cancels, however saturated σ is, and no exponential overflows.
 */
public final class SigmoidCurve {

    private SigmoidCurve() {}

    /** {@return σ(z) = 1/(1 + e⁻ᶻ)} */
    public static double value(double z) {
        double e = Math.exp(-Math.abs(z));
        return (z < 0 ? e : 1) / (1 + e);
    }

    /** {@return s = σ'(z) = σ(z) σ(−z)} */
    public static double slope(double z) {
        return value(z) * value(-z);
    }

    /** {@return |1 − 2σ(z)|, how fast s changes with a} */
    public static double slopeChange(double z) {
        return Math.tanh(Math.abs(z) / 2);
    }

    /**
     * {@return p = max |σ(z ± d) − σ(z)|, below 1 for every d}
     *
     * <p>σ(x + d) − σ(x) = σ(x + d) σ(−x) (1 − e⁻ᵈ), at x = z and at x = z − d.
     *
     * @param d from 0 to ∞
     */
    public static double maxChange(double z, double d) {
        return -Math.expm1(-d) * Math.max(value(z + d) * value(-z), value(z) * value(d - z));
    }

    /**
     * {@return a bound on |σ(z + t) − σ(z) − s t| for |t| ≤ d}
     *
     * <p>By the mean value theorem it is |s(ξ) − s| d, and s(ξ) − s = (1 − 2a)Δ − Δ² with |Δ| ≤ p.
     *
     * @param d from 0 to ∞
     * @param p the maximum change for d
     */
    static double tangentError(double z, double d, double p) {
        return d * p * (slopeChange(z) + p);
    }
}
