package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;

/**
 * dZ[i] = dA[i] · s^k.
 *
 * @param power k: 0 if σ′ is missing, 2 if it is applied twice
 * @param layers the hidden layers in which it happens
 */
record SigmoidDerivativeFault(int power, Set<Integer> layers) implements FaultyStep {

    static final Fault MISSING = fault("missing-sigmoid-derivative", 0);
    static final Fault REPEATED = fault("repeated-sigmoid-derivative", 2);

    private static Fault fault(String id, int power) {
        return new Fault(
                id,
                (context, random) -> draw(id, power, context, random),
                (context, parameters) -> fromParameters(power, context));
    }

    private static List<InjectedFault> draw(String id, int power, FaultContext context, RandomParameters random) {
        List<Integer> hidden = context.hiddenLayers();
        List<InjectedFault> forms = new ArrayList<>();
        if (!hidden.isEmpty()) {
            forms.add(new InjectedFault(id, "every layer", new SigmoidDerivativeFault(power, Set.copyOf(hidden))));
        }
        if (hidden.size() > 1) {
            forms.add(new InjectedFault(
                    id, "one layer", new SigmoidDerivativeFault(power, Set.of(random.hiddenLayer(context)))));
        }
        return forms;
    }

    private static Stream<FaultyStep> fromParameters(int power, FaultContext context) {
        return FaultContext.allOrOne(context.hiddenLayers()).map(layers -> new SigmoidDerivativeFault(power, layers));
    }

    @Override
    public int slopePower(int i, int usual) {
        return layers.contains(i) ? power : usual;
    }
}
