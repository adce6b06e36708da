package org.gradcheck4j.harness.evaluation.baselines;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * (J(θ + ε) − J(θ − ε)) / 2ε for every parameter θ, in double: what gradient checks compare with. It is no twin of {@link
 * org.gradcheck4j.difference.FiniteDifferenceEngine}, which is made to have none of the errors that are measured here.
 */
final class NumericalGradient {

    /** The default of DL4J's GradientCheckUtil and of PyTorch's gradcheck. */
    private static final double EPSILON = 1e-6;

    private final DoubleBinaryOperator loss;
    private final Batch batch;
    private final List<double[]> weights = new ArrayList<>();
    private final List<double[]> biases = new ArrayList<>();

    private NumericalGradient(Network network, Batch batch, DoubleBinaryOperator loss) {
        this.loss = loss;
        this.batch = batch;
        for (Layer layer : network.layers()) {
            weights.add(layer.weights().toArray());
            biases.add(layer.bias().toArray());
        }
    }

    /** {@return that of the loss max(z, 0) − y z + ln(1 + e^−|z|) of one sample: finite for every z} */
    static Gradients fromLogit(Network network, Batch batch) {
        DoubleBinaryOperator loss = (z, y) -> Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)));
        return new NumericalGradient(network, batch, loss).gradients();
    }

    /** {@return that of the loss −y ln a − (1 − y) ln(1 − a) of one sample: NaN if y is 1 and a rounds to 1 (0 · ln 0)} */
    static Gradients fromOutput(Network network, Batch batch) {
        DoubleBinaryOperator loss = (z, y) -> -(y * Math.log(sigmoid(z)) + (1 - y) * Math.log(1 - sigmoid(z)));
        return new NumericalGradient(network, batch, loss).gradients();
    }

    private Gradients gradients() {
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            double[] dW = derivatives(weights.get(i));
            double[] db = derivatives(biases.get(i));
            layers.add(new LayerGradient(Matrix.of(db.length, dW.length / db.length, dW), Matrix.column(db)));
        }
        return new Gradients(layers);
    }

    private double[] derivatives(double[] parameters) {
        double[] derivatives = new double[parameters.length];
        for (int k = 0; k < parameters.length; k++) {
            double value = parameters[k];
            parameters[k] = value + EPSILON;
            double above = loss();
            parameters[k] = value - EPSILON;
            double below = loss();
            parameters[k] = value;
            derivatives[k] = (above - below) / (2 * EPSILON);
        }
        return derivatives;
    }

    /** The mean over the batch. */
    private double loss() {
        int m = batch.size();
        double[] a = batch.X().toArray();
        double[] z = a;
        for (int i = 0; i < weights.size(); i++) {
            z = preActivations(weights.get(i), biases.get(i), a, m);
            a = new double[z.length];
            for (int k = 0; k < z.length; k++) {
                a[k] = sigmoid(z[k]);
            }
        }
        double sum = 0;
        for (int k = 0; k < m; k++) {
            sum += loss.applyAsDouble(z[k], batch.y().get(k));
        }
        return sum / m;
    }

    private static double[] preActivations(double[] W, double[] b, double[] a, int m) {
        int inputs = a.length / m;
        double[] z = new double[b.length * m];
        for (int j = 0; j < b.length; j++) {
            for (int k = 0; k < m; k++) {
                z[j * m + k] = b[j];
            }
            for (int n = 0; n < inputs; n++) {
                for (int k = 0; k < m; k++) {
                    z[j * m + k] += W[j * inputs + n] * a[n * m + k];
                }
            }
        }
        return z;
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
