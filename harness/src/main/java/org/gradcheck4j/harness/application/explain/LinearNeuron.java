package org.gradcheck4j.harness.application.explain;

import java.util.Arrays;
import java.util.List;

/**
 * a = w·x + b, and what happens to a when w is nudged: it moves by x·h, so da/dw = x.
 *
 * @param w the weight
 * @param x the input
 * @param b the bias
 * @param nudges of the weight, the largest first
 */
public record LinearNeuron(double w, double x, double b, List<Nudge> nudges) {

    /** Powers of two: for small inputs with few bits no operation below rounds, so the slope is x exactly. */
    private static final double[] STEPS = {1, 0x1p-3, 0x1p-6};

    /** Keeps an unmodifiable copy. */
    public LinearNeuron {
        nudges = List.copyOf(nudges);
    }

    /**
     * One nudge.
     *
     * @param h added to the weight
     * @param before the output with w
     * @param after the output with w + h
     */
    public record Nudge(double h, double before, double after) {

        /** {@return how far the output moved} */
        public double moved() {
            return after - before;
        }

        /** {@return how far the output moved for each unit of h} */
        public double slope() {
            return moved() / h;
        }
    }

    static LinearNeuron of(double w, double x, double b) {
        return new LinearNeuron(
                w,
                x,
                b,
                Arrays.stream(STEPS)
                        .mapToObj(h -> new Nudge(h, w * x + b, (w + h) * x + b))
                        .toList());
    }
}
