package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * W[i] − r · dW[i] stands for W[i] in the backward pass: the weights were updated too early.
 *
 * @param rate r
 */
record UpdatedWeightsFault(double rate) implements FaultyStep {

    static final Fault FAULT =
            new Fault("updated-weights", UpdatedWeightsFault::draw, (context, parameters) -> Stream.ofNullable(
                            parameters.get("r"))
                    .map(UpdatedWeightsFault::new));

    private static final double SMALLEST = 0.01;
    private static final double LARGEST = 10;

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        if (context.hiddenLayers().isEmpty()) {
            return List.of();
        }
        double rate = context.precision().round(random.logUniform(SMALLEST, LARGEST));
        return List.of(FAULT.form("random r", new UpdatedWeightsFault(rate)));
    }

    @Override
    public DoubleDoubleMatrix backwardWeights(
            NumberArithmetic numbers, int i, DoubleDoubleMatrix usual, DoubleDoubleMatrix dW) {
        DD r = numbers.of(rate);
        return usual.map(dW, (w, d) -> numbers.minus(w, numbers.times(r, d)));
    }
}
