package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.Random;
import org.gradcheck4j.model.TensorName;

/** Draws the parameters of faults. The published figures depend on every number and on their order. */
public final class RandomParameters {

    private static final int NOT_DRAWN = 0;

    private final Random random;
    private int hiddenLayer = NOT_DRAWN;

    /** Starts with the first number of a seed. */
    public RandomParameters(long seed) {
        this.random = new Random(seed);
    }

    /** {@return a whole number from 0, below a limit} */
    int below(int limit) {
        return random.nextInt(limit);
    }

    /** {@return a seed for random numbers of a fault's own} */
    long seed() {
        return random.nextLong();
    }

    /** {@return the name of any dW or db} */
    TensorName anyGradient(FaultContext context) {
        int i = 1 + below(context.network().depth());
        return random.nextBoolean() ? TensorName.dW(i) : TensorName.db(i);
    }

    /** {@return one of several} */
    <T> T any(List<T> several) {
        return several.get(below(several.size()));
    }

    /** {@return one hidden layer: the same for every fault, so that faults of one layer can be compared} */
    int hiddenLayer(FaultContext context) {
        if (hiddenLayer == NOT_DRAWN) {
            hiddenLayer = any(context.hiddenLayers());
        }
        return hiddenLayer;
    }

    /** {@return a number whose logarithm is uniform} */
    double logUniform(double from, double to) {
        return Math.exp(Math.log(from) + random.nextDouble() * Math.log(to / from));
    }
}
