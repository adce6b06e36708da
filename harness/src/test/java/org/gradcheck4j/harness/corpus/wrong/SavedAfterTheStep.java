package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "train() takes its step before the weights are saved: the file holds the new weights and the gradient at the old ones.",
        source = "none",
        names = "weights-after-update")
public class SavedAfterTheStep implements Backprop {

    private static final double ETA = 0.1;

    private final double[][][] lastW = new double[8][][];
    private final double[][] lastB = new double[8][];

    private void train(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = new double[W[l].length][m];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    double z = b[l][i];
                    for (int j = 0; j < a[l].length; j++) {
                        z += W[l][i][j] * a[l][j][s];
                    }
                    a[l + 1][i][s] = 1 / (1 + Math.exp(-z));
                }
            }
        }
        double[][] d = new double[1][m];
        for (int s = 0; s < m; s++) {
            d[0][s] = a[W.length][0][s] - y[s];
        }
        for (int l = W.length - 1; l >= 0; l--) {
            lastW[l] = new double[W[l].length][a[l].length];
            lastB[l] = new double[W[l].length];
            double[][] e = new double[a[l].length][m];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    lastB[l][i] += d[i][s] / m;
                    for (int j = 0; j < a[l].length; j++) {
                        lastW[l][i][j] += d[i][s] * a[l][j][s] / m;
                        e[j][s] += W[l][i][j] * d[i][s] * a[l][j][s] * (1 - a[l][j][s]);
                    }
                }
            }
            d = e;
        }
        for (int l = 0; l < W.length; l++) {
            for (int i = 0; i < W[l].length; i++) {
                b[l][i] -= ETA * lastB[l][i];
                for (int j = 0; j < W[l][i].length; j++) {
                    W[l][i][j] -= ETA * lastW[l][i][j];
                }
            }
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        train(X, y, W, b);
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        System.arraycopy(lastW, 0, dW, 0, W.length);
        System.arraycopy(lastB, 0, db, 0, W.length);
        return new Result(dW, db);
    }
}
