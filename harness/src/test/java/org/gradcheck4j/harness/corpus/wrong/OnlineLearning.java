package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "train() learns after every sample; the gradient is worked out from the weights before and after the epoch.",
        source = "none",
        names = "unexplained")
public class OnlineLearning implements Backprop {

    private static final double LEARNING_RATE = 0.05;

    private final double[][][] weights = new double[8][][];
    private final double[][] biases = new double[8][];

    private void train(double[] input, double target, int depth) {
        double[][] layer = new double[depth + 1][];
        layer[0] = input;
        for (int l = 0; l < depth; l++) {
            layer[l + 1] = new double[biases[l].length];
            for (int i = 0; i < biases[l].length; i++) {
                double sum = biases[l][i];
                for (int j = 0; j < layer[l].length; j++) {
                    sum += weights[l][i][j] * layer[l][j];
                }
                layer[l + 1][i] = 1 / (1 + Math.exp(-sum));
            }
        }
        double[] error = {target - layer[depth][0]};
        for (int l = depth - 1; l >= 0; l--) {
            double[] previousError = new double[layer[l].length];
            for (int i = 0; i < error.length; i++) {
                for (int j = 0; j < layer[l].length; j++) {
                    previousError[j] += weights[l][i][j] * error[i] * layer[l][j] * (1 - layer[l][j]);
                    weights[l][i][j] += LEARNING_RATE * error[i] * layer[l][j];
                }
                biases[l][i] += LEARNING_RATE * error[i];
            }
            error = previousError;
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        for (int l = 0; l < W.length; l++) {
            biases[l] = b[l].clone();
            weights[l] = new double[W[l].length][];
            for (int i = 0; i < W[l].length; i++) {
                weights[l][i] = W[l][i].clone();
            }
        }
        for (int s = 0; s < y.length; s++) {
            double[] input = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                input[j] = X[j][s];
            }
            train(input, y[s], W.length);
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
            for (int i = 0; i < W[l].length; i++) {
                db[l][i] = (b[l][i] - biases[l][i]) / (LEARNING_RATE * y.length);
                for (int j = 0; j < W[l][i].length; j++) {
                    dW[l][i][j] = (W[l][i][j] - weights[l][i][j]) / (LEARNING_RATE * y.length);
                }
            }
        }
        return new Result(dW, db);
    }
}
