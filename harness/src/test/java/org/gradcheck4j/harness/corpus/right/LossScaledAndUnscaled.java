package org.gradcheck4j.harness.corpus.right;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(
        sentence =
                "A loss scale of 1024 goes in and comes out again; the output's slope is kept apart from the loss's.")
public class LossScaledAndUnscaled implements Backprop {

    private static final double SCALE = 1024;

    private interface Activation {
        double apply(double z);

        double slope(double a);
    }

    private static final Activation SIGMOID = new Activation() {
        @Override
        public double apply(double z) {
            return 1 / (1 + Math.exp(-z));
        }

        @Override
        public double slope(double a) {
            return a * (1 - a);
        }
    };

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = new double[W[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < m; s++) {
                    double z = b[l][k];
                    for (int j = 0; j < a[l].length; j++) {
                        z += W[l][k][j] * a[l][j][s];
                    }
                    a[l + 1][k][s] = SIGMOID.apply(z);
                }
            }
        }
        double[][] d = new double[1][m];
        for (int s = 0; s < m; s++) {
            d[0][s] = SCALE * (a[W.length][0][s] - y[s]) / m;
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = new double[W[l].length][a[l].length];
            db[l] = new double[W[l].length];
            double[][] e = new double[a[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < m; s++) {
                    db[l][k] += d[k][s];
                    for (int j = 0; j < a[l].length; j++) {
                        dW[l][k][j] += d[k][s] * a[l][j][s];
                        e[j][s] += W[l][k][j] * d[k][s] * SIGMOID.slope(a[l][j][s]);
                    }
                }
            }
            d = e;
        }
        for (int l = 0; l < W.length; l++) {
            for (int k = 0; k < W[l].length; k++) {
                db[l][k] /= SCALE;
                for (int j = 0; j < dW[l][k].length; j++) {
                    dW[l][k][j] /= SCALE;
                }
            }
        }
        return new Result(dW, db);
    }
}
