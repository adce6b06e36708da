package org.gradcheck4j.harness.evaluation.soundness;

/**
 * What is counted together.
 *
 * @param engine its name
 * @param size of the question
 * @param repeated whether its samples repeat
 * @param part the activations or the gradient
 */
record StatisticsKey(String engine, SizeClass size, boolean repeated, Part part) {

    /** The two things an engine returns. */
    enum Part {
        /** A[1] … A[L]. */
        ACTIVATIONS,
        /** dW and db. */
        GRADIENT
    }
}
