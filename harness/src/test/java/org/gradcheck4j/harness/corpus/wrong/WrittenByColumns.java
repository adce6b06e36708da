package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Weight gradients are collected in flat column-major arrays and read back row by row.",
        source = "https://github.com/deeplearning4j/nd4j/issues/2855",
        names = "transposed")
public class WrittenByColumns implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        int L = W.length;
        double[][] flat = new double[L][];
        double[][] db = new double[L][];
        for (int l = 0; l < L; l++) {
            flat[l] = new double[W[l].length * W[l][0].length];
            db[l] = new double[W[l].length];
        }
        for (int s = 0; s < m; s++) {
            double[][] a = new double[L + 1][];
            a[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                a[0][j] = X[j][s];
            }
            for (int l = 0; l < L; l++) {
                a[l + 1] = new double[W[l].length];
                for (int k = 0; k < a[l + 1].length; k++) {
                    double z = b[l][k];
                    for (int j = 0; j < a[l].length; j++) {
                        z += W[l][k][j] * a[l][j];
                    }
                    a[l + 1][k] = 1 / (1 + Math.exp(-z));
                }
            }
            double[] delta = {(a[L][0] - y[s]) / m};
            for (int l = L - 1; l >= 0; l--) {
                int rows = delta.length;
                double[] below = new double[a[l].length];
                for (int j = 0; j < below.length; j++) {
                    for (int k = 0; k < rows; k++) {
                        flat[l][k + j * rows] += delta[k] * a[l][j];
                        below[j] += W[l][k][j] * delta[k];
                    }
                    below[j] *= a[l][j] * (1 - a[l][j]);
                }
                for (int k = 0; k < rows; k++) {
                    db[l][k] += delta[k];
                }
                delta = below;
            }
        }
        double[][][] dW = new double[L][][];
        for (int l = 0; l < L; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            int next = 0;
            for (double[] row : dW[l]) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = flat[l][next++];
                }
            }
        }
        return new Result(dW, db);
    }
}
