package org.gradcheck4j.bound;

/**
 * σ and how far it moves, in double, to a few units in the last place for every z. 1 − σ(z) is computed as σ(−z): nothing
 * cancels, however saturated σ is, and no exponential overflows.
 */
public final class SigmoidCurve {

    /** Below it, e^d − 1 ≤ d (1 + d) is hardly more than the change itself. */
    private static final double SMALL = 0x1p-20;

    /** At least what the quotient in {@link #slopeChange} is off, near z = 0. */
    private static final double CANCELLATION = 0x1p-52;

    private SigmoidCurve() {}

    /** {@return σ(z) = 1/(1 + e⁻ᶻ)} */
    public static double value(double z) {
        double e = Math.exp(-Math.abs(z));
        return (z < 0 ? e : 1) / (1 + e);
    }

    /** {@return s = σ'(z) = σ(z) σ(−z)} */
    public static double slope(double z) {
        double e = Math.exp(-Math.abs(z));
        return e / (1 + e) * (1 / (1 + e));
    }

    /** {@return sᵏ = σ'(z)ᵏ} */
    static double slopeToThe(int power, double z) {
        double s = slope(z);
        return power == 1 ? s : Math.pow(s, power);
    }

    /** {@return |1 − 2σ(z)|, how fast s changes with a, or up to 2⁻⁵¹ more} */
    public static double slopeChange(double z) {
        double e = Math.exp(-Math.abs(z));
        return (1 - e) / (1 + e) + CANCELLATION;
    }

    /**
     * {@return p = max |σ(z ± d) − σ(z)|, below 1 for every d; if d is small, up to d p more}
     *
     * <p>σ(x + d) − σ(x) = σ(x + d) σ(−x) (1 − e⁻ᵈ), at x = z and at x = z − d. A small d takes one exponential in place of five:
     * |s'| = |1 − 2a| s ≤ s, so s is at most e^d times as large at z ± d, and the change at most s (e^d − 1).
     *
     * @param d from 0 to ∞
     */
    public static double maxChange(double z, double d) {
        if (d < SMALL) {
            return slope(z) * d * (1 + d);
        }
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
