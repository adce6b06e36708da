package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;

/**
 * dW[i] = 1/m dZ[i] A[i]ᵀ.
 *
 * @param layers in which it happens: they have as many inputs as outputs
 */
record OwnActivationFault(Set<Integer> layers) implements FaultyStep {

    static final Fault FAULT =
            new Fault("own-activation", OwnActivationFault::draw, (context, parameters) -> FaultContext.allOrOne(
                            context.squareLayers())
                    .map(OwnActivationFault::new));

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        List<Integer> squares = context.squareLayers();
        List<InjectedFault> forms = new ArrayList<>();
        if (!squares.isEmpty()) {
            forms.add(FAULT.form("every square layer", new OwnActivationFault(Set.copyOf(squares))));
        }
        if (squares.size() > 1) {
            forms.add(FAULT.form("one square layer", new OwnActivationFault(Set.of(random.any(squares)))));
        }
        return forms;
    }

    @Override
    public int inputOf(int i, int usual) {
        return layers.contains(i) ? i : usual;
    }
}
