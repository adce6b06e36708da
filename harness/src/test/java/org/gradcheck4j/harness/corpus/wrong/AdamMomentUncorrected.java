package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Adam's first moment is saved without its bias correction: a tenth of the gradient.",
        source = "none",
        names = "scaled")
public class AdamMomentUncorrected implements Backprop {

    private static final float BETA = 0.9f;

    interface Visitor {
        void visit(int l, int k, int j, double gradient);
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] momentW = new double[W.length][][];
        double[][] momentB = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            momentW[l] = new double[W[l].length][W[l][0].length];
            momentB[l] = new double[W[l].length];
        }
        backward(X, y, W, b, (l, k, j, gradient) -> {
            if (j < 0) {
                momentB[l][k] = BETA * momentB[l][k] + (1 - BETA) * gradient;
            } else {
                momentW[l][k][j] = BETA * momentW[l][k][j] + (1 - BETA) * gradient;
            }
        });
        return new Result(momentW, momentB);
    }

    private static void backward(double[][] X, double[] y, double[][][] W, double[][] b, Visitor visitor) {
        int m = y.length;
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = new double[W[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < m; s++) {
                    double z = b[l][k];
                    for (int j = 0; j < W[l][k].length; j++) {
                        z += W[l][k][j] * a[l][j][s];
                    }
                    a[l + 1][k][s] = 1 / (1 + Math.exp(-z));
                }
            }
        }
        double[][] d = new double[1][m];
        for (int s = 0; s < m; s++) {
            d[0][s] = a[W.length][0][s] - y[s];
        }
        for (int l = W.length - 1; l >= 0; l--) {
            double[][] e = new double[a[l].length][m];
            for (int k = 0; k < d.length; k++) {
                double bias = 0;
                for (int s = 0; s < m; s++) {
                    bias += d[k][s];
                }
                visitor.visit(l, k, -1, bias / m);
                for (int j = 0; j < a[l].length; j++) {
                    double weight = 0;
                    for (int s = 0; s < m; s++) {
                        weight += d[k][s] * a[l][j][s];
                        e[j][s] += W[l][k][j] * d[k][s] * a[l][j][s] * (1 - a[l][j][s]);
                    }
                    visitor.visit(l, k, j, weight / m);
                }
            }
            d = e;
        }
    }
}
