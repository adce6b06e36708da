package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Network;

/**
 * Backprop in plain loops, in any arithmetic, with a deviation from the formula. It shares no code with the engines, the
 * oracle or the diagnosis, so that certification does not confirm itself.
 *
 * @param <N> a number
 */
public final class PlainBackprop<N> {

    /**
     * What one layer's gradients come to.
     *
     * @param <N> a number
     * @param dW {@code [n_i × n_{i−1}]}
     * @param db {@code [n_i × 1]}
     */
    public record LayerGrids<N>(GenericMatrix<N> dW, GenericMatrix<N> db) {}

    private final NumberArithmetic<N> numbers;
    private final Network network;
    private final Batch batch;
    private final Deviation deviation;

    public PlainBackprop(NumberArithmetic<N> numbers, Network network, Batch batch, Deviation deviation) {
        this.numbers = numbers;
        this.network = network;
        this.batch = batch;
        this.deviation = deviation;
    }

    /** Returns the gradients in a rounded arithmetic, forward pass and all. */
    public static Gradients gradients(RoundedArithmetic numbers, Network network, Batch batch, Deviation deviation) {
        PlainBackprop<Double> backprop = new PlainBackprop<>(numbers, network, batch, deviation);
        return new Gradients(backprop.backward(activations(numbers, network, batch)).stream()
                .map(layer -> new LayerGradient(
                        layer.dW().toMatrix(numbers), layer.db().toMatrix(numbers)))
                .toList());
    }

    /** Returns A[0] … A[L]. */
    static List<GenericMatrix<Double>> activations(RoundedArithmetic numbers, Network network, Batch batch) {
        List<GenericMatrix<Double>> A = new ArrayList<>();
        A.add(GenericMatrix.of(numbers, batch.X()));
        for (Layer layer : network.layers()) {
            GenericMatrix<Double> before = A.get(A.size() - 1);
            GenericMatrix<Double> W = GenericMatrix.of(numbers, layer.weights());
            GenericMatrix<Double> b = GenericMatrix.of(numbers, layer.bias());
            A.add(GenericMatrix.generate(layer.outputs(), batch.size(), (j, k) -> {
                Double sum = numbers.dot(layer.inputs(), n -> W.get(j, n), n -> before.get(n, k));
                return numbers.sigmoid(numbers.plus(sum, b.get(j)));
            }));
        }
        return A;
    }

    /**
     * Goes back from the output.
     *
     * @param A A[0] … A[L]
     * @return the gradients of layer i at index i − 1
     */
    public List<LayerGrids<N>> backward(List<GenericMatrix<N>> A) {
        int L = network.depth();
        int m = batch.size();
        GenericMatrix<N> y = deviation.labels(numbers, GenericMatrix.of(numbers, batch.y()));
        GenericMatrix<N> dZ =
                A.get(L).map(y, (a, label) -> deviation.outputError(numbers, a, label, numbers.minus(a, label)));
        List<Integer> samples = deviation.samples(IntStream.range(0, m).boxed().toList());
        List<LayerGrids<N>> gradients = new ArrayList<>();
        for (int i = L; i >= 1; i--) {
            Layer layer = network.layer(i);
            GenericMatrix<N> W = GenericMatrix.of(numbers, layer.weights());
            GenericMatrix<N> b = GenericMatrix.of(numbers, layer.bias());
            GenericMatrix<N> delta = dZ;
            GenericMatrix<N> input = A.get(deviation.inputOf(i, i - 1));
            GenericMatrix<N> dW = GenericMatrix.generate(
                    layer.outputs(),
                    layer.inputs(),
                    (j, n) -> mean(numbers.dot(
                            samples.size(), k -> delta.get(j, samples.get(k)), k -> input.get(n, samples.get(k)))));
            GenericMatrix<N> db = GenericMatrix.generate(layer.outputs(), 1, (j, one) -> mean(sum(delta, j, samples)));
            gradients.add(
                    0,
                    new LayerGrids<>(
                            deviation.returnedWeights(numbers, i, W, dW), deviation.returnedBiases(numbers, i, b, db)));
            if (i > 1) {
                dZ = before(i, deviation.weightsOnTheWayBack(numbers, W, dW), delta, A.get(i - 1));
            }
        }
        return gradients;
    }

    private N sum(GenericMatrix<N> dZ, int row, List<Integer> samples) {
        N sum = dZ.get(row, samples.get(0));
        for (int k = 1; k < samples.size(); k++) {
            sum = numbers.plus(sum, dZ.get(row, samples.get(k)));
        }
        return sum;
    }

    private N mean(N sum) {
        int m = batch.size();
        return deviation.mean(numbers, sum, m, numbers.dividedBy(sum, numbers.of(m)));
    }

    /** Returns dZ[i−1] = W[i]ᵀ dZ[i] · s^k. */
    private GenericMatrix<N> before(int i, GenericMatrix<N> W, GenericMatrix<N> dZ, GenericMatrix<N> a) {
        int power = deviation.slopePower(i - 1, 1);
        return GenericMatrix.generate(a.rows(), a.columns(), (n, k) -> {
            N dA = numbers.dot(W.rows(), j -> W.get(j, n), j -> dZ.get(j, k));
            N slope = numbers.times(a.get(n, k), numbers.minus(numbers.of(1), a.get(n, k)));
            for (int times = 0; times < power; times++) {
                dA = numbers.times(dA, slope);
            }
            return dA;
        });
    }
}
