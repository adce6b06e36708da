package org.gradcheck4j.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/** The formula in double, as plainly as it can be written: what DL4J's gradients are held against here. */
final class PlainFormula {

    private PlainFormula() {}

    /** {@return A[0] = X, A[1] … A[L]} */
    static List<Matrix> activations(Network network, Batch batch) {
        List<Matrix> A = new ArrayList<>(List.of(batch.X()));
        for (Layer layer : network.layers()) {
            Matrix b = layer.bias();
            Matrix Z = product(layer.weights(), A.get(A.size() - 1));
            A.add(Matrix.generate(Z.rows(), Z.columns(), (i, k) -> sigmoid(Z.get(i, k) + b.get(i))));
        }
        return A;
    }

    /** {@return J, from the logits} */
    static double loss(Network network, Batch batch) {
        List<Matrix> A = activations(network, batch);
        Layer last = network.layer(network.depth());
        Matrix Z = product(last.weights(), A.get(A.size() - 2));
        double sum = 0;
        for (int k = 0; k < batch.size(); k++) {
            double z = Z.get(k) + last.bias().get(0);
            sum += Math.max(z, 0) - z * batch.y().get(k) + Math.log1p(Math.exp(-Math.abs(z)));
        }
        return sum / batch.size();
    }

    /** {@return dW[i] = 1/m dZ[i] A[i−1]ᵀ and db[i] = 1/m Σ dZ[i]} */
    static Gradients gradients(Network network, Batch batch) {
        int m = batch.size();
        List<Matrix> A = activations(network, batch);
        Matrix dZ = A.get(network.depth()).map(batch.y(), (a, y) -> a - y);
        List<LayerGradient> gradients = new ArrayList<>();
        for (int i = network.depth(); i >= 1; i--) {
            Matrix ones = Matrix.generate(m, 1, (k, j) -> 1);
            Matrix dW = product(dZ, A.get(i - 1).transpose()).map(sum -> sum / m);
            Matrix db = product(dZ, ones).map(sum -> sum / m);
            gradients.add(0, new LayerGradient(dW, db));
            dZ = product(network.layer(i).weights().transpose(), dZ).map(A.get(i - 1), (dA, a) -> dA * a * (1 - a));
        }
        return new Gradients(gradients);
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
