package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;

/**
 * What a faulty backprop does differently. Each method is one step of backprop: it is handed what the step usually
 * gives, and returns what is used in its place. A deviation overrides the step that it spoils.
 */
public interface Deviation {

    /** The correct backprop. */
    Deviation NONE = new Deviation() {};

    /** {@return the labels, [1 × m]} */
    default <N> GenericMatrix<N> labels(NumberArithmetic<N> numbers, GenericMatrix<N> usual) {
        return usual;
    }

    /** {@return dZ[L], for one sample with activation a and label y; usually a − y} */
    default <N> N outputError(NumberArithmetic<N> numbers, N a, N y, N usual) {
        return usual;
    }

    /** {@return k of dZ[i] = dA[i] · s^k in hidden layer i; usually 1} */
    default int slopePower(int i, int usual) {
        return usual;
    }

    /** {@return j of dW[i] = 1/m dZ[i] A[j]ᵀ; usually i − 1} */
    default int inputOf(int i, int usual) {
        return usual;
    }

    /** {@return the weights of layer i on the way back, when its gradient is dW} */
    default <N> GenericMatrix<N> weightsOnTheWayBack(
            NumberArithmetic<N> numbers, GenericMatrix<N> usual, GenericMatrix<N> dW) {
        return usual;
    }

    /** {@return the samples that sums over the batch run over} */
    default List<Integer> samples(List<Integer> usual) {
        return usual;
    }

    /** {@return from a sum over the batch to what stands for its mean; usually sum / m} */
    default <N> N mean(NumberArithmetic<N> numbers, N sum, int m, N usual) {
        return usual;
    }

    /** {@return the gradient of layer i's weights as it is returned} */
    default <N> GenericMatrix<N> returnedWeights(
            NumberArithmetic<N> numbers, int i, GenericMatrix<N> W, GenericMatrix<N> usual) {
        return usual;
    }

    /** {@return the gradient of layer i's biases as it is returned} */
    default <N> GenericMatrix<N> returnedBiases(
            NumberArithmetic<N> numbers, int i, GenericMatrix<N> b, GenericMatrix<N> usual) {
        return usual;
    }
}
