package org.gradcheck4j.bound;

import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.model.Matrix;

/** What the error recurrence of a backward pass reads; layers count from 1. */
public interface BackwardPass {

    /** {@return whether a sample is left out, so that its dZ[L] is 0} */
    boolean drops(int sample);

    /** {@return how often an engine rounds to make each label} */
    int labelRoundings();

    /** {@return a bound on how far an engine's dZ[L] of one sample is from the exact one} */
    double errorOfResidual(OutputError of);

    /** {@return r of W[i] − r dW[i], the weights on the way back; 0 where they are W[i]} */
    double step();

    /** {@return k of dZ[i] = dA[i] ∘ σ'(Z[i])ᵏ of a hidden layer} */
    int slopePower(int i);

    /** {@return j of dW[i] = 1/m dZ[i] A[j]ᵀ} */
    int factorOfWeights(int i);

    /** {@return the labels, [1 × m]} */
    Matrix labels();

    /** {@return the magnitudes of the weights of layer i that are used on the way back} */
    BoundMatrix weights(int i);

    /** {@return m·∂J/∂A[i] of a hidden layer} */
    ExactMatrix dA(int i);

    /** {@return m·∂J/∂Z[i]} */
    ExactMatrix dZ(int i);

    /** {@return ∂J/∂W[i]} */
    ExactMatrix dW(int i);

    /** {@return ∂J/∂b[i]} */
    ExactMatrix db(int i);
}
