package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Label smoothing by 0.1 is still switched on: the targets are 0.05 and 0.95.",
        source = "none",
        names = "labels-smoothed")
public class SmoothedLabels implements Backprop {

    /** What is set before training starts. */
    private static final class Config {
        final double labelSmoothing = 0.1;
        final int classes = 2;

        double target(double label) {
            return label * (1 - labelSmoothing) + labelSmoothing / classes;
        }
    }

    private final Config config = new Config();

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        int L = W.length;
        double[][][] Z = new double[L][][];
        double[][][] A = new double[L][][];
        for (int i = 0; i < L; i++) {
            Z[i] = new double[W[i].length][m];
            A[i] = new double[W[i].length][m];
            double[][] prev = i > 0 ? A[i - 1] : X;
            for (int r = 0; r < W[i].length; r++) {
                for (int c = 0; c < m; c++) {
                    for (int q = 0; q < prev.length; q++) {
                        Z[i][r][c] += W[i][r][q] * prev[q][c];
                    }
                    Z[i][r][c] += b[i][r];
                    A[i][r][c] = 1 / (1 + Math.exp(-Z[i][r][c]));
                }
            }
        }
        double[][] dZ = new double[1][m];
        for (int c = 0; c < m; c++) {
            dZ[0][c] = A[L - 1][0][c] - config.target(y[c]);
        }
        double[][][] dW = new double[L][][];
        double[][] db = new double[L][];
        for (int i = L - 1; i >= 0; i--) {
            double[][] prev = i > 0 ? A[i - 1] : X;
            dW[i] = new double[W[i].length][prev.length];
            db[i] = new double[W[i].length];
            double[][] dA = new double[prev.length][m];
            for (int r = 0; r < W[i].length; r++) {
                for (int c = 0; c < m; c++) {
                    db[i][r] += dZ[r][c] / m;
                    for (int q = 0; q < prev.length; q++) {
                        dW[i][r][q] += dZ[r][c] * prev[q][c] / m;
                        dA[q][c] += W[i][r][q] * dZ[r][c];
                    }
                }
            }
            if (i > 0) {
                for (int q = 0; q < prev.length; q++) {
                    for (int c = 0; c < m; c++) {
                        dA[q][c] *= prev[q][c] * (1 - prev[q][c]);
                    }
                }
            }
            dZ = dA;
        }
        return new Result(dW, db);
    }
}
