package org.gradcheck4j.harness.diagnosis.recovered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradcheck4j.bound.DerivedErrorBound;
import org.gradcheck4j.departure.DepartedSolution;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Which gradients of the hidden layers follow from a recovered dZ[L]: whether they are what the formula makes of it in
 * the backward pass.
 */
final class RecoveredHiddenLayers {

    /** A tensor follows only if none of its numbers may be off by more than this share of the largest. */
    private static final double TESTED = 0.01;

    private final Evidence evidence;
    private final RecoveredOutputGradient recovered;
    private final DepartedSolution center;
    private final DepartedSolution largest;
    private final DepartedSolution ones;

    /** From the last hidden layer to the first, db before dW. */
    private final List<TensorName> following = new ArrayList<>();

    private final List<TensorName> differing = new ArrayList<>();

    RecoveredHiddenLayers(Evidence evidence, RecoveredOutputGradient recovered) {
        this.evidence = evidence;
        this.recovered = recovered;
        double[] dZ = recovered.dZ();
        double[] error = recovered.error();
        double[] size = new double[dZ.length];
        Arrays.setAll(size, k -> Math.abs(dZ[k]) + error[k]);
        double[] one = new double[dZ.length];
        Arrays.fill(one, 1);
        this.center = evidence.departed(RecoveredOutputGradient.handed(dZ));
        this.largest = evidence.departed(RecoveredOutputGradient.handed(size));
        this.ones = evidence.departed(RecoveredOutputGradient.handed(one));
        for (int i = evidence.depth() - 1; i >= 1; i--) {
            Matrix ofDZ = errorOfDZ(i);
            for (TensorName tensor : evidence.gradientsOf(i)) {
                compare(tensor, ofDZ);
            }
        }
    }

    private void compare(TensorName tensor, Matrix errorOfDZ) {
        Matrix value = Predicted.of(center, tensor).value();
        Matrix allowed = allowed(tensor, errorOfDZ);
        if (!allowed.isFinite() || !value.isFinite()) {
            return;
        }
        if (!new Predicted(value, allowed).fits(evidence.actual(tensor))) {
            differing.add(tensor);
        } else if (largest(allowed) <= TESTED * largest(value)) {
            following.add(tensor);
        }
    }

    /** dZ[i] = g[i] dZ[L], sample by sample: |g[i]| times the error of dZ[L], {@code [n_i × m]}. */
    private Matrix errorOfDZ(int i) {
        double[] error = recovered.error();
        Matrix g = ones.dZ(i).magnitudes();
        return g.withEntries(k -> g.get(k) * error[k % error.length]);
    }

    /**
     * The mean of the errors of dZ[i] times |A[i−1]|, and twice the roundings for the largest dZ[L] that there may be, since
     * the bound on a sum that cancels is not below half of that on one that does not.
     */
    private Matrix allowed(TensorName tensor, Matrix errorOfDZ) {
        int m = evidence.samples();
        Matrix factor = tensor.is(TensorName.Quantity.db)
                ? Matrix.filled(1, m, 1)
                : evidence.inputs(tensor.layer()).abs();
        return errorOfDZ
                .times(factor.transpose())
                .map(
                        Predicted.of(largest, tensor).bound(),
                        (carried, rounded) -> (carried / m + 2 * rounded) * DerivedErrorBound.INFLATION);
    }

    private static double largest(Matrix matrix) {
        return Arrays.stream(matrix.toArray()).map(Math::abs).max().orElse(0);
    }

    /** {@return dW[i] and db[i] of the hidden layers that are what the formula makes of it} */
    List<TensorName> following() {
        return List.copyOf(following);
    }

    /** {@return those that are not, and not what the formula makes of A − y either} */
    List<TensorName> differing() {
        return differing.stream().filter(this::isWrong).toList();
    }

    /** {@return whether some gradient is what the formula makes of A − y, but not of this} */
    boolean isContradicted() {
        return differing.stream().anyMatch(tensor -> !isWrong(tensor));
    }

    private boolean isWrong(TensorName tensor) {
        for (int k = 0; k < evidence.actual(tensor).size(); k++) {
            if (evidence.disagrees(tensor, k)) {
                return true;
            }
        }
        return false;
    }
}
