package org.gradcheck4j.deviation;

import org.gradcheck4j.bound.SampleLoss;
import org.gradcheck4j.bound.SigmoidCurve;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Matrix;

/** The variance of the error of J, as computed from the logits. */
final class LossVariance {

    private LossVariance() {}

    /**
     * {@return the variance of J}
     *
     * @param solution the exact numbers
     * @param z Z[L]
     * @param varianceOfZ its variance
     * @param variances of single roundings
     */
    static double of(ExactSolution solution, Matrix z, Matrix varianceOfZ, Variances variances) {
        int m = z.columns();
        Matrix y = solution.batch().y();
        Matrix ones = Matrix.filled(m, 1, 1);
        Matrix losses = z.map(y, SampleLoss::of);
        Matrix total = losses.times(ones);
        double sum = variances.ofProduct(losses, ones, total).get(0);
        int last = solution.Z().size() - 1;
        for (int k = 0; k < m; k++) {
            double d = Math.sqrt(varianceOfZ.get(k));
            double slope = Math.abs(solution.dZ().get(last).high(k)) + SigmoidCurve.maxChange(z.get(k), d);
            double terms = Math.abs(z.get(k)) * (1 + y.get(k)) + SampleLoss.log1pExp(z.get(k));
            sum += slope * slope * d * d + SampleLoss.ROUNDINGS * variances.ofRounding(terms) + variances.ofSigmoid(1);
        }
        return sum / m / m + variances.ofMean(total.get(0) / m, m);
    }
}
