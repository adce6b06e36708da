package org.gradcheck4j.harness.corpus.wrong;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Arrays.fill puts the same row into every place of dW, so all neurons of a layer add to one row.",
        source =
                "https://sources.debian.org/src/error-prone-java/2.18.0-1/docs/bugpattern/ArrayFillIncompatibleType.md",
        names = "unexplained")
public class RowsAreOneArray implements Backprop {

    private static double[][] zeros(int rows, int columns) {
        double[][] matrix = new double[rows][];
        Arrays.fill(matrix, new double[columns]);
        return matrix;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = zeros(W[l].length, W[l][0].length);
            db[l] = new double[W[l].length];
        }
        for (int s = 0; s < y.length; s++) {
            double[][] v = new double[W.length + 1][];
            v[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                v[0][j] = X[j][s];
            }
            for (int l = 0; l < W.length; l++) {
                v[l + 1] = new double[W[l].length];
                for (int k = 0; k < W[l].length; k++) {
                    double z = b[l][k];
                    for (int j = 0; j < v[l].length; j++) {
                        z += W[l][k][j] * v[l][j];
                    }
                    v[l + 1][k] = 1 / (1 + Math.exp(-z));
                }
            }
            double[] d = {v[W.length][0] - y[s]};
            for (int l = W.length - 1; l >= 0; l--) {
                double[] e = new double[v[l].length];
                for (int k = 0; k < d.length; k++) {
                    db[l][k] += d[k] / y.length;
                    for (int j = 0; j < e.length; j++) {
                        dW[l][k][j] += d[k] * v[l][j] / y.length;
                        e[j] += d[k] * W[l][k][j] * v[l][j] * (1 - v[l][j]);
                    }
                }
                d = e;
            }
        }
        return new Result(dW, db);
    }
}
