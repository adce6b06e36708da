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
 * Some gradients hold λ sign(p) or λp of their parameter on top.
 *
 * @param some which ones
 * @param lambda λ
 * @param sign whether it is the sign
 */
record PenaltyFault(SomeTensors some, double lambda, boolean sign) implements FaultyStep {

    static final Fault L1 = new Fault("l1-included", PenaltyFault::draw, PenaltyFault::fromParameters);

    private static final double SMALLEST = 1e-3;
    private static final double LARGEST = 1;

    /** Also the forms of an L2 penalty that {@link L2IncludedFault} does not draw: the draws before stay the same. */
    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        double lambda = context.precision().round(random.logUniform(SMALLEST, LARGEST));
        List<InjectedFault> forms = new ArrayList<>();
        forms.add(L1.form("weights", new PenaltyFault(SomeTensors.weights(context), lambda, true)));
        forms.add(L1.form("biases too", new PenaltyFault(SomeTensors.all(context), lambda, true)));
        int layer = 1 + random.below(context.network().depth());
        forms.add(L2IncludedFault.FAULT.form(
                "biases alone", new PenaltyFault(SomeTensors.biases(context), lambda, false)));
        forms.add(L2IncludedFault.FAULT.form(
                "one layer", new PenaltyFault(SomeTensors.ofLayer(layer).get(1), lambda, false)));
        return forms;
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        return Stream.ofNullable(parameters.get("lambda1"))
                .flatMap(lambda -> SomeTensors.fromParameters(context, parameters)
                        .map(some -> new PenaltyFault(some, lambda, true)));
    }

    @Override
    public DoubleDoubleMatrix returned(
            NumberArithmetic numbers, TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix usual) {
        DD factor = numbers.of(lambda);
        return some.contains(gradient)
                ? usual.map(
                        parameter,
                        (d, p) -> numbers.plus(d, numbers.times(factor, sign ? numbers.of(Math.signum(p.hi())) : p)))
                : usual;
    }
}
