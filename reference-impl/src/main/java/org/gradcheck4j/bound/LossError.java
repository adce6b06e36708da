package org.gradcheck4j.bound;

import org.gradcheck4j.model.Matrix;

/**
 * The error of J, the mean of ℓ(z) = max(z, 0) − y z + log(1 + e^−|z|) over the batch, as computed from the logits or as
 * −y log a − (1 − y) log(1 − a).
 *
 * <p>ℓ'(z) = σ(z) − y, so the error of Z[L] counts at most |dZ[L]| + p times. Each of the three terms is rounded three
 * times; log and exp are taken to be as good as σ, and log(1 + e) may stand in place of log1p(e), which costs u.
 *
 * <p>From the activation, log(1 − â) is off by −log(1 − r) with r = E(A) ÷ (1 − a), and likewise for log â: it loses its
 * digits as a nears 0 or 1. If r reaches 1, it may have none left. But an engine whose J is finite has no logarithm of 0:
 * its â is at least η, and its 1 − â, a difference from 1, at least u. So the logarithm is at most −log η, or −log u.
 */
final class LossError {

    /** Of e^−|z|, 1 + e, its logarithm, y z and the two sums. */
    private static final int UNDERFLOWS = 6;

    private LossError() {}

    /**
     * {@return a bound on the error of J}
     *
     * @param dZ the exact dZ[L], {@code [1 × m]}
     * @param labels {@code [1 × m]}
     * @param forward the errors of the forward pass
     */
    static double of(Matrix dZ, Matrix labels, ForwardPassErrors forward) {
        Rounding rounding = forward.rounding();
        ForwardPassErrors.LayerErrors output = forward.layer(forward.depth());
        int m = labels.columns();
        double errors = 0;
        double values = 0;
        for (int k = 0; k < m; k++) {
            double z = output.Z().get(k);
            double d = output.errorOfZ().get(k);
            double slope = Math.min(1, Math.abs(dZ.get(k)) + output.maxChange().get(k));
            double y = labels.get(k);
            double terms = Math.max(z, 0) + Math.abs(y * z) + 2 * d + SampleLoss.log1pExp(z);
            double local = SampleLoss.ROUNDINGS * rounding.u() * terms
                    + rounding.sigmoidRelative()
                    + rounding.sigmoidAbsolute()
                    + rounding.u()
                    + UNDERFLOWS * rounding.eta();
            double errorOfA = output.errorOfA().get(k);
            double fromLogs = errorOfLog(y, z, errorOfA, rounding.eta(), rounding)
                    + errorOfLog(1 - y, -z, errorOfA, rounding.u(), rounding);
            errors += local + Math.max(slope * d, fromLogs);
            values += SampleLoss.of(z, y);
        }
        double engine = values + errors;
        // If the sum itself can overflow, nothing is known of J.
        return engine + rounding.roundingOfMean(m, engine, engine) > rounding.largestFinite()
                ? Double.POSITIVE_INFINITY
                : rounding.errorOfMean(m, engine, errors);
    }

    /** {@return the error of y log σ(z) from an activation that is off by some error, and is at least some number} */
    private static double errorOfLog(double y, double z, double errorOfA, double least, Rounding rounding) {
        if (y == 0) {
            return 0;
        }
        double a = SigmoidCurve.value(z);
        double r = errorOfA / a;
        double log = Math.max(-z, 0) + SampleLoss.log1pExp(z);
        double largest = Math.max(-Math.log(least) - log, 0);
        double above = r < 1 ? Math.min(-Math.log1p(-r), largest) : largest;
        double below = r < 1 ? Math.log1p(r) : log + Math.log(Math.min(1, a + errorOfA));
        // The roundings are those of the engine's own logarithm, which is larger by its error.
        double carried = Math.max(above, below) + rounding.u();
        return y * (carried + (rounding.sigmoidRelative() + SampleLoss.ROUNDINGS * rounding.u()) * (log + carried));
    }
}
