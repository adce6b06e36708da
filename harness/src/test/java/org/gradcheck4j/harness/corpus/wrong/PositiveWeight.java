package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "pos_weight = 2 is left in the loss: samples of class 1 count twice, and the mean is still over m.",
        source = "none",
        names = "class-weighted",
        forwardIsWrong = true)
public class PositiveWeight implements Backprop {

    private static final double POS_WEIGHT = 2;

    private static double softplus(double t) {
        return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        int L = W.length;
        double J = 0;
        double[][][] dW = new double[L][][];
        double[][] db = new double[L][];
        for (int l = 0; l < L; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
        }
        for (int s = 0; s < m; s++) {
            double[][] a = new double[L][];
            double[] x = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                x[j] = X[j][s];
            }
            double logit = 0;
            for (int l = 0; l < L; l++) {
                double[] in = l == 0 ? x : a[l - 1];
                a[l] = new double[W[l].length];
                for (int k = 0; k < W[l].length; k++) {
                    logit = b[l][k];
                    for (int j = 0; j < in.length; j++) {
                        logit += W[l][k][j] * in[j];
                    }
                    a[l][k] = 1 / (1 + Math.exp(-logit));
                }
            }
            J += (POS_WEIGHT * y[s] * softplus(-logit) + (1 - y[s]) * softplus(logit)) / m;
            double[] d = {-POS_WEIGHT * y[s] * (1 - a[L - 1][0]) + (1 - y[s]) * a[L - 1][0]};
            for (int l = L - 1; l >= 0; l--) {
                double[] in = l == 0 ? x : a[l - 1];
                double[] e = new double[in.length];
                for (int k = 0; k < d.length; k++) {
                    db[l][k] += d[k] / m;
                    for (int j = 0; j < in.length; j++) {
                        dW[l][k][j] += d[k] * in[j] / m;
                        e[j] += d[k] * W[l][k][j] * in[j] * (1 - in[j]);
                    }
                }
                d = e;
            }
        }
        return new Result(dW, db, null, J);
    }
}
