package org.gradcheck4j.harness.evaluation.injection;

import java.util.Set;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;

/**
 * dW[i] = 1/m dZ[i] Z[i−1]ᵀ.
 *
 * @param layers in which it happens, each from 2
 */
record PreActivationInputFault(Set<Integer> layers) implements FaultyStep {

    static final Fault FAULT =
            Fault.inLayers("pre-activation-input", context -> context.layers(i -> i > 1), PreActivationInputFault::new);

    @Override
    public boolean isPreActivation(int i, boolean usual) {
        return layers.contains(i) || usual;
    }
}
