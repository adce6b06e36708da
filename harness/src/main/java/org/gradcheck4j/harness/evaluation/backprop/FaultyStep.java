package org.gradcheck4j.harness.evaluation.backprop;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;

/**
 * A mistake in a step of backprop, or in several. Each method is one step: it is handed what the step usually gives, and
 * returns what is used in its place. A fault overrides the steps that it gets wrong.
 */
public interface FaultyStep {

    /** {@return how many numbers a diagnosis has to fit, at most, before it can describe this mistake} */
    default int fittedNumbers() {
        return 1;
    }

    /** {@return how many forms of this mistake a diagnosis chooses from} */
    default double forms(int m) {
        return 1;
    }

    /**
     * {@return the network that the forward and the backward pass compute with; usually the one that is asked for}
     *
     * @param gradients those of any network, with the other faulty steps
     */
    default Network network(
            NumberArithmetic numbers, Network usual, Function<Network, Map<TensorName, DoubleDoubleMatrix>> gradients) {
        return usual;
    }

    /** {@return by what a neuron of hidden layer i multiplies its activation, and what goes back through it; usually 1} */
    default DD factorOfNeuron(NumberArithmetic numbers, int i, int neuron, DD usual) {
        return usual;
    }

    /** {@return the labels, {@code [1 × m]}} */
    default DoubleDoubleMatrix labels(NumberArithmetic numbers, DoubleDoubleMatrix usual) {
        return usual;
    }

    /** {@return dZ[L], for one sample with activation a and label y; usually a − y} */
    default DD outputGradient(NumberArithmetic numbers, DD a, DD y, DD usual) {
        return usual;
    }

    /** {@return dZ[L] of all samples, {@code [1 × m]}} */
    default DoubleDoubleMatrix outputGradients(NumberArithmetic numbers, DoubleDoubleMatrix usual) {
        return usual;
    }

    /** {@return what hidden layer i has in place of s = a (1 − a), for one entry z of Z[i] with a = σ(z)} */
    default DD slope(NumberArithmetic numbers, int i, Supplier<DD> z, DD a, DD usual) {
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

    /** {@return whether dW[i] is made from Z[j] in place of A[j]} */
    default boolean isPreActivation(int i, boolean usual) {
        return usual;
    }

    /** {@return the weights of layer i in the backward pass, when its gradient is dW} */
    default DoubleDoubleMatrix backwardWeights(
            NumberArithmetic numbers, int i, DoubleDoubleMatrix usual, DoubleDoubleMatrix dW) {
        return usual;
    }

    /** {@return the samples that sums over the batch run over} */
    default List<Integer> samples(List<Integer> usual) {
        return usual;
    }

    /** {@return from a sum over the batch to what stands for its mean; usually sum / m} */
    default DD mean(NumberArithmetic numbers, DD sum, int m, DD usual) {
        return usual;
    }

    /** {@return one gradient as it is returned, when it belongs to these weights or this bias} */
    default DoubleDoubleMatrix returned(
            NumberArithmetic numbers, TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix usual) {
        return usual;
    }

    /**
     * {@return every dW and db, when all are known}
     *
     * @param A A[0] … A[L]
     * @param usual by name
     */
    default Map<TensorName, DoubleDoubleMatrix> result(
            NumberArithmetic numbers, List<DoubleDoubleMatrix> A, Map<TensorName, DoubleDoubleMatrix> usual) {
        return usual;
    }
}
