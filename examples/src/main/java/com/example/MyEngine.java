package com.example;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** An engine of a user's own: backprop in plain loops, in double. */
public final class MyEngine implements GradientEngine {

    @Override
    public String name() {
        return "mine";
    }

    @Override
    public Set<Precision> precisions() {
        return EnumSet.of(Precision.DOUBLE);
    }

    @Override
    public Gradients gradients(Network network, Batch batch, Precision precision) {
        List<Matrix> A = new ArrayList<>(List.of(batch.X()));
        for (Layer layer : network.layers()) {
            Matrix WA = product(layer.weights(), A.get(A.size() - 1));
            A.add(Matrix.generate(
                    WA.rows(),
                    WA.columns(),
                    (j, k) -> sigmoid(WA.get(j, k) + layer.bias().get(j))));
        }
        Deque<LayerGradient> gradients = new ArrayDeque<>();
        double m = batch.size();
        Matrix ones = Matrix.generate(batch.size(), 1, (k, j) -> 1);
        Matrix dZ = A.get(network.depth()).map(batch.y(), (a, y) -> a - y);
        for (int i = network.depth(); i >= 1; i--) {
            Matrix dW = product(dZ, A.get(i - 1).transpose()).map(sum -> sum / m);
            Matrix db = product(dZ, ones).map(sum -> sum / m);
            gradients.addFirst(new LayerGradient(dW, db));
            Matrix dA = product(network.layer(i).weights().transpose(), dZ);
            dZ = dA.map(A.get(i - 1), (d, a) -> d * a * (1 - a));
        }
        return new Gradients(List.copyOf(gradients));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static Matrix product(Matrix left, Matrix right) {
        return Matrix.generate(left.rows(), right.columns(), (i, j) -> {
            double sum = 0;
            for (int k = 0; k < left.columns(); k++) {
                sum += left.get(i, k) * right.get(k, j);
            }
            return sum;
        });
    }
}
