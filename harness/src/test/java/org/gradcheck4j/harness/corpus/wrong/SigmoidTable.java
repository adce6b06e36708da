package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The sigmoid is looked up in a table of 1,000 entries from -6 to 6, without interpolation.",
        source = "none",
        names = "unexplained",
        forwardIsWrong = true)
public class SigmoidTable implements Backprop {

    private static final int SIZE = 1000;
    private static final double MAX = 6;
    private static final double[] TABLE = new double[SIZE];

    static {
        for (int i = 0; i < SIZE; i++) {
            double z = (2.0 * i / SIZE - 1) * MAX;
            TABLE[i] = 1 / (1 + Math.exp(-z));
        }
    }

    private static double sigmoid(double z) {
        if (z >= MAX) {
            return 1;
        }
        if (z <= -MAX) {
            return 0;
        }
        return TABLE[(int) ((z + MAX) * SIZE / MAX / 2)];
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        double[][][] shown = new double[W.length][][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
            shown[l] = new double[W[l].length][m];
        }
        for (int s = 0; s < m; s++) {
            double[][] syn = new double[W.length + 1][];
            syn[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                syn[0][j] = X[j][s];
            }
            for (int l = 0; l < W.length; l++) {
                syn[l + 1] = new double[W[l].length];
                for (int k = 0; k < W[l].length; k++) {
                    double f = b[l][k];
                    for (int j = 0; j < syn[l].length; j++) {
                        f += W[l][k][j] * syn[l][j];
                    }
                    syn[l + 1][k] = sigmoid(f);
                    shown[l][k][s] = syn[l + 1][k];
                }
            }
            double[] g = {syn[W.length][0] - y[s]};
            for (int l = W.length - 1; l >= 0; l--) {
                double[] neu1e = new double[syn[l].length];
                for (int k = 0; k < g.length; k++) {
                    db[l][k] += g[k] / m;
                    for (int j = 0; j < neu1e.length; j++) {
                        neu1e[j] += g[k] * W[l][k][j] * syn[l][j] * (1 - syn[l][j]);
                        dW[l][k][j] += g[k] * syn[l][j] / m;
                    }
                }
                g = neu1e;
            }
        }
        return new Result(dW, db, shown, null);
    }
}
