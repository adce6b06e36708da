package org.gradcheck4j.departure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** A backprop in plain loops that rounds after every operation. Each field is a way in which it departs from the formula. */
final class RoundedBackprop {

    /** What dA of a hidden layer is multiplied by, from an entry of Z and of A. */
    @FunctionalInterface
    interface Slope {
        double of(double z, double a, Precision p);
    }

    /** dZ[L] of one sample. */
    @FunctionalInterface
    interface Output {
        double of(double a, double y, Precision p);
    }

    /** What dW[i] is made from, out of A[0] = X … A[L], and X, Z[1] … Z[L]. */
    @FunctionalInterface
    interface Input {
        Matrix of(int i, List<Matrix> A, List<Matrix> Z);
    }

    /** What stands for W[i] in the backward pass. */
    @FunctionalInterface
    interface BackwardWeights {
        Matrix weights(Matrix W, Matrix dW, Precision p);
    }

    Slope slope = (z, a, p) -> p.round(a * p.round(1 - a));
    Output output = (a, y, p) -> p.round(a - y);
    Input input = (i, A, Z) -> A.get(i - 1);
    BackwardWeights backwardWeights = (W, dW, p) -> W;
    IntToDoubleFunction sampleWeight = k -> 1;
    int miniBatch;

    private final Precision p;

    RoundedBackprop(Precision precision) {
        this.p = precision;
    }

    Gradients of(Network network, Batch batch) {
        int L = network.depth();
        List<Matrix> Z = new ArrayList<>(List.of(batch.X()));
        List<Matrix> A = new ArrayList<>(List.of(batch.X()));
        for (int i = 1; i <= L; i++) {
            Matrix b = network.layer(i).bias();
            Matrix products = product(network.layer(i).weights(), A.get(i - 1));
            int m = batch.size();
            Z.add(products.withEntries(k -> p.round(products.get(k) + b.get(k / m))));
            A.add(Z.get(i).map(z -> p.round(1 / p.round(1 + p.round(Math.exp(-z))))));
        }
        Matrix a = A.get(L);
        Matrix y = batch.y();
        Matrix dZ = a.withEntries(k -> p.round(sampleWeight.applyAsDouble(k) * output.of(a.get(k), y.get(k), p)));
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = L; i >= 1; i--) {
            Matrix dW = mean(dZ, input.of(i, A, Z));
            layers.add(0, new LayerGradient(dW, mean(dZ, Matrix.filled(1, batch.size(), 1))));
            if (i > 1) {
                Matrix W = backwardWeights.weights(network.layer(i).weights(), dW, p);
                Matrix dA = product(W.transpose(), dZ);
                Matrix z = Z.get(i - 1);
                Matrix hidden = A.get(i - 1);
                dZ = dA.withEntries(k -> p.round(dA.get(k) * slope.of(z.get(k), hidden.get(k), p)));
            }
        }
        return new Gradients(layers);
    }

    /** 1/m of a sum over all samples, or the mean of the means of mini-batches. */
    private Matrix mean(Matrix dZ, Matrix input) {
        int m = dZ.columns();
        int size = miniBatch == 0 ? m : miniBatch;
        return Matrix.generate(dZ.rows(), input.rows(), (i, j) -> {
            double total = 0;
            int batches = 0;
            for (int first = 0; first < m; first += size) {
                int end = Math.min(m, first + size);
                double sum = 0;
                for (int k = first; k < end; k++) {
                    sum = p.round(sum + p.round(dZ.get(i, k) * input.get(j, k)));
                }
                total = p.round(total + p.round(sum / (end - first)));
                batches++;
            }
            return p.round(total / batches);
        });
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
