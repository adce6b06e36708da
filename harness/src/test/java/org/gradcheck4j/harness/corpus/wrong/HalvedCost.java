package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The cost was given the 1/(2m) of linear regression, so cost and gradient are half of what they should be.",
        source = "none",
        names = "scaled",
        forwardIsWrong = true)
public final class HalvedCost implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        final int m = y.length;
        final double factor = 1.0 / (2 * m);
        double J = 0.0;
        double[][][] W_grad = new double[W.length][][];
        double[][] b_grad = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            W_grad[l] = new double[W[l].length][W[l][0].length];
            b_grad[l] = new double[W[l].length];
        }
        for (int t = 0; t < m; t++) {
            double[][] a = new double[W.length + 1][];
            a[0] = new double[X.length];
            for (int f = 0; f < X.length; f++) {
                a[0][f] = X[f][t];
            }
            double z = 0;
            for (int l = 0; l < W.length; l++) {
                a[l + 1] = new double[W[l].length];
                for (int r = 0; r < W[l].length; r++) {
                    z = b[l][r];
                    for (int c = 0; c < W[l][r].length; c++) {
                        z += W[l][r][c] * a[l][c];
                    }
                    a[l + 1][r] = 1 / (1 + Math.exp(-z));
                }
            }
            J += factor * (Math.max(z, 0) - z * y[t] + Math.log1p(Math.exp(-Math.abs(z))));
            double[] d = new double[] {a[W.length][0] - y[t]};
            for (int l = W.length - 1; l >= 0; l--) {
                double[] dPrev = new double[a[l].length];
                for (int r = 0; r < d.length; r++) {
                    b_grad[l][r] += factor * d[r];
                    for (int c = 0; c < a[l].length; c++) {
                        W_grad[l][r][c] += factor * d[r] * a[l][c];
                        dPrev[c] += d[r] * W[l][r][c] * (a[l][c] * (1 - a[l][c]));
                    }
                }
                d = dPrev;
            }
        }
        return new Result(W_grad, b_grad, null, J);
    }
}
