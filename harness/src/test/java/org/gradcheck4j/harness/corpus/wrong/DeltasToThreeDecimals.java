package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Each neuron's delta is rounded to three decimals before it is used.",
        source =
                "https://stackoverflow.com/questions/29587779/neural-network-trained-using-back-propagation-solves-and-or-but-doesnt-solve",
        names = "unexplained")
public class DeltasToThreeDecimals implements Backprop {

    private static double roundThreeDecimals(double d) {
        return Math.round(d * 1000) / 1000.0;
    }

    private static final class Neuron {
        final double[] weights;
        final double bias;
        final double[] weightGradients;
        double biasGradient;
        double output;
        double delta;

        Neuron(double[] weights, double bias) {
            this.weights = weights;
            this.bias = bias;
            weightGradients = new double[weights.length];
        }

        double getDerivative() {
            return output * (1 - output);
        }

        void setDelta(double delta) {
            this.delta = roundThreeDecimals(delta);
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Neuron[][] layers = new Neuron[W.length][];
        for (int l = 0; l < W.length; l++) {
            layers[l] = new Neuron[W[l].length];
            for (int i = 0; i < layers[l].length; i++) {
                layers[l][i] = new Neuron(W[l][i], b[l][i]);
            }
        }
        for (int s = 0; s < y.length; s++) {
            double[] input = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                input[j] = X[j][s];
            }
            double[][] inputs = new double[W.length + 1][];
            inputs[0] = input;
            for (int l = 0; l < W.length; l++) {
                inputs[l + 1] = new double[layers[l].length];
                for (int i = 0; i < layers[l].length; i++) {
                    Neuron neuron = layers[l][i];
                    double net = neuron.bias;
                    for (int j = 0; j < inputs[l].length; j++) {
                        net += neuron.weights[j] * inputs[l][j];
                    }
                    neuron.output = 1 / (1 + Math.exp(-net));
                    inputs[l + 1][i] = neuron.output;
                }
            }
            for (int l = W.length - 1; l >= 0; l--) {
                for (int i = 0; i < layers[l].length; i++) {
                    Neuron neuron = layers[l][i];
                    if (l == W.length - 1) {
                        neuron.setDelta(neuron.output - y[s]);
                    } else {
                        double errFactor = 0;
                        for (Neuron destination : layers[l + 1]) {
                            errFactor += destination.delta * destination.weights[i];
                        }
                        neuron.setDelta(neuron.getDerivative() * errFactor);
                    }
                    neuron.biasGradient += neuron.delta / y.length;
                    for (int j = 0; j < inputs[l].length; j++) {
                        neuron.weightGradients[j] += neuron.delta * inputs[l][j] / y.length;
                    }
                }
            }
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][];
            db[l] = new double[W[l].length];
            for (int i = 0; i < W[l].length; i++) {
                dW[l][i] = layers[l][i].weightGradients;
                db[l][i] = layers[l][i].biasGradient;
            }
        }
        return new Result(dW, db);
    }
}
