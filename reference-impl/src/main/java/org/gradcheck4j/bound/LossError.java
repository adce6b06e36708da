package org.gradcheck4j.bound;

import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.reference.Sigmoid;

/**
 * The error of J, the mean of ℓ(z) = max(z, 0) − y z + log(1 + e^−|z|) over the batch, as computed from the logits or as
 * −y log a − (1 − y) log(1 − a).
 *
 * <p>ℓ'(z) = σ(z) − y, so the error of Z[L] counts at most |dZ[L]| + p times. Each of the three terms sees three
 * roundings; log and exp are taken to be as good as σ, and log(1 + e) may stand in place of log1p(e), which costs u.
 *
 * <p>From the activation, log(1 − â) is off by −log(1 − r) with r = E(A) ÷ (1 − a), and likewise for log â: it loses its
 * digits where a nears 0 or 1. Where r reaches 1 it may have none left, and nothing is known of J.
 */
public final class LossError {

    /** Of each of max(z, 0), y z and the logarithm: a product at most, and the two sums that take it in. */
    private static final int ROUNDINGS = 3;

    /** Of e^−|z|, 1 + e, its logarithm, y z and the two sums. */
    private static final int UNDERFLOWS = 6;

    private LossError() {}

    public static double of(ExactSolution solution, ForwardErrors forward, Rounding rounding) {
        int last = forward.depth() - 1;
        int m = solution.batch().size();
        double errors = 0;
        double values = 0;
        for (int k = 0; k < m; k++) {
            double z = solution.Z().get(last).high(k);
            double d = forward.errorOfZ().get(last).get(k);
            double slope = Math.min(
                    1,
                    Math.abs(solution.dZ().get(last).high(k))
                            + forward.shift().get(last).get(k));
            double hinge = Math.max(z, 0);
            double y = solution.batch().y().get(k);
            double label = Math.abs(y * z);
            double tail = tail(z);
            double local = ROUNDINGS * rounding.u() * (hinge + label + 2 * d + tail)
                    + rounding.sigmoidRelative()
                    + rounding.sigmoidAbsolute()
                    + rounding.u()
                    + UNDERFLOWS * rounding.eta();
            double errorOfA = forward.errorOfA().get(last + 1).get(k);
            double fromLogs = ofLog(y, z, errorOfA, rounding) + ofLog(1 - y, -z, errorOfA, rounding);
            errors += local + Math.max(slope * d, fromLogs);
            values += loss(z, y);
        }
        double engine = values + errors;
        double rounded = rounding.ofMean(m, engine, engine);
        // Where the sum itself can overflow, nothing is known of J.
        return engine + rounded > 1 / rounding.overflow()
                ? Double.POSITIVE_INFINITY
                : (errors + rounded) / m + rounding.underflow(m) + 2 * rounding.eta();
    }

    /** {@return the error of y log σ(z) from an activation that is off by some error; ∞ where all may be lost} */
    private static double ofLog(double y, double z, double errorOfA, Rounding rounding) {
        if (y == 0) {
            return 0;
        }
        double r = errorOfA / Sigmoid.of(z);
        if (!(r < 1)) {
            return Double.POSITIVE_INFINITY;
        }
        // The roundings are those of the engine's own logarithm, which is as much longer as it is off.
        double carried = -Math.log1p(-r) + rounding.u();
        double log = Sigmoid.softplus(-z) + carried;
        return y * (carried + (rounding.sigmoidRelative() + ROUNDINGS * rounding.u()) * log);
    }

    /** {@return the variance of J} */
    static double variance(ExactSolution solution, BoundMatrix z, BoundMatrix ofZ, Variances variances) {
        int m = z.columns();
        BoundMatrix losses = z.with(k -> loss(z.get(k), solution.batch().y().get(k)));
        BoundMatrix total = BoundMatrix.filled(
                1, 1, losses.times(BoundMatrix.filled(m, 1, 1)).get(0));
        double sum =
                variances.ofProduct(losses, BoundMatrix.filled(m, 1, 1), total).get(0);
        int last = solution.Z().size() - 1;
        for (int k = 0; k < m; k++) {
            double d = Math.sqrt(ofZ.get(k));
            double slope = Math.abs(solution.dZ().get(last).high(k)) + SigmoidCurve.shift(z.get(k), d);
            double terms = Math.abs(z.get(k)) * (1 + solution.batch().y().get(k)) + tail(z.get(k));
            sum += slope * slope * d * d + ROUNDINGS * variances.ofRounding(terms) + variances.ofSigmoid(1);
        }
        return sum / m / m + variances.ofMean(total.get(0) / m, m);
    }

    private static double loss(double z, double y) {
        return Math.max(z, 0) - y * z + tail(z);
    }

    private static double tail(double z) {
        return Math.log1p(Math.exp(-Math.abs(z)));
    }
}
