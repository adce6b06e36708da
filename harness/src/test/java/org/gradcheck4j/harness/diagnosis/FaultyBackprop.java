package org.gradcheck4j.harness.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** A plain backprop that rounds after every operation. Each field is a mistake that it can make. */
final class FaultyBackprop {

    /** dZ[L] from the output and the label. */
    @FunctionalInterface
    interface Output {
        double derivative(double a, double y, Precision p);
    }

    Output output = (a, y, p) -> p.round(a - y);
    UnaryOperator<Matrix> labels = y -> y;
    int slopePower = 1;
    Set<Integer> slopeLayers = Set.of();
    Set<Integer> ownActivations = Set.of();
    double step;
    int dropped = -1;

    /** Of the samples; none if all count alike. */
    double[] weights = {};

    private final Precision p;

    FaultyBackprop(Precision precision) {
        this.p = precision;
    }

    Gradients of(Network network, Batch batch) {
        int m = batch.size();
        List<Matrix> A = new ArrayList<>();
        A.add(batch.X());
        for (int i = 1; i <= network.depth(); i++) {
            Matrix b = network.layer(i).bias();
            Matrix Z = product(network.layer(i).weights(), A.get(i - 1));
            A.add(Matrix.generate(Z.rows(), Z.columns(), (r, k) -> sigmoid(p.round(Z.get(r, k) + b.get(r)))));
        }
        Matrix y = labels.apply(batch.y());
        Matrix dZ = Matrix.generate(
                1,
                m,
                (r, k) -> k == dropped
                        ? 0
                        : weighted(k, output.derivative(A.get(network.depth()).get(0, k), p.round(y.get(k)), p)));
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = network.depth(); i >= 1; i--) {
            Matrix factor = A.get(ownActivations.contains(i) ? i : i - 1);
            Matrix dW = product(dZ, factor.transpose()).map(sum -> p.round(sum / m));
            Matrix ones = Matrix.generate(m, 1, (r, c) -> 1);
            layers.add(0, new LayerGradient(dW, product(dZ, ones).map(sum -> p.round(sum / m))));
            if (i > 1) {
                Matrix W = network.layer(i).weights().map(dW, (w, d) -> p.round(w - p.round(step * d)));
                Matrix dA = product(W.transpose(), dZ);
                int power = slopeLayers.contains(i - 1) ? slopePower : 1;
                Matrix a = A.get(i - 1);
                dZ = dA.map(a, (d, value) -> {
                    double result = d;
                    for (int k = 0; k < power; k++) {
                        result = p.round(result * p.round(value * p.round(1 - value)));
                    }
                    return result;
                });
            }
        }
        return new Gradients(layers);
    }

    private double weighted(int k, double value) {
        return weights.length == 0 ? value : p.round(weights[k] * value);
    }

    private double sigmoid(double z) {
        return p.round(z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));
    }

    private Matrix product(Matrix left, Matrix right) {
        return Matrix.generate(left.rows(), right.columns(), (i, j) -> {
            double sum = 0;
            for (int k = 0; k < left.columns(); k++) {
                sum = p.round(sum + p.round(left.get(i, k) * right.get(k, j)));
            }
            return sum;
        });
    }
}
