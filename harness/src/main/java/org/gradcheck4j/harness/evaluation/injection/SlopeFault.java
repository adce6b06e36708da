package org.gradcheck4j.harness.evaluation.injection;

import java.util.Set;

/**
 * dZ[i] = dA[i] · s^k.
 *
 * @param power k: 0 where σ′ is missing, 2 where it is applied twice
 * @param layers the hidden layers where it happens
 */
public record SlopeFault(int power, Set<Integer> layers) implements Deviation {

    @Override
    public int slopePower(int i, int usual) {
        return layers.contains(i) ? power : usual;
    }
}
