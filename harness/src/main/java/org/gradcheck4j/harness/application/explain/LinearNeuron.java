package org.gradcheck4j.harness.application.explain;

import java.util.Arrays;
import java.util.List;

/**
 * a = w·x + b, and how a changes if w becomes w + h: by x·h, so da/dw = x.
 *
 * @param w the weight
 * @param x the input
 * @param b the bias
 * @param changes of the weight, the largest first
 */
public record LinearNeuron(double w, double x, double b, List<WeightChange> changes) {

    /** Powers of two: for small inputs with few bits no operation below rounds, so the slope is x exactly. */
    private static final double[] STEPS = {1, 0x1p-3, 0x1p-6};

    /** Keeps an unmodifiable copy. */
    public LinearNeuron {
        changes = List.copyOf(changes);
    }

    /**
     * One change of the weight.
     *
     * @param h added to the weight
     * @param before the output with w
     * @param after the output with w + h
     */
    public record WeightChange(double h, double before, double after) {

        /** {@return the change of the output} */
        public double change() {
            return after - before;
        }

        /** {@return the change of the output ÷ h} */
        public double slope() {
            return change() / h;
        }
    }

    static LinearNeuron of(double w, double x, double b) {
        return new LinearNeuron(
                w,
                x,
                b,
                Arrays.stream(STEPS)
                        .mapToObj(h -> new WeightChange(h, w * x + b, (w + h) * x + b))
                        .toList());
    }
}
