package org.gradcheck4j.harness.corpus.wrong;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "All samples are run forward first, but a neuron remembers one output: the backward passes all see the last sample's.",
        source = "none",
        names = "unexplained")
public class OneOutputForAllSamples implements Backprop {

    private static final class Neuron {
        final double[] weights;
        final double bias;
        final double[] gradient;
        double biasGradient;
        double output;
        double delta;

        Neuron(double[] weights, double bias) {
            this.weights = weights;
            this.bias = bias;
            gradient = new double[weights.length];
        }

        void fire(double[] inputs) {
            double net = bias;
            for (int i = 0; i < weights.length; i++) {
                net += weights[i] * inputs[i];
            }
            output = 1 / (1 + Math.exp(-net));
        }

        void collect(double[] inputs, int count) {
            biasGradient += delta / count;
            for (int i = 0; i < weights.length; i++) {
                gradient[i] += delta * inputs[i] / count;
            }
        }
    }

    private final List<List<Neuron>> layers = new ArrayList<>();

    private static double[] outputs(List<Neuron> layer) {
        return layer.stream().mapToDouble(n -> n.output).toArray();
    }

    private void forward(double[] sample) {
        double[] signal = sample;
        for (List<Neuron> layer : layers) {
            for (Neuron neuron : layer) {
                neuron.fire(signal);
            }
            signal = outputs(layer);
        }
    }

    private void backward(double[] sample, double label, int count) {
        for (int l = layers.size() - 1; l >= 0; l--) {
            List<Neuron> layer = layers.get(l);
            for (int i = 0; i < layer.size(); i++) {
                Neuron neuron = layer.get(i);
                if (l == layers.size() - 1) {
                    neuron.delta = neuron.output - label;
                } else {
                    double error = 0;
                    for (Neuron above : layers.get(l + 1)) {
                        error += above.weights[i] * above.delta;
                    }
                    neuron.delta = error * neuron.output * (1 - neuron.output);
                }
                neuron.collect(l == 0 ? sample : outputs(layers.get(l - 1)), count);
            }
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        for (int l = 0; l < W.length; l++) {
            List<Neuron> layer = new ArrayList<>();
            for (int i = 0; i < W[l].length; i++) {
                layer.add(new Neuron(W[l][i], b[l][i]));
            }
            layers.add(layer);
        }
        double[][] samples = new double[y.length][X.length];
        for (int s = 0; s < y.length; s++) {
            for (int j = 0; j < X.length; j++) {
                samples[s][j] = X[j][s];
            }
        }
        for (double[] sample : samples) {
            forward(sample);
        }
        for (int s = 0; s < y.length; s++) {
            backward(samples[s], y[s], y.length);
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = layers.get(l).stream().map(n -> n.gradient).toArray(double[][]::new);
            db[l] = layers.get(l).stream().mapToDouble(n -> n.biasGradient).toArray();
        }
        return new Result(dW, db);
    }
}
