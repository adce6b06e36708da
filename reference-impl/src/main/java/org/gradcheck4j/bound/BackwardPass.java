package org.gradcheck4j.bound;

import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.model.Matrix;

/**
 * A backward pass whose errors are to be bounded: the formula's, or one that departs from it. Layers count from 1. Every
 * default is what the formula does.
 */
public interface BackwardPass {

    /**
     * {@return the weight w of a sample in dZ[L] = w (A − y); 0 if it is left out}
     *
     * @param sample from 0
     */
    default double sampleWeight(int sample) {
        return 1;
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
    default double errorOfOutputGradient(OutputWithError output) {
        return output.errorOfResidual();
    }

    /**
     * {@return r: the weights in the backward pass are W[i] − r dW[i]} If they are dW[i] alone, r is −1, and {@link #magnitudeOfWeights} has
     * no W[i] in it.
     */
    default double updateRate() {
        return 0;
    }

    /**
     * {@return what dA[i] is multiplied by to give dZ[i]}
     *
     * @param i a hidden layer
     */
    default HiddenSlope slope(int i) {
        return HiddenSlope.SIGMOID;
    }

    /**
     * {@return what dZ[i] is multiplied by to give dW[i]}
     *
     * @param i from 1 to L
     */
    default InputOfDW inputOfDW(int i) {
        return InputOfDW.activation(i - 1);
    }

    /** {@return the labels, {@code [1 × m]}} */
    Matrix labels();

    /**
     * {@return the weights in the backward pass, before any update, {@code [n_i × n_{i−1}]}}
     *
     * @param i from 1 to L
     */
    Matrix weights(int i);

    /**
     * {@return the absolute values of the weights used in the backward pass, {@code [n_i × n_{i−1}]}}
     *
     * @param i from 1 to L
     */
    default Matrix magnitudeOfWeights(int i) {
        return weights(i).abs();
    }

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

    /** {@return whether dA and dZ of the hidden layers come from dZ[L] as in the formula} */
    default boolean isHiddenPassOfFormula() {
        return true;
    }
}
