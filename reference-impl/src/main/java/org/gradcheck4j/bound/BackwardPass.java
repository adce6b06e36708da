package org.gradcheck4j.bound;

import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.model.Matrix;

/**
 * A backward pass whose errors are to be bounded: the formula's, or one that departs from it. Layers count from 1. Every
 * default is what the formula does.
 */
public interface BackwardPass {

    /**
     * {@return whether a sample is left out, so that its dZ[L] is 0}
     *
     * @param sample from 0
     */
    default boolean drops(int sample) {
        return false;
    }

    /** {@return how often an engine rounds to make each label} */
    default int labelRoundings() {
        return 0;
    }

    /**
     * {@return a bound on how far an engine's dZ[L] is from the exact one, for one sample}
     *
     * @param output the sample's exact output, and the error of the engine's
     */
    default double errorOfOutputGradient(OutputError output) {
        return output.errorOfResidual();
    }

    /** {@return r: the weights on the way back are W[i] − r dW[i]} */
    default double step() {
        return 0;
    }

    /**
     * {@return k of dZ[i] = dA[i] ∘ σ'(Z[i])ᵏ}
     *
     * @param i a hidden layer
     */
    default int slopePower(int i) {
        return 1;
    }

    /**
     * {@return j of dW[i] = 1/m dZ[i] A[j]ᵀ}
     *
     * @param i from 1 to L
     */
    default int factorOfWeights(int i) {
        return i - 1;
    }

    /** {@return the labels, {@code [1 × m]}} */
    Matrix labels();

    /**
     * {@return the absolute values of the weights used on the way back, {@code [n_i × n_{i−1}]}}
     *
     * @param i from 1 to L
     */
    Matrix magnitudeOfWeights(int i);

    /**
     * {@return m·∂J/∂A[i], {@code [n_i × m]}}
     *
     * @param i a hidden layer
     */
    ExactMatrix dA(int i);

    /**
     * {@return m·∂J/∂Z[i], {@code [n_i × m]}}
     *
     * @param i from 1 to L
     */
    ExactMatrix dZ(int i);

    /**
     * {@return ∂J/∂W[i], {@code [n_i × n_{i−1}]}}
     *
     * @param i from 1 to L
     */
    ExactMatrix dW(int i);

    /**
     * {@return ∂J/∂b[i], {@code [n_i × 1]}}
     *
     * @param i from 1 to L
     */
    ExactMatrix db(int i);
}
