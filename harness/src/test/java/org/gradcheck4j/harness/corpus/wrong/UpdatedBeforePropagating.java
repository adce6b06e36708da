package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Each layer's weights are stepped before they are used to bring the error down.",
        source = "https://github.com/kim-marcel/basic_neural_network/issues/7",
        names = "updated-weights")
public class UpdatedBeforePropagating implements Backprop {

    private static final double LEARNING_RATE = 0.5;

    private double[][][] weights = {};
    private double[][] biases = {};
    private double[][][] layers = {};

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        weights = new double[W.length][][];
        biases = new double[W.length][];
        for (int n = 0; n < W.length; n++) {
            biases[n] = b[n].clone();
            weights[n] = new double[W[n].length][];
            for (int i = 0; i < W[n].length; i++) {
                weights[n][i] = W[n][i].clone();
            }
        }
        return train(X, y);
    }

    private void guess(double[][] input) {
        layers = new double[weights.length + 1][][];
        layers[0] = input;
        for (int n = 0; n < weights.length; n++) {
            layers[n + 1] = new double[weights[n].length][input[0].length];
            for (int i = 0; i < weights[n].length; i++) {
                for (int s = 0; s < input[0].length; s++) {
                    double sum = biases[n][i];
                    for (int j = 0; j < layers[n].length; j++) {
                        sum += weights[n][i][j] * layers[n][j][s];
                    }
                    layers[n + 1][i][s] = 1 / (1 + Math.exp(-sum));
                }
            }
        }
    }

    private Result train(double[][] input, double[] target) {
        guess(input);
        int m = target.length;
        Result deltas = new Result(new double[weights.length][][], new double[weights.length][]);
        double[][] errors = new double[1][m];
        for (int s = 0; s < m; s++) {
            errors[0][s] = layers[weights.length][0][s] - target[s];
        }
        for (int n = weights.length; n > 0; n--) {
            double[][] w = weights[n - 1];
            double[][] dw = new double[w.length][w[0].length];
            double[] db = new double[w.length];
            for (int i = 0; i < w.length; i++) {
                for (int s = 0; s < m; s++) {
                    db[i] += errors[i][s] / m;
                    for (int j = 0; j < w[i].length; j++) {
                        dw[i][j] += errors[i][s] * layers[n - 1][j][s] / m;
                    }
                }
            }
            deltas.dW()[n - 1] = dw;
            deltas.db()[n - 1] = db;
            for (int i = 0; i < w.length; i++) {
                biases[n - 1][i] -= LEARNING_RATE * db[i];
                for (int j = 0; j < w[i].length; j++) {
                    w[i][j] -= LEARNING_RATE * dw[i][j];
                }
            }
            double[][] previous = new double[w[0].length][m];
            for (int j = 0; j < w[0].length; j++) {
                for (int s = 0; s < m; s++) {
                    for (int i = 0; i < w.length; i++) {
                        previous[j][s] += w[i][j] * errors[i][s];
                    }
                    previous[j][s] *= layers[n - 1][j][s] * (1 - layers[n - 1][j][s]);
                }
            }
            errors = previous;
        }
        return deltas;
    }
}
