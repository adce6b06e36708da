package org.gradcheck4j.deviation;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.bound.ForwardPassErrors;
import org.gradcheck4j.bound.OutputSensitivity;
import org.gradcheck4j.bound.SigmoidCurve;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * The variances of the errors of a forward pass, as {@link ForwardPassErrors} are their limits: each layer's from what its own
 * rounding adds, and from what the layer before it carries; the output's from the signed effect of every local error on it.
 */
final class ForwardPassVariances {

    private final Network network;
    private final Variances variances;
    private final int depth;
    private final int m;

    /** Z[1] … Z[L], and the variance of each. */
    private final List<Matrix> z = new ArrayList<>();

    private final List<Matrix> varianceOfZ = new ArrayList<>();

    /** A[0] = X, A[1] … A[L], and the variance of each. */
    private final List<Matrix> a = new ArrayList<>();

    private final List<Matrix> varianceOfA = new ArrayList<>();

    /** The variance that the rounding of each Z[i] itself adds. */
    private final List<Matrix> local = new ArrayList<>();

    private final OutputSensitivity sensitivity;

    ForwardPassVariances(ExactSolution solution, Variances variances) {
        this.network = solution.network();
        this.variances = variances;
        this.depth = network.depth();
        this.m = solution.batch().size();
        layerByLayer(solution);
        this.sensitivity = OutputSensitivity.of(i -> network.layer(i).weights(), z, i -> 1);
        varianceOfZ.set(depth - 1, varianceOfOutput());
        varianceOfA.set(depth, varianceOfActivation(depth));
    }

    private void layerByLayer(ExactSolution solution) {
        a.add(solution.batch().X());
        varianceOfA.add(a.get(0).map(x -> 0));
        for (int i = 1; i <= depth; i++) {
            Matrix weights = network.layer(i).weights();
            z.add(solution.Z().get(i - 1).rounded());
            a.add(solution.activation(i).rounded());
            local.add(variances.ofProduct(weights, a.get(i - 1), z.get(i - 1)));
            Matrix squared = weights.map(w -> w * w);
            varianceOfZ.add(local.get(i - 1).plus(squared.times(varianceOfA.get(i - 1))));
            varianceOfA.add(varianceOfActivation(i));
        }
    }

    /** Var(A) = p² for one standard deviation of Z, and the variance of σ itself. */
    private Matrix varianceOfActivation(int i) {
        Matrix Z = z.get(i - 1);
        Matrix variance = varianceOfZ.get(i - 1);
        return Z.withEntries(k -> {
            double p = SigmoidCurve.maxChange(Z.get(k), Math.sqrt(variance.get(k)));
            return p * p + variances.ofSigmoid(a.get(i).get(k) + p);
        });
    }

    /** Var(Z[L]) = Var(δ[L]) + Σ ( g² Var(δ) + h² Var(σ itself) ). */
    private Matrix varianceOfOutput() {
        double[] sums = local.get(depth - 1).toArray();
        for (int i = 1; i < depth; i++) {
            for (int k = 0; k < z.get(i - 1).size(); k++) {
                double g = sensitivity.boundOnG().get(i - 1).get(k);
                double h = sensitivity.boundOnH().get(i - 1).get(k);
                sums[k % m] += g * g * local.get(i - 1).get(k)
                        + h * h * variances.ofSigmoid(a.get(i).get(k));
            }
        }
        return Matrix.row(sums);
    }

    /** {@return how strongly the output depends on each neuron} */
    OutputSensitivity sensitivity() {
        return sensitivity;
    }

    /** {@return Z[i]} */
    Matrix z(int i) {
        return z.get(i - 1);
    }

    /** {@return A[i], and X for i = 0} */
    Matrix a(int i) {
        return a.get(i);
    }

    /** {@return the variance of each Z[i]} */
    Matrix varianceOfZ(int i) {
        return varianceOfZ.get(i - 1);
    }

    /** {@return the variance of each A[0] = X, A[1] … A[L]} */
    List<Matrix> varianceOfA() {
        return varianceOfA;
    }
}
