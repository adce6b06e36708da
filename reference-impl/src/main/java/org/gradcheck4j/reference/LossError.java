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
            double tail = tail(z);
            double local = ROUNDINGS * rounding.u() * (hinge + label + 2 * d + tail)
                    + rounding.sigmoidRelative()
                    + rounding.sigmoidAbsolute()
                    + rounding.u()
                    + UNDERFLOWS * rounding.eta();
            errors += slope * d + local;
            values += loss(z, pass.batch().y().get(k));
        }
        double engine = values + errors;
        double rounded = rounding.ofMean(m, engine, engine);
        // Where the sum itself can overflow, nothing is known of J.
        return engine + rounded > 1 / rounding.overflow()
                ? Double.POSITIVE_INFINITY
                : (errors + rounded) / m + rounding.underflow(m) + 2 * rounding.eta();
    }

    /** {@return the variance of J} */
    static double variance(ExactPass pass, Dense z, Dense ofZ, Variances variances) {
        int m = z.columns();
        Dense losses = z.with(k -> loss(z.get(k), pass.batch().y().get(k)));
        Dense total = Dense.filled(1, 1, losses.times(Dense.filled(m, 1, 1)).get(0));
        double sum = variances.ofProduct(losses, Dense.filled(m, 1, 1), total).get(0);
        int last = pass.Z().size() - 1;
        for (int k = 0; k < m; k++) {
            double d = Math.sqrt(ofZ.get(k));
            double slope = Math.abs(pass.dZ().get(last).high(k)) + SigmoidCurve.shift(z.get(k), d);
            double terms = Math.abs(z.get(k)) * (1 + pass.batch().y().get(k)) + tail(z.get(k));
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
