package org.gradcheck4j.harness.evaluation.soundness;

import org.gradcheck4j.model.TensorName;

/**
 * Which entries are counted together.
 *
 * @param engine the engine's name
 * @param size of the case
 * @param repeated whether samples repeat
 * @param trained whether the weights are trained
 * @param tensors the activations or the gradient
 */
record StatisticsKey(String engine, SizeClass size, boolean repeated, boolean trained, Tensors tensors) {

    /** The two things an engine returns. */
    enum Tensors {
        /** A[1] … A[L]. */
        ACTIVATIONS,
        /** dW and db. */
        GRADIENT;

        static Tensors of(TensorName tensor) {
            return tensor.isGradient() ? GRADIENT : ACTIVATIONS;
        }
    }
}
