package org.gradcheck4j.harness.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;

/** A plain backprop that rounds after every operation. Each field is a step of the backward pass. */
final class StepwiseBackprop {

    /** What dA[i] is multiplied by, entry by entry. */
    @FunctionalInterface
    interface Slope {
        double at(int i, double z, double a, Precision p);
    }

    /** What dZ[i] is multiplied by to give dW[i], of A[0] … A[L] and Z[1] … Z[L], Z[0] being X. */
    @FunctionalInterface
    interface Input {
        Matrix of(int i, List<Matrix> A, List<Matrix> Z);
    }

    /** The weights of layer i in the backward pass, when its gradient is dW. */
    @FunctionalInterface
    interface Weights {
        Matrix of(int i, Matrix W, Matrix dW);
    }

    Slope slope = (i, z, a, p) -> p.round(a * p.round(1 - a));
    Input input = (i, A, Z) -> A.get(i - 1);
    Weights weights = (i, W, dW) -> W;

    private final Precision p;

    private StepwiseBackprop(Precision precision) {
        this.p = precision;
    }

    /** {@return the gradients with a mistake} */
    static Gradients gradients(DiagnosisCase given, Consumer<StepwiseBackprop> mistake) {
        StepwiseBackprop backprop = new StepwiseBackprop(given.precision());
        mistake.accept(backprop);
        return backprop.of(given);
    }

    private Gradients of(DiagnosisCase given) {
        int L = given.network().depth();
        int m = given.batch().size();
        List<Matrix> A = new ArrayList<>(List.of(given.batch().X()));
        List<Matrix> Z = new ArrayList<>(A);
        for (int i = 1; i <= L; i++) {
            Matrix b = given.network().layer(i).bias();
            Matrix products = product(given.network().layer(i).weights(), A.get(i - 1));
            Z.add(Matrix.generate(products.rows(), m, (r, k) -> p.round(products.get(r, k) + b.get(r))));
            A.add(Z.get(i).map(z -> p.round(1 / p.round(1 + p.round(Math.exp(-z))))));
        }
        Matrix dZ = A.get(L).map(given.batch().y(), (a, y) -> p.round(a - y));
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = L; i >= 1; i--) {
            Matrix dW = mean(dZ, input.of(i, A, Z).transpose(), m);
            layers.add(0, new LayerGradient(dW, mean(dZ, Matrix.filled(m, 1, 1), m)));
            if (i > 1) {
                int layer = i - 1;
                Matrix W = weights.of(i, given.network().layer(i).weights(), dW);
                Matrix slopes = Z.get(layer).map(A.get(layer), (z, a) -> slope.at(layer, z, a, p));
                dZ = product(W.transpose(), dZ).map(slopes, (dA, s) -> p.round(dA * s));
            }
        }
        return new Gradients(layers);
    }

    private Matrix mean(Matrix dZ, Matrix factor, int m) {
        return product(dZ, factor).map(sum -> p.round(sum / m));
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
