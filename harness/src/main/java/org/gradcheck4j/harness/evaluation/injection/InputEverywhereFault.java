package org.gradcheck4j.harness.evaluation.injection;

import java.util.Set;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;

/**
 * dW[i] = 1/m dZ[i] Xᵀ.
 *
 * @param layers in which it happens, each from 2: they have as many inputs as there are features
 */
record InputEverywhereFault(Set<Integer> layers) implements FaultyStep {

    static final Fault FAULT = Fault.inLayers(
            "input-everywhere",
            context -> context.layers(i -> i > 1
                    && context.network().layer(i).inputs() == context.network().inputs()),
            InputEverywhereFault::new);

    @Override
    public int inputOf(int i, int usual) {
        return layers.contains(i) ? 0 : usual;
    }
}
