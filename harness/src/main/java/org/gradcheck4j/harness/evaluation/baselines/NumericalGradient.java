package org.gradcheck4j.harness.evaluation.baselines;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/** (J(θ + ε) − J(θ − ε)) / 2ε for every parameter θ, in double: what gradient checks compare with. */
final class NumericalGradient {

    /** How the loss of one sample is computed. */
    enum Loss {
        /** max(z, 0) − y z + ln(1 + e^−|z|): finite for every z. */
        FROM_LOGIT {
            @Override
            double of(double z, double y) {
                return Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)));
            }
        },
        /** −y ln a − (1 − y) ln(1 − a): NaN where a rounds to 1 and y is 1, since 0 · ln 0 is. */
        FROM_OUTPUT {
            @Override
            double of(double z, double y) {
                double a = sigmoid(z);
                return -(y * Math.log(a) + (1 - y) * Math.log(1 - a));
            }
        };

        abstract double of(double z, double y);
    }

    private final Loss form;
    private final double epsilon;
    private final Batch batch;
    private final List<double[]> weights = new ArrayList<>();
    private final List<double[]> biases = new ArrayList<>();

    private NumericalGradient(Network network, Batch batch, double epsilon, Loss form) {
        this.form = form;
        this.epsilon = epsilon;
        this.batch = batch;
        for (Layer layer : network.layers()) {
            weights.add(layer.weights().toArray());
            biases.add(layer.bias().toArray());
        }
    }

    public static Gradients of(Network network, Batch batch, double epsilon, Loss form) {
        NumericalGradient numerical = new NumericalGradient(network, batch, epsilon, form);
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = 0; i < network.depth(); i++) {
            double[] dW = numerical.derivatives(numerical.weights.get(i));
            double[] db = numerical.derivatives(numerical.biases.get(i));
            Layer layer = network.layers().get(i);
            layers.add(new LayerGradient(Matrix.of(layer.outputs(), layer.inputs(), dW), Matrix.column(db)));
        }
        return new Gradients(layers);
    }

    private double[] derivatives(double[] parameters) {
        double[] derivatives = new double[parameters.length];
        for (int k = 0; k < parameters.length; k++) {
            double value = parameters[k];
            parameters[k] = value + epsilon;
            double above = loss();
            parameters[k] = value - epsilon;
            double below = loss();
            parameters[k] = value;
            derivatives[k] = (above - below) / (2 * epsilon);
        }
        return derivatives;
    }

    /** The mean binary cross-entropy. */
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
            sum += form.of(z[k], batch.y().get(k));
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
