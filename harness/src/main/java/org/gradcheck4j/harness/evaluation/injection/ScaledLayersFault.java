package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.TensorName;

/**
 * dZ[i] of every hidden layer has a factor too many, so that layer i has it to the power L − i; or, without one, what is
 * returned of layer i is divided by the number of its neurons.
 *
 * @param depth L
 * @param c the factor; 0 for the number of neurons
 */
record ScaledLayersFault(int depth, double c) implements FaultyStep {

    static final Fault FAULT = new Fault("scaled-tensor", ScaledLayersFault::draw, ScaledLayersFault::fromParameters);

    private static final double BY_NEURONS = 0;

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        int L = context.network().depth();
        List<InjectedFault> forms = new ArrayList<>();
        if (L > 1) {
            double c = ScaledPartFault.drawFactor(context, random);
            SomeTensors first = SomeTensors.upTo(context, 1 + random.below(L - 1));
            forms.add(FAULT.form("first layers, random c", new ScaledPartFault(first, c)));
            forms.add(FAULT.form("first layers, divided twice", new ScaledPartFault(first, 1.0 / context.m())));
            SomeTensors one = random.any(SomeTensors.ofLayer(1 + random.below(L)));
            forms.add(FAULT.form("one tensor, sum", new ScaledPartFault(one, context.m())));
            forms.add(FAULT.form("one tensor, sign", new ScaledPartFault(one, -1)));
            forms.add(FAULT.form("neurons", new ScaledLayersFault(L, BY_NEURONS)));
        }
        if (L > 2) {
            forms.add(FAULT.form("each step back", new ScaledLayersFault(L, 2)));
        }
        return forms;
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        int L = context.network().depth();
        if (parameters.containsKey("layer") || parameters.containsKey("layers")) {
            return SomeTensors.fromParameters(context, parameters)
                    .flatMap(some -> ScaledPartFault.withFactor(some, parameters));
        }
        return Stream.of(new ScaledLayersFault(L, parameters.getOrDefault("c", BY_NEURONS)));
    }

    @Override
    public DoubleDoubleMatrix returned(
            NumberArithmetic numbers, TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix usual) {
        if (c == BY_NEURONS) {
            return usual.map(value -> numbers.dividedBy(value, numbers.of(usual.rows())));
        }
        DoubleDoubleMatrix result = usual;
        for (int i = gradient.layer(); i < depth; i++) {
            result = result.map(value -> numbers.times(value, numbers.of(c)));
        }
        return result;
    }
}
