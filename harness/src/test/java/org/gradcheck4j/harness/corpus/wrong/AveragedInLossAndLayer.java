package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The loss's gradient is a mean already, and the layers divide by the batch size again.",
        source = "https://github.com/williamleif/GraphSAGE/issues/12",
        names = "scaled")
public class AveragedInLossAndLayer implements Backprop {

    private interface Loss {
        double[][] gradient(double[][] predicted, double[] expected);
    }

    private static final Loss CROSS_ENTROPY_ON_SIGMOID = (predicted, expected) -> {
        double[][] g = new double[1][expected.length];
        for (int s = 0; s < expected.length; s++) {
            g[0][s] = (predicted[0][s] - expected[s]) / expected.length;
        }
        return g;
    };

    private static double[][] matmul(double[][] p, double[][] q) {
        double[][] r = new double[p.length][q[0].length];
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < q[0].length; j++) {
                for (int k = 0; k < q.length; k++) {
                    r[i][j] += p[i][k] * q[k][j];
                }
            }
        }
        return r;
    }

    private static double[][] transpose(double[][] p) {
        double[][] r = new double[p[0].length][p.length];
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p[0].length; j++) {
                r[j][i] = p[i][j];
            }
        }
        return r;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = matmul(W[l], a[l]);
            for (int i = 0; i < a[l + 1].length; i++) {
                for (int s = 0; s < y.length; s++) {
                    a[l + 1][i][s] = 1 / (1 + Math.exp(-a[l + 1][i][s] - b[l][i]));
                }
            }
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        double[][] dz = CROSS_ENTROPY_ON_SIGMOID.gradient(a[W.length], y);
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = matmul(dz, transpose(a[l]));
            db[l] = new double[dz.length];
            for (int i = 0; i < dz.length; i++) {
                for (int j = 0; j < dW[l][i].length; j++) {
                    dW[l][i][j] /= y.length;
                }
                for (int s = 0; s < y.length; s++) {
                    db[l][i] += dz[i][s] / y.length;
                }
            }
            dz = matmul(transpose(W[l]), dz);
            for (int j = 0; j < dz.length; j++) {
                for (int s = 0; s < y.length; s++) {
                    dz[j][s] *= a[l][j][s] * (1 - a[l][j][s]);
                }
            }
        }
        return new Result(dW, db);
    }
}
