package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.TensorName;

/**
 * dW + λW: the gradient of a regularised loss.
 *
 * @param lambda λ, as added to the gradient
 * @param biases whether db + λb, too
 */
record L2IncludedFault(double lambda, boolean biases) implements FaultyStep {

    static final Fault FAULT = new Fault("l2-included", L2IncludedFault::draw, L2IncludedFault::fromParameters);

    private static final double SMALLEST = 1e-4;
    private static final double LARGEST = 1;

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        double lambda = context.precision().round(random.logUniform(SMALLEST, LARGEST));
        List<InjectedFault> forms = new ArrayList<>();
        forms.add(ofWeights(lambda));
        forms.add(FAULT.form("biases too", new L2IncludedFault(lambda, true)));
        return forms;
    }

    static InjectedFault ofWeights(double lambda) {
        return FAULT.form("weights", new L2IncludedFault(lambda, false));
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        return Stream.ofNullable(parameters.get("lambda"))
                .flatMap(lambda -> SomeTensors.fromParameters(context, parameters)
                        .map(some -> new PenaltyFault(some, lambda, false)));
    }

    @Override
    public DoubleDoubleMatrix returned(
            NumberArithmetic numbers, TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix usual) {
        if (gradient.is(TensorName.Quantity.db) && !biases) {
            return usual;
        }
        DD factor = numbers.of(lambda);
        return usual.map(parameter, (d, p) -> numbers.plus(d, numbers.times(factor, p)));
    }
}
