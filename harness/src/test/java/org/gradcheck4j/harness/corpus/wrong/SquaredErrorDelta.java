package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The output delta is still that of the squared error: error times the sigmoid's slope.",
        source = "https://github.com/mnielsen/neural-networks-and-deep-learning/pull/77",
        names = "squared-error")
public class SquaredErrorDelta implements Backprop {

    private static double sigmoid(double z) {
        return 1.0 / (1.0 + Math.exp(-z));
    }

    private static double sigmoidPrime(double z) {
        return sigmoid(z) * (1 - sigmoid(z));
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int n = y.length;
        double[][][] nablaW = new double[W.length][][];
        double[][] nablaB = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            nablaW[l] = new double[W[l].length][W[l][0].length];
            nablaB[l] = new double[W[l].length];
        }
        for (int t = 0; t < n; t++) {
            double[] activation = new double[X.length];
            for (int i = 0; i < X.length; i++) {
                activation[i] = X[i][t];
            }
            double[][] activations = new double[W.length + 1][];
            double[][] zs = new double[W.length][];
            activations[0] = activation;
            for (int l = 0; l < W.length; l++) {
                zs[l] = b[l].clone();
                double[] next = new double[W[l].length];
                for (int k = 0; k < next.length; k++) {
                    for (int j = 0; j < activation.length; j++) {
                        zs[l][k] += W[l][k][j] * activation[j];
                    }
                    next[k] = sigmoid(zs[l][k]);
                }
                activation = next;
                activations[l + 1] = activation;
            }

            double[] delta = {(activation[0] - y[t]) * sigmoidPrime(zs[W.length - 1][0])};
            for (int l = W.length - 1; l >= 0; l--) {
                for (int k = 0; k < delta.length; k++) {
                    nablaB[l][k] += delta[k] / n;
                    for (int j = 0; j < activations[l].length; j++) {
                        nablaW[l][k][j] += delta[k] * activations[l][j] / n;
                    }
                }
                if (l == 0) {
                    break;
                }
                double[] previous = new double[activations[l].length];
                for (int j = 0; j < previous.length; j++) {
                    for (int k = 0; k < delta.length; k++) {
                        previous[j] += W[l][k][j] * delta[k];
                    }
                    previous[j] *= sigmoidPrime(zs[l - 1][j]);
                }
                delta = previous;
            }
        }
        return new Result(nablaW, nablaB);
    }
}
