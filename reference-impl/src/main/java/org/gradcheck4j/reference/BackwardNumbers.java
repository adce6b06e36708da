package org.gradcheck4j.reference;

import org.gradcheck4j.model.Matrix;

/** What the error recurrence of a backward pass reads; layers count from 1. */
interface BackwardNumbers {

    /** {@return how the pass departs from the formula} */
    Variation variation();

    /** {@return the labels, [1 × m]} */
    Matrix labels();

    /** {@return the magnitudes of the weights of layer i that are used on the way back} */
    Dense weights(int i);

    /** {@return m·∂J/∂A[i] of a hidden layer} */
    ExactMatrix dA(int i);

    /** {@return m·∂J/∂Z[i]} */
    ExactMatrix dZ(int i);

    /** {@return ∂J/∂W[i]} */
    ExactMatrix dW(int i);

    /** {@return ∂J/∂b[i]} */
    ExactMatrix db(int i);
}
