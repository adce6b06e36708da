package org.gradcheck4j.deviation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.gradcheck4j.bound.Rounding;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.Summation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedErrorsTest {

    private static final Arithmetic FLOAT = Arithmetic.of(Precision.FLOAT);

    private static final Variances VARIANCES = new Variances(Rounding.of(FLOAT));

    private enum Quantity {
        Z,
        A,
        DA,
        DZ
    }

    /** One number of the pass, which is made larger by h. */
    private record Change(Quantity quantity, int layer, int index, double h) {

        Matrix of(Quantity which, int i, Matrix value) {
            return which == quantity && i == layer
                    ? value.withEntries(k -> value.get(k) + (k == index ? h : 0))
                    : value;
        }
    }

    private static Matrix random(Random random, int rows, int columns) {
        return Matrix.generate(rows, columns, (i, j) -> random.nextGaussian());
    }

    private static Network network(long seed, int... widths) {
        Random random = new Random(seed);
        return new Network(IntStream.range(1, widths.length)
                        .mapToObj(
                                i -> new Layer(random(random, widths[i], widths[i - 1]), random(random, widths[i], 1)))
                        .toList())
                .roundedTo(Precision.FLOAT);
    }

    private static Batch batch(long seed, int features, int m) {
        Random random = new Random(-seed);
        return new Batch(random(random, features, m), Matrix.generate(1, m, (i, k) -> random.nextInt(2)))
                .roundedTo(Precision.FLOAT);
    }

    private static Gradients weights(long seed, Network network) {
        Random random = new Random(7 * seed);
        return new Gradients(network.layers().stream()
                .map(layer -> new LayerGradient(
                        random(random, layer.outputs(), layer.weights().columns()), random(random, layer.outputs(), 1)))
                .toList());
    }

    /** Σ w g of the formula in double, with one number of the pass changed. */
    private static double weightedSum(Network network, Batch batch, Gradients w, Change change) {
        int L = network.depth();
        int m = batch.size();
        List<Matrix> A = new ArrayList<>(List.of(batch.X()));
        for (int i = 1; i <= L; i++) {
            Matrix bias = network.layer(i).bias().times(Matrix.filled(1, m, 1));
            Matrix Z = change.of(
                    Quantity.Z,
                    i,
                    network.layer(i).weights().times(A.get(i - 1)).plus(bias));
            A.add(change.of(Quantity.A, i, Z.map(z -> 1 / (1 + Math.exp(-z)))));
        }
        Matrix dZ = change.of(Quantity.DZ, L, A.get(L).map(batch.y(), (a, y) -> a - y));
        double sum = 0;
        for (int i = L; i >= 1; i--) {
            LayerGradient weights = w.layers().get(i - 1);
            sum += dot(weights.dW(), dZ.times(A.get(i - 1).transpose())) / m;
            sum += dot(weights.db(), dZ.times(Matrix.filled(m, 1, 1))) / m;
            if (i > 1) {
                Matrix dA = change.of(
                        Quantity.DA,
                        i - 1,
                        network.layer(i).weights().transpose().times(dZ));
                dZ = change.of(Quantity.DZ, i - 1, dA.map(A.get(i - 1), (each, a) -> each * a * (1 - a)));
            }
        }
        return sum;
    }

    private static double dot(Matrix one, Matrix other) {
        return IntStream.range(0, one.size())
                .mapToDouble(k -> one.get(k) * other.get(k))
                .sum();
    }

    /** The sum over the numbers of one quantity of (∂ Σ w g/∂v)² Var(δ), the derivative being a difference quotient. */
    private static double variance(
            Network network, Batch batch, Gradients w, Quantity quantity, int i, Matrix variances) {
        double sum = 0;
        double h = 1e-5;
        for (int k = 0; k < variances.size(); k++) {
            double above = weightedSum(network, batch, w, new Change(quantity, i, k, h));
            double below = weightedSum(network, batch, w, new Change(quantity, i, k, -h));
            double adjoint = (above - below) / (2 * h);
            sum += adjoint * adjoint * variances.get(k);
        }
        return sum;
    }

    private static double varianceOfMeans(Matrix weights, Matrix means, Matrix ofSums, int m) {
        return IntStream.range(0, weights.size())
                .mapToDouble(
                        k -> Math.pow(weights.get(k), 2) * (ofSums.get(k) / m / m + VARIANCES.ofMean(means.get(k), m)))
                .sum();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void each_rounding_error_counts_by_its_adjoint(long seed) {
        int m = 5;
        Network network = network(seed, 3, 4, 2, 1);
        Batch batch = batch(seed, 3, m);
        Gradients w = weights(seed, network);
        ExactSolution exact = ExactOracle.of(network, batch);
        double expected = 0;
        for (int i = 1; i <= 3; i++) {
            Matrix W = network.layer(i).weights();
            Matrix input = exact.activation(i - 1).rounded();
            Matrix Z = exact.Z().get(i - 1).rounded();
            Matrix dZ = exact.dZ().get(i - 1).rounded();
            int roundings = i == 3 ? 1 : 3;
            expected += variance(network, batch, w, Quantity.Z, i, VARIANCES.ofProduct(W, input, Z));
            expected += variance(
                    network,
                    batch,
                    w,
                    Quantity.A,
                    i,
                    exact.A().get(i - 1).rounded().map(VARIANCES::ofSigmoid));
            expected +=
                    variance(network, batch, w, Quantity.DZ, i, dZ.map(each -> roundings * VARIANCES.ofRounding(each)));
            if (i > 1) {
                Matrix dA = exact.dA().get(i - 2).rounded();
                expected += variance(network, batch, w, Quantity.DA, i - 1, VARIANCES.ofProduct(W.transpose(), dZ, dA));
            }
            Matrix dW = exact.dW().get(i - 1).rounded();
            Matrix db = exact.db().get(i - 1).rounded();
            LayerGradient weights = w.layers().get(i - 1);
            Matrix ofDW = VARIANCES.ofProduct(dZ, input.transpose(), dW.map(each -> m * each));
            Matrix ofDb = VARIANCES.ofProduct(dZ, Matrix.filled(m, 1, 1), db.map(each -> m * each));
            expected += varianceOfMeans(weights.dW(), dW, ofDW, m) + varianceOfMeans(weights.db(), db, ofDb, m);
        }
        assertThat(WeightedErrors.deviation(exact, FLOAT, w) / Math.sqrt(expected))
                .isCloseTo(1, within(1e-6));
    }

    /** The errors of m equal samples are the same: their mean is as far off as that of one. */
    @Test
    void errors_of_equal_samples_add_up() {
        Network network = network(5, 2, 3, 1);
        Batch apart = batch(5, 2, 64);
        Batch equal = new Batch(
                Matrix.generate(2, 64, (j, k) -> apart.X().get(j, 0)),
                apart.y().map(y -> apart.y().get(0)));
        Batch one = new Batch(
                Matrix.column(apart.X().get(0, 0), apart.X().get(1, 0)),
                Matrix.row(apart.y().get(0)));
        Gradients ofDb = new Gradients(List.of(
                new LayerGradient(Matrix.filled(3, 2, 0), Matrix.filled(3, 1, 1)),
                new LayerGradient(Matrix.filled(1, 3, 0), Matrix.filled(1, 1, 0))));
        double ofOne = WeightedErrors.deviation(ExactOracle.of(network, one), FLOAT, ofDb);
        assertThat(WeightedErrors.deviation(ExactOracle.of(network, equal), FLOAT, ofDb))
                .isGreaterThan(0.9 * ofOne);
        // Of the running sum, some of it stays.
        assertThat(WeightedErrors.deviation(ExactOracle.of(network, apart), FLOAT.withSums(inDouble()), ofDb))
                .isLessThan(0.5
                        * WeightedErrors.deviation(ExactOracle.of(network, equal), FLOAT.withSums(inDouble()), ofDb));
    }

    private static Summation inDouble() {
        return Summation.inAnyOrder(Precision.DOUBLE.unitRoundoff());
    }

    /** Each of m + 2 operations on an entry makes it up to η smaller, never larger. */
    @Test
    void what_is_flushed_to_zero_adds_up() {
        Network neuron = new Network(List.of(new Layer(Matrix.row(0.5), Matrix.row(0))));
        int m = 1024;
        Batch batch = new Batch(Matrix.generate(1, m, (i, k) -> 1e-4 * (k + 1)), Matrix.filled(1, m, 1))
                .roundedTo(Precision.HALF);
        ExactSolution exact = ExactOracle.of(neuron.roundedTo(Precision.HALF), batch);
        Gradients w = new Gradients(List.of(new LayerGradient(Matrix.row(1), Matrix.row(0))));
        Arithmetic half = Arithmetic.of(Precision.HALF);
        double keeping = WeightedErrors.deviation(exact, half, w);
        double flushing = WeightedErrors.deviation(exact, half.withUnderflow(Precision.HALF.smallestNormal()), w);
        double eta = Precision.HALF.smallestNormal();
        assertThat(Math.sqrt(flushing * flushing - keeping * keeping))
                .isBetween(m * eta / Math.sqrt(3), 1.1 * m * eta / Math.sqrt(3));
    }

    @Test
    void nothing_is_known_of_weights_that_are_not_finite() {
        Network network = network(1, 2, 1);
        ExactSolution exact = ExactOracle.of(network, batch(1, 2, 3));
        Gradients infinite = new Gradients(List.of(new LayerGradient(Matrix.row(Double.NaN, 1), Matrix.row(1))));
        assertThat(WeightedErrors.deviation(exact, FLOAT, infinite)).isInfinite();
    }
}
