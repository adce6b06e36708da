package org.gradcheck4j.harness.corpus.right;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(sentence = "Labels become -1 and +1, with the loss that belongs to them: log(1 + exp(-t z)).")
public class PlusMinusLogisticLoss implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] z = new double[W.length][][];
        for (int l = 0; l < W.length; l++) {
            z[l] = new double[W[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < m; s++) {
                    z[l][k][s] = b[l][k];
                    for (int j = 0; j < W[l][k].length; j++) {
                        z[l][k][s] += W[l][k][j] * (l == 0 ? X[j][s] : logistic(z[l - 1][j][s]));
                    }
                }
            }
        }
        double J = 0;
        double[][] dz = new double[1][m];
        for (int s = 0; s < m; s++) {
            double t = 2 * y[s] - 1;
            double margin = t * z[W.length - 1][0][s];
            J += (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin) / m;
            dz[0][s] = -t * logistic(-margin);
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            int in = W[l][0].length;
            dW[l] = new double[W[l].length][in];
            db[l] = new double[W[l].length];
            double[][] lower = new double[in][m];
            for (int j = 0; j < in; j++) {
                for (int s = 0; s < m; s++) {
                    double a = l == 0 ? X[j][s] : logistic(z[l - 1][j][s]);
                    double slope = l == 0 ? 0 : logistic(z[l - 1][j][s]) * logistic(-z[l - 1][j][s]);
                    for (int k = 0; k < W[l].length; k++) {
                        dW[l][k][j] += dz[k][s] * a / m;
                        lower[j][s] += dz[k][s] * W[l][k][j] * slope;
                    }
                }
            }
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < m; s++) {
                    db[l][k] += dz[k][s] / m;
                }
            }
            dz = lower;
        }
        return new Result(dW, db, null, J);
    }

    private static double logistic(double v) {
        return v >= 0 ? 1 / (1 + Math.exp(-v)) : Math.exp(v) / (1 + Math.exp(v));
    }
}
