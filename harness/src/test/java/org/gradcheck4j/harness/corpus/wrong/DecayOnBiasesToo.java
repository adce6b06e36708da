package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "L2 with the factor 2 of reg * sum(W²) is in the gradient of the weights and of the biases.",
        source = "https://github.com/rasmusbergpalm/DeepLearnToolbox/issues/32",
        names = "l2-included")
public class DecayOnBiasesToo implements Backprop {

    private static final double REG = 5e-3;

    /** Weights and bias as one matrix: the bias comes first in each row. */
    private static double[][] join(double[][] w, double[] bias) {
        double[][] joined = new double[w.length][w[0].length + 1];
        for (int i = 0; i < w.length; i++) {
            joined[i][0] = bias[i];
            System.arraycopy(w[i], 0, joined[i], 1, w[i].length);
        }
        return joined;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int layers = W.length;
        double[][][] theta = new double[layers][][];
        double[][][] grad = new double[layers][][];
        for (int l = 0; l < layers; l++) {
            theta[l] = join(W[l], b[l]);
            grad[l] = new double[theta[l].length][theta[l][0].length];
        }
        for (int t = 0; t < y.length; t++) {
            double[][] a = new double[layers + 1][];
            a[0] = new double[X.length + 1];
            a[0][0] = 1;
            for (int j = 0; j < X.length; j++) {
                a[0][j + 1] = X[j][t];
            }
            for (int l = 0; l < layers; l++) {
                a[l + 1] = new double[theta[l].length + 1];
                a[l + 1][0] = 1;
                for (int i = 0; i < theta[l].length; i++) {
                    double z = 0;
                    for (int j = 0; j < a[l].length; j++) {
                        z += theta[l][i][j] * a[l][j];
                    }
                    a[l + 1][i + 1] = 1 / (1 + Math.exp(-z));
                }
            }
            double[] d = {a[layers][1] - y[t]};
            for (int l = layers - 1; l >= 0; l--) {
                double[] back = new double[a[l].length - 1];
                for (int i = 0; i < d.length; i++) {
                    for (int j = 0; j < a[l].length; j++) {
                        grad[l][i][j] += d[i] * a[l][j] / y.length;
                    }
                    for (int j = 0; j < back.length; j++) {
                        back[j] += d[i] * theta[l][i][j + 1] * a[l][j + 1] * (1 - a[l][j + 1]);
                    }
                }
                d = back;
            }
        }
        double[][][] dW = new double[layers][][];
        double[][] db = new double[layers][];
        for (int l = 0; l < layers; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
            for (int i = 0; i < grad[l].length; i++) {
                for (int j = 0; j < grad[l][i].length; j++) {
                    grad[l][i][j] += 2 * REG * theta[l][i][j];
                }
                db[l][i] = grad[l][i][0];
                System.arraycopy(grad[l][i], 1, dW[l][i], 0, dW[l][i].length);
            }
        }
        return new Result(dW, db);
    }
}
