package org.gradcheck4j.emulated;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;

/**
 * The formula in double, with some of its numbers rounded to a lower format: what an engine computes if a part of it is
 * narrower than it says. If an engine rounds what this rounds, it makes the same errors; those of its own order of
 * summation are not here.
 */
public final class LowerFormatBackprop {

    private final Narrowing narrowing;
    private final DoubleUnaryOperator sample;
    private final DoubleUnaryOperator parameter;
    private final DoubleUnaryOperator factor;
    private final DoubleUnaryOperator result;

    private LowerFormatBackprop(Narrowing narrowing, DoubleUnaryOperator narrow) {
        DoubleUnaryOperator wide = DoubleUnaryOperator.identity();
        this.narrowing = narrowing;
        this.sample = narrowing.roundsSamples() ? narrow : wide;
        this.parameter = narrowing.roundsParameters() ? narrow : wide;
        this.factor = narrowing.roundsFactorsAlone() ? narrow : wide;
        this.result = narrowing.roundsResults() ? narrow : wide;
    }

    /**
     * {@return A1 … AL, and every dW and db, by name}
     *
     * @param network taken as exact before anything is rounded
     * @param batch likewise
     * @param narrowing what is rounded
     */
    public static Map<TensorName, Matrix> of(Network network, Batch batch, Narrowing narrowing) {
        return new LowerFormatBackprop(narrowing, narrowing::narrowed).of(network, batch);
    }

    /**
     * {@return the same, each rounding replaced by a random error of up to as much} A number that the format holds stays as
     * it is. So the errors are as large as those of {@link #of} and have as much in common with one another, but nothing
     * with those that an engine makes.
     *
     * @param network as above
     * @param batch as above
     * @param narrowing as above
     * @param random gives the errors
     */
    public static Map<TensorName, Matrix> withRandomErrors(
            Network network, Batch batch, Narrowing narrowing, RandomGenerator random) {
        BinaryFormat format = narrowing.format();
        return new LowerFormatBackprop(narrowing, value -> {
                    double rounded = narrowing.narrowed(value);
                    if (rounded == value || !Double.isFinite(rounded)) {
                        return rounded;
                    }
                    return narrowing.rounded() == Narrowing.Rounded.TRUNCATED_FACTORS
                            ? value - Math.copySign(random.nextDouble() * format.ulp(value), value)
                            : value + (random.nextDouble() - 0.5) * format.ulp(value);
                })
                .of(network, batch);
    }

    private Map<TensorName, Matrix> of(Network network, Batch batch) {
        int L = network.depth();
        int m = batch.size();
        List<Matrix> W = new ArrayList<>();
        List<Matrix> A = new ArrayList<>(List.of(batch.X().map(sample)));
        Map<TensorName, Matrix> tensors = new LinkedHashMap<>();
        for (int i = 1; i <= L; i++) {
            Layer layer = network.layer(i);
            W.add(layer.weights().map(parameter));
            Matrix bias = layer.bias().map(parameter);
            Matrix product = product(W.get(i - 1), A.get(i - 1));
            A.add(product.withEntries(k -> sigma(round(product.get(k) + bias.get(k / m)))));
            tensors.put(TensorName.activation(i), A.get(i));
        }
        boolean meanFirst = narrowing.mean() == EmulatedEngine.MeanAt.START;
        DoubleUnaryOperator mean = value -> round(value / m);
        DoubleUnaryOperator first = meanFirst ? mean : DoubleUnaryOperator.identity();
        DoubleUnaryOperator last = meanFirst ? DoubleUnaryOperator.identity() : mean;
        Matrix ones = Matrix.filled(m, 1, 1);
        Matrix dZ = A.get(L).map(batch.y().map(sample), (a, y) -> first.applyAsDouble(round(a - y)));
        Deque<Matrix> gradients = new ArrayDeque<>();
        for (int i = L; i >= 1; i--) {
            Matrix input = A.get(i - 1);
            gradients.push(product(dZ, ones).map(last));
            gradients.push(product(dZ, input.transpose()).map(last));
            if (i > 1) {
                dZ = product(W.get(i - 1).transpose(), dZ).map(input, (dA, a) -> round(dA * round(a * round(1 - a))));
            }
        }
        for (int i = 1; i <= L; i++) {
            tensors.put(TensorName.dW(i), gradients.pop());
            tensors.put(TensorName.db(i), gradients.pop());
        }
        return tensors;
    }

    private double round(double value) {
        return result.applyAsDouble(value);
    }

    private double sigma(double z) {
        double e = Math.exp(-z);
        return narrowing.sigmoid() == EmulatedEngine.SigmoidForm.ROUNDED
                ? round(1 / (1 + e))
                : round(1 / round(1 + round(e)));
    }

    private Matrix product(Matrix one, Matrix other) {
        if (narrowing.rounded() != Narrowing.Rounded.STEPS) {
            return one.map(factor).times(other.map(factor)).map(result);
        }
        return Matrix.generate(one.rows(), other.columns(), (row, column) -> {
            double sum = 0;
            for (int k = 0; k < one.columns(); k++) {
                sum = round(sum + round(one.get(row, k) * other.get(k, column)));
            }
            return sum;
        });
    }
}
