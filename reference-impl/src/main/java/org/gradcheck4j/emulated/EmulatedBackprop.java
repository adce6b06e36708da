package org.gradcheck4j.emulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/** The formula, forward and backward, one rounded operation at a time. */
final class EmulatedBackprop {

    private final Network network;
    private final Batch batch;
    private final StepArithmetic arithmetic;
    private final EmulatedEngine.MeanAt mean;
    private final EmulatedEngine.SigmoidForm sigmoid;
    private final int m;
    private final List<Matrix> activations = new ArrayList<>();
    private final List<Matrix> preActivations = new ArrayList<>();

    EmulatedBackprop(
            Network network,
            Batch batch,
            StepArithmetic arithmetic,
            EmulatedEngine.MeanAt mean,
            EmulatedEngine.SigmoidForm sigmoid) {
        this.network = network;
        this.batch = batch;
        this.arithmetic = arithmetic;
        this.mean = mean;
        this.sigmoid = sigmoid;
        this.m = batch.size();
        activations.add(batch.X());
        for (int i = 1; i <= network.depth(); i++) {
            Layer layer = network.layer(i);
            Matrix before = activations.get(i - 1);
            Matrix Z = Matrix.generate(
                    layer.outputs(),
                    m,
                    (j, k) -> arithmetic.affine(
                            row(layer.weights(), j),
                            column(before, k),
                            layer.bias().get(j)));
            preActivations.add(Z);
            activations.add(Z.map(this::sigma));
        }
    }

    private double sigma(double z) {
        return switch (sigmoid) {
            case ROUNDED -> arithmetic.round(accurateSigmoid(z));
            case STEPS -> arithmetic.round(1 / arithmetic.sum(1, arithmetic.exp(-z)));
            case TANH, TANH_AND_SLOPE -> arithmetic.product(arithmetic.sum(1, tanhOfHalf(z)), 1.0 / 2);
        };
    }

    private double tanhOfHalf(double z) {
        return arithmetic.round(Math.tanh(arithmetic.round(z / 2)));
    }

    /** dA σ'(Z). */
    private double timesSlope(double dA, double a, double z) {
        if (sigmoid == EmulatedEngine.SigmoidForm.TANH_AND_SLOPE) {
            double t = tanhOfHalf(z);
            return arithmetic.product(dA, arithmetic.product(arithmetic.sum(1, -arithmetic.product(t, t)), 1.0 / 4));
        }
        return arithmetic.product(dA, arithmetic.product(a, arithmetic.sum(1, -a)));
    }

    /** {@return σ(z) in double, to 4 · 2⁻⁵³ of it} */
    private static double accurateSigmoid(double z) {
        double e = Math.exp(-Math.abs(z));
        return (z < 0 ? e : 1) / (1 + e);
    }

    ForwardPass forward() {
        double[] losses = new double[m];
        Matrix output = preActivations.get(network.depth() - 1);
        for (int k = 0; k < m; k++) {
            double z = output.get(k);
            double linear =
                    arithmetic.sum(Math.max(z, 0), -arithmetic.product(batch.y().get(k), z));
            double logarithm = arithmetic.round(Math.log1p(arithmetic.exp(-Math.abs(z))));
            losses[k] = scaledAtStart(arithmetic.sum(linear, logarithm));
        }
        return new ForwardPass(activations.subList(1, activations.size()), scaledAtEnd(arithmetic.total(losses)));
    }

    Gradients gradients() {
        List<LayerGradient> gradients = new ArrayList<>();
        Matrix dZ = activations.get(network.depth()).map(batch.y(), (a, y) -> scaledAtStart(arithmetic.sum(a, -y)));
        for (int i = network.depth(); i >= 1; i--) {
            Matrix dZi = dZ;
            Matrix before = activations.get(i - 1);
            gradients.add(
                    0,
                    new LayerGradient(
                            Matrix.generate(
                                    dZ.rows(),
                                    before.rows(),
                                    (j, n) -> scaledAtEnd(arithmetic.dot(row(dZi, j), row(before, n)))),
                            Matrix.generate(dZ.rows(), 1, (j, one) -> scaledAtEnd(arithmetic.total(row(dZi, j))))));
            if (i > 1) {
                Matrix weights = network.layer(i).weights();
                Matrix dA =
                        Matrix.generate(before.rows(), m, (n, k) -> arithmetic.dot(column(weights, n), column(dZi, k)));
                Matrix Z = preActivations.get(i - 2);
                dZ = dA.withEntries(k -> timesSlope(dA.get(k), before.get(k), Z.get(k)));
            }
        }
        return new Gradients(gradients);
    }

    private double scaledAtStart(double value) {
        return mean == EmulatedEngine.MeanAt.START ? arithmetic.product(value, arithmetic.round(1.0 / m)) : value;
    }

    private double scaledAtEnd(double sum) {
        return switch (mean) {
            case START -> sum;
            case END -> arithmetic.product(sum, arithmetic.round(1.0 / m));
            case QUOTIENT -> arithmetic.round(sum / m);
        };
    }

    private static double[] row(Matrix matrix, int row) {
        double[] values = new double[matrix.columns()];
        Arrays.setAll(values, k -> matrix.get(row, k));
        return values;
    }

    private static double[] column(Matrix matrix, int column) {
        double[] values = new double[matrix.rows()];
        Arrays.setAll(values, k -> matrix.get(k, column));
        return values;
    }
}
