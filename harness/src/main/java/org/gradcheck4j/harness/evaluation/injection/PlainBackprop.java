package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;

/**
 * Backprop in plain loops, in any arithmetic, with some steps faulty. It shares no code of this project with the engines,
 * the oracle or the diagnosis, so that certification does not confirm itself.
 */
public final class PlainBackprop {

    private final NumberArithmetic numbers;
    private final Network network;
    private final Batch batch;
    private final List<FaultyStep> faultySteps;

    /**
     * A backprop that computes with these faulty steps.
     *
     * @param numbers the arithmetic
     * @param network any
     * @param batch of the network's inputs
     * @param faultySteps applied in this order; none for the formula
     */
    public PlainBackprop(NumberArithmetic numbers, Network network, Batch batch, List<FaultyStep> faultySteps) {
        this.numbers = numbers;
        this.network = network;
        this.batch = batch;
        this.faultySteps = faultySteps;
    }

    /** {@return the correct gradients in a rounded arithmetic, forward pass and all} */
    public static Gradients gradients(RoundedArithmetic numbers, Network network, Batch batch) {
        return gradients(numbers, network, batch, List.of());
    }

    /** {@return the gradients in a rounded arithmetic, with some steps of the backward pass faulty} */
    static Gradients gradients(RoundedArithmetic numbers, Network network, Batch batch, List<FaultyStep> faultySteps) {
        Map<TensorName, DoubleDoubleMatrix> tensors =
                new PlainBackprop(numbers, network, batch, faultySteps).backward(activations(numbers, network, batch));
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = 1; i <= network.depth(); i++) {
            DoubleDoubleMatrix dW = Objects.requireNonNull(tensors.get(TensorName.dW(i)));
            DoubleDoubleMatrix db = Objects.requireNonNull(tensors.get(TensorName.db(i)));
            layers.add(new LayerGradient(dW.toMatrix(), db.toMatrix()));
        }
        return new Gradients(layers);
    }

    /** {@return A[0] … A[L]} */
    private static List<DoubleDoubleMatrix> activations(RoundedArithmetic numbers, Network network, Batch batch) {
        List<DoubleDoubleMatrix> A = new ArrayList<>();
        A.add(DoubleDoubleMatrix.of(numbers, batch.X()));
        for (Layer layer : network.layers()) {
            DoubleDoubleMatrix before = A.get(A.size() - 1);
            DoubleDoubleMatrix W = DoubleDoubleMatrix.of(numbers, layer.weights());
            DoubleDoubleMatrix b = DoubleDoubleMatrix.of(numbers, layer.bias());
            A.add(DoubleDoubleMatrix.generate(layer.outputs(), batch.size(), (j, k) -> {
                DD sum = numbers.dot(layer.inputs(), n -> W.get(j, n), n -> before.get(n, k));
                return numbers.sigmoid(numbers.plus(sum, b.get(j)));
            }));
        }
        return A;
    }

    /**
     * Goes back from the output.
     *
     * @param A A[0] … A[L]
     * @return every dW and db
     */
    public Map<TensorName, DoubleDoubleMatrix> backward(List<DoubleDoubleMatrix> A) {
        DoubleDoubleMatrix y =
                replaced(DoubleDoubleMatrix.of(numbers, batch.y()), (step, usual) -> step.labels(numbers, usual));
        DoubleDoubleMatrix dZ = A.get(network.depth()).map(y, this::outputError);
        List<Integer> samples =
                replaced(IntStream.range(0, batch.size()).boxed().toList(), FaultyStep::samples);
        Map<TensorName, DoubleDoubleMatrix> gradients = new HashMap<>();
        for (int i = network.depth(); i >= 1; i--) {
            Layer layer = network.layer(i);
            DoubleDoubleMatrix W = DoubleDoubleMatrix.of(numbers, layer.weights());
            DoubleDoubleMatrix delta = dZ;
            DoubleDoubleMatrix input = A.get(inputOf(i));
            DoubleDoubleMatrix dW = DoubleDoubleMatrix.generate(
                    layer.outputs(),
                    layer.inputs(),
                    (j, n) -> mean(numbers.dot(
                            samples.size(), k -> delta.get(j, samples.get(k)), k -> input.get(n, samples.get(k)))));
            DoubleDoubleMatrix db =
                    DoubleDoubleMatrix.generate(layer.outputs(), 1, (j, one) -> mean(sum(delta, j, samples)));
            gradients.put(TensorName.dW(i), returned(TensorName.dW(i), W, dW));
            gradients.put(
                    TensorName.db(i), returned(TensorName.db(i), DoubleDoubleMatrix.of(numbers, layer.bias()), db));
            if (i > 1) {
                DoubleDoubleMatrix backwardWeights =
                        replaced(W, (step, usual) -> step.backwardWeights(numbers, usual, dW));
                dZ = before(i, backwardWeights, delta, A.get(i - 1));
            }
        }
        return gradients;
    }

    /** {@return what a step usually gives, replaced by every faulty step in turn} */
    private <T> T replaced(T usual, BiFunction<FaultyStep, T, T> change) {
        T result = usual;
        for (FaultyStep step : faultySteps) {
            result = change.apply(step, result);
        }
        return result;
    }

    private DD outputError(DD a, DD y) {
        return replaced(numbers.minus(a, y), (step, usual) -> step.outputError(numbers, a, y, usual));
    }

    private int inputOf(int i) {
        return replaced(i - 1, (step, usual) -> step.inputOf(i, usual));
    }

    private DoubleDoubleMatrix returned(TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix value) {
        return replaced(value, (step, usual) -> step.returned(numbers, gradient, parameter, usual));
    }

    private DD sum(DoubleDoubleMatrix dZ, int row, List<Integer> samples) {
        DD sum = dZ.get(row, samples.get(0));
        for (int k = 1; k < samples.size(); k++) {
            sum = numbers.plus(sum, dZ.get(row, samples.get(k)));
        }
        return sum;
    }

    private DD mean(DD sum) {
        int m = batch.size();
        return replaced(numbers.dividedBy(sum, numbers.of(m)), (step, usual) -> step.mean(numbers, sum, m, usual));
    }

    /** {@return dZ[i−1] = W[i]ᵀ dZ[i] · s^k} */
    private DoubleDoubleMatrix before(int i, DoubleDoubleMatrix W, DoubleDoubleMatrix dZ, DoubleDoubleMatrix a) {
        int power = replaced(1, (step, usual) -> step.slopePower(i - 1, usual));
        return DoubleDoubleMatrix.generate(a.rows(), a.columns(), (n, k) -> {
            DD dA = numbers.dot(W.rows(), j -> W.get(j, n), j -> dZ.get(j, k));
            DD slope = numbers.times(a.get(n, k), numbers.minus(numbers.of(1), a.get(n, k)));
            for (int times = 0; times < power; times++) {
                dA = numbers.times(dA, slope);
            }
            return dA;
        });
    }
}
