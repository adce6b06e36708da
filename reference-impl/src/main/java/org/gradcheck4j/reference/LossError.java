package org.gradcheck4j.reference;

/**
 * The error of J, the mean of ℓ(z) = max(z, 0) − y z + log(1 + e^−|z|) over the batch, as computed from the logits.
 *
 * <p>ℓ'(z) = σ(z) − y, so the error of Z[L] counts at most |dZ[L]| + p times. Each of the three terms sees three
 * roundings; log and exp are taken to be as good as σ, and log(1 + e) may stand in place of log1p(e), which costs u. A
 * loss made from log(1 − a) loses its digits where a nears 1: that is a finding.
 */
final class LossError {

    private static final int ROUNDINGS = 3;
    private static final int UNDERFLOWS = 6;

    private LossError() {}

    static double of(ExactPass pass, ForwardErrors forward, Rounding rounding) {
        int last = forward.depth() - 1;
        int m = pass.batch().size();
        double errors = 0;
        double values = 0;
        for (int k = 0; k < m; k++) {
            double z = pass.Z().get(last).high(k);
            double d = forward.errorOfZ().get(last).get(k);
            double slope = Math.min(
                    1,
                    Math.abs(pass.dZ().get(last).high(k))
                            + forward.shift().get(last).get(k));
            double hinge = Math.max(z, 0);
            double label = Math.abs(pass.batch().y().get(k) * z);
            double tail = Math.log1p(Math.exp(-Math.abs(z)));
            double local = ROUNDINGS * rounding.u() * (hinge + label + 2 * d + tail)
                    + rounding.sigmoidRelative()
                    + rounding.sigmoidAbsolute()
                    + rounding.u()
                    + UNDERFLOWS * rounding.eta();
            errors += slope * d + local;
            values += hinge - pass.batch().y().get(k) * z + tail;
        }
        double engine = values + errors;
        double c = rounding.scaled(rounding.ofSum(m - 1));
        // Where the sum itself can overflow, nothing is known of J.
        return engine * (1 + c) > 1 / rounding.overflow()
                ? Double.POSITIVE_INFINITY
                : (errors + c * engine) / m + rounding.underflow(m) + 2 * rounding.eta();
    }
}
