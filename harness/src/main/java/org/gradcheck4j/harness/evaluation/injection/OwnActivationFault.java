package org.gradcheck4j.harness.evaluation.injection;

import java.util.Set;

/**
 * dW[i] = 1/m dZ[i] A[i]ᵀ.
 *
 * @param layers those in which n_i = n_{i−1}, or one of them
 */
public record OwnActivationFault(Set<Integer> layers) implements Deviation {

    @Override
    public int inputOf(int i, int usual) {
        return layers.contains(i) ? i : usual;
    }
}
