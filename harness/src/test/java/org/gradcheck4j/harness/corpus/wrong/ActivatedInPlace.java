package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The activation overwrites z, so z and a are one array, and the slope at z is taken at a.",
        source = "https://github.com/deeplearning4j/deeplearning4j/pull/364",
        names = "other-derivative")
public class ActivatedInPlace implements Backprop {

    private static double[][] sigmoid(double[][] z) {
        for (double[] row : z) {
            for (int s = 0; s < row.length; s++) {
                row[s] = 1 / (1 + Math.exp(-row[s]));
            }
        }
        return z;
    }

    private static double sigmoidDerivative(double z) {
        double a = 1 / (1 + Math.exp(-z));
        return a * (1 - a);
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] zs = new double[W.length][][];
        double[][][] activations = new double[W.length + 1][][];
        activations[0] = X;
        for (int l = 0; l < W.length; l++) {
            double[][] z = new double[W[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < m; s++) {
                    z[k][s] = b[l][k];
                    for (int j = 0; j < W[l][k].length; j++) {
                        z[k][s] += W[l][k][j] * activations[l][j][s];
                    }
                }
            }
            zs[l] = z;
            activations[l + 1] = sigmoid(z);
        }
        double[][] delta = new double[1][m];
        for (int s = 0; s < m; s++) {
            delta[0][s] = activations[W.length][0][s] - y[s];
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
            double[][] epsilon = new double[activations[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < m; s++) {
                    db[l][k] += delta[k][s] / m;
                    for (int j = 0; j < W[l][k].length; j++) {
                        dW[l][k][j] += delta[k][s] * activations[l][j][s] / m;
                        epsilon[j][s] += W[l][k][j] * delta[k][s];
                    }
                }
            }
            if (l > 0) {
                for (int j = 0; j < epsilon.length; j++) {
                    for (int s = 0; s < m; s++) {
                        epsilon[j][s] *= sigmoidDerivative(zs[l - 1][j][s]);
                    }
                }
            }
            delta = epsilon;
        }
        return new Result(dW, db);
    }
}
