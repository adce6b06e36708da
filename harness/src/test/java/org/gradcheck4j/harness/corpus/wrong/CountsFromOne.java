package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The loop over samples starts at 1, as after a header row that was removed long ago; m still counts the first one.",
        source = "none",
        names = {"sample-dropped", "samples-subset"})
public class CountsFromOne implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        final int numberOfRows = y.length;
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
        }
        double[][] a = new double[W.length + 1][];
        double[][] delta = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            a[l] = new double[W[l][0].length];
            delta[l] = new double[W[l].length];
        }
        a[W.length] = new double[1];

        for (int row = 1; row < numberOfRows; row++) {
            for (int j = 0; j < X.length; j++) {
                a[0][j] = X[j][row];
            }
            for (int l = 0; l < W.length; l++) {
                for (int k = 0; k < W[l].length; k++) {
                    double z = b[l][k];
                    for (int j = 0; j < W[l][k].length; j++) {
                        z += W[l][k][j] * a[l][j];
                    }
                    a[l + 1][k] = 1.0 / (1.0 + Math.exp(-z));
                }
            }
            delta[W.length - 1][0] = a[W.length][0] - y[row];
            for (int l = W.length - 2; l >= 0; l--) {
                for (int k = 0; k < delta[l].length; k++) {
                    delta[l][k] = 0;
                    for (int q = 0; q < delta[l + 1].length; q++) {
                        delta[l][k] += delta[l + 1][q] * W[l + 1][q][k];
                    }
                    delta[l][k] *= a[l + 1][k] * (1 - a[l + 1][k]);
                }
            }
            for (int l = 0; l < W.length; l++) {
                for (int k = 0; k < delta[l].length; k++) {
                    db[l][k] += delta[l][k] / numberOfRows;
                    for (int j = 0; j < a[l].length; j++) {
                        dW[l][k][j] += delta[l][k] * a[l][j] / numberOfRows;
                    }
                }
            }
        }
        return new Result(dW, db);
    }
}
