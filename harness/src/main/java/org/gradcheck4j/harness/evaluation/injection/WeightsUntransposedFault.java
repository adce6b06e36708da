package org.gradcheck4j.harness.evaluation.injection;

import java.util.Set;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * dA[i−1] = W[i] dZ[i], without the transpose.
 *
 * @param layers in which it happens, each from 2: they have as many inputs as outputs
 */
record WeightsUntransposedFault(Set<Integer> layers) implements FaultyStep {

    static final Fault FAULT = Fault.inLayers(
            "weights-untransposed",
            context -> context.squareLayers().stream().filter(i -> i > 1).toList(),
            WeightsUntransposedFault::new);

    @Override
    public DoubleDoubleMatrix backwardWeights(
            NumberArithmetic numbers, int i, DoubleDoubleMatrix usual, DoubleDoubleMatrix dW) {
        return layers.contains(i)
                ? DoubleDoubleMatrix.generate(usual.columns(), usual.rows(), (j, n) -> usual.get(n, j))
                : usual;
    }
}
