package org.gradcheck4j.harness.evaluation.backprop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;

/**
 * Backprop in plain loops, in any arithmetic, with some steps faulty. Of this project it uses {@code
 * model} alone, so that certification does not confirm itself.
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
    public static Gradients gradients(
            RoundedArithmetic numbers, Network network, Batch batch, List<FaultyStep> faultySteps) {
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
    private static List<DoubleDoubleMatrix> activations(NumberArithmetic numbers, Network network, Batch batch) {
        List<DoubleDoubleMatrix> A = new ArrayList<>();
        A.add(DoubleDoubleMatrix.of(numbers, batch.X()));
        for (Layer layer : network.layers()) {
            A.add(Z(numbers, layer, A.get(A.size() - 1)).map(numbers::sigmoid));
        }
        return A;
    }

    /**
     * Goes back from the output.
     *
     * @param A A[0] … A[L] of the network that is asked for
     * @return every dW and db
     */
    public Map<TensorName, DoubleDoubleMatrix> backward(List<DoubleDoubleMatrix> A) {
        Network computed = replaced(network, (step, usual) -> step.network(numbers, usual, this::gradientsAt));
        return computed.equals(network) ? backwardFrom(A) : gradientsAt(computed);
    }

    private Map<TensorName, DoubleDoubleMatrix> gradientsAt(Network other) {
        return new PlainBackprop(numbers, other, batch, faultySteps).backwardFrom(activations(numbers, other, batch));
    }

    private Map<TensorName, DoubleDoubleMatrix> backwardFrom(List<DoubleDoubleMatrix> usualA) {
        List<DoubleDoubleMatrix> factors = factorsOfNeurons();
        boolean isUsual =
                factors.stream().allMatch(each -> each.values().stream().allMatch(DD.ONE::equals));
        List<DoubleDoubleMatrix> unfactored = isUsual ? usualA : new ArrayList<>();
        List<DoubleDoubleMatrix> A = isUsual ? usualA : factored(factors, unfactored);
        DoubleDoubleMatrix y =
                replaced(DoubleDoubleMatrix.of(numbers, batch.y()), (step, usual) -> step.labels(numbers, usual));
        DoubleDoubleMatrix dZ = replaced(
                A.get(network.depth()).map(y, this::outputGradient),
                (step, usual) -> step.outputGradients(numbers, usual));
        List<Integer> samples =
                replaced(IntStream.range(0, batch.size()).boxed().toList(), FaultyStep::samples);
        Map<TensorName, DoubleDoubleMatrix> gradients = new HashMap<>();
        for (int i = network.depth(); i >= 1; i--) {
            int layerNumber = i;
            Layer layer = network.layer(i);
            DoubleDoubleMatrix W = DoubleDoubleMatrix.of(numbers, layer.weights());
            DoubleDoubleMatrix delta = dZ;
            DoubleDoubleMatrix input = input(i, A);
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
                        replaced(W, (step, usual) -> step.backwardWeights(numbers, layerNumber, usual, dW));
                dZ = before(i, backwardWeights, delta, A, unfactored.get(i - 1), factors.get(i - 1));
            }
        }
        return replaced(gradients, (step, usual) -> step.result(numbers, A, usual));
    }

    /** {@return what a step usually gives, replaced by every faulty step in turn} */
    private <T> T replaced(T usual, BiFunction<FaultyStep, T, T> change) {
        T result = usual;
        for (FaultyStep step : faultySteps) {
            result = change.apply(step, result);
        }
        return result;
    }

    /** {@return what each neuron's activation is multiplied by, {@code [n_i × 1]}; X and A[L] by 1} */
    private List<DoubleDoubleMatrix> factorsOfNeurons() {
        List<DoubleDoubleMatrix> factors = new ArrayList<>();
        for (int i = 0; i <= network.depth(); i++) {
            int layer = i;
            boolean isHidden = i > 0 && i < network.depth();
            int neurons = i == 0 ? network.inputs() : network.layer(i).outputs();
            factors.add(DoubleDoubleMatrix.generate(
                    neurons,
                    1,
                    (n, one) -> isHidden
                            ? replaced(DD.ONE, (step, usual) -> step.factorOfNeuron(numbers, layer, n, usual))
                            : DD.ONE));
        }
        return factors;
    }

    /** {@return A[0] … A[L] with these factors; those before the factors are added to a list} */
    private List<DoubleDoubleMatrix> factored(List<DoubleDoubleMatrix> factors, List<DoubleDoubleMatrix> unfactored) {
        List<DoubleDoubleMatrix> A = new ArrayList<>();
        for (int i = 0; i <= network.depth(); i++) {
            DoubleDoubleMatrix factor = factors.get(i);
            DoubleDoubleMatrix a = i == 0
                    ? DoubleDoubleMatrix.of(numbers, batch.X())
                    : Z(numbers, network.layer(i), A.get(i - 1)).map(numbers::sigmoid);
            unfactored.add(a);
            A.add(DoubleDoubleMatrix.generate(a.rows(), a.columns(), (n, k) -> times(a.get(n, k), factor.get(n))));
        }
        return A;
    }

    private DD times(DD value, DD factor) {
        return factor.equals(DD.ONE) ? value : numbers.times(value, factor);
    }

    private DD outputGradient(DD a, DD y) {
        return replaced(numbers.minus(a, y), (step, usual) -> step.outputGradient(numbers, a, y, usual));
    }

    private DoubleDoubleMatrix input(int i, List<DoubleDoubleMatrix> A) {
        int j = replaced(i - 1, (step, usual) -> step.inputOf(i, usual));
        boolean isPreActivation = replaced(false, (step, usual) -> step.isPreActivation(i, usual));
        return isPreActivation && j > 0 ? Z(numbers, network.layer(j), A.get(j - 1)) : A.get(j);
    }

    /** {@return Z[i] = W[i] A[i−1] + b[i]} */
    private static DoubleDoubleMatrix Z(NumberArithmetic numbers, Layer layer, DoubleDoubleMatrix before) {
        DoubleDoubleMatrix W = DoubleDoubleMatrix.of(numbers, layer.weights());
        DoubleDoubleMatrix b = DoubleDoubleMatrix.of(numbers, layer.bias());
        return DoubleDoubleMatrix.generate(layer.outputs(), before.columns(), (j, k) -> {
            DD sum = numbers.dot(layer.inputs(), n -> W.get(j, n), n -> before.get(n, k));
            return numbers.plus(sum, b.get(j));
        });
    }

    private DoubleDoubleMatrix returned(TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix value) {
        return replaced(value, (step, usual) -> step.returned(numbers, gradient, parameter, usual));
    }

    /** {@return a value that is computed when it is first asked for} */
    private static <T> Supplier<T> onlyOnce(Supplier<T> computation) {
        List<T> computed = new ArrayList<>();
        return () -> {
            if (computed.isEmpty()) {
                computed.add(computation.get());
            }
            return computed.get(0);
        };
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

    /** {@return dZ[i−1] = W[i]ᵀ dZ[i] · s^k, and the factor of the neuron} */
    private DoubleDoubleMatrix before(
            int i,
            DoubleDoubleMatrix W,
            DoubleDoubleMatrix dZ,
            List<DoubleDoubleMatrix> A,
            DoubleDoubleMatrix a,
            DoubleDoubleMatrix factor) {
        Supplier<DoubleDoubleMatrix> z = onlyOnce(() -> Z(numbers, network.layer(i - 1), A.get(i - 2)));
        int power = replaced(1, (step, usual) -> step.slopePower(i - 1, usual));
        return DoubleDoubleMatrix.generate(a.rows(), a.columns(), (n, k) -> {
            DD dA = times(numbers.dot(W.rows(), j -> W.get(j, n), j -> dZ.get(j, k)), factor.get(n));
            DD usualSlope = numbers.times(a.get(n, k), numbers.minus(numbers.of(1), a.get(n, k)));
            DD slope = replaced(
                    usualSlope,
                    (step, usual) -> step.slope(numbers, i - 1, () -> z.get().get(n, k), a.get(n, k), usual));
            for (int times = 0; times < power; times++) {
                dA = numbers.times(dA, slope);
            }
            return dA;
        });
    }
}
