package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * dA[i−1] = dW[i]ᵀ dZ[i].
 */
record GradientAsWeightsFault() implements FaultyStep {

    static final Fault FAULT = new Fault(
            "gradient-as-weights",
            (context, random) -> context.hiddenLayers().isEmpty()
                    ? List.of()
                    : List.of(new InjectedFault("gradient-as-weights", "every layer", new GradientAsWeightsFault())),
            (context, parameters) -> Stream.of(new GradientAsWeightsFault()));

    @Override
    public DoubleDoubleMatrix backwardWeights(
            NumberArithmetic numbers, int i, DoubleDoubleMatrix usual, DoubleDoubleMatrix dW) {
        return dW;
    }
}
