package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The bias gradient is the batch sum's mean over the neurons: the mean was taken along the wrong dimension.",
        source = "https://github.com/deeplearning4j/deeplearning4j/pull/364",
        names = "bias-axis")
public class BiasMeanOverNeurons implements Backprop {

    /** The mean along dimension 0 (down a column) or 1 (along a row), as a vector. */
    private static double[] mean(double[][] a, int dimension) {
        int length = dimension == 0 ? a[0].length : a.length;
        double[] r = new double[length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                r[dimension == 0 ? j : i] += a[i][j] / (dimension == 0 ? a.length : a[0].length);
            }
        }
        return r;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] acts = new double[W.length + 1][][];
        acts[0] = X;
        for (int l = 0; l < W.length; l++) {
            acts[l + 1] = new double[W[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < m; s++) {
                    double z = b[l][k];
                    for (int j = 0; j < W[l][k].length; j++) {
                        z += W[l][k][j] * acts[l][j][s];
                    }
                    acts[l + 1][k][s] = 1 / (1 + Math.exp(-z));
                }
            }
        }
        double[][] dz = {mean(acts[W.length], 0)};
        for (int s = 0; s < m; s++) {
            dz[0][s] -= y[s];
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = new double[dz.length][acts[l].length];
            double[][] down = new double[acts[l].length][m];
            for (int k = 0; k < dz.length; k++) {
                for (int j = 0; j < acts[l].length; j++) {
                    for (int s = 0; s < m; s++) {
                        dW[l][k][j] += dz[k][s] * acts[l][j][s] / m;
                        down[j][s] += W[l][k][j] * dz[k][s] * acts[l][j][s] * (1 - acts[l][j][s]);
                    }
                }
            }
            double[] overNeurons = mean(dz, 0);
            double total = 0;
            for (double v : overNeurons) {
                total += v;
            }
            db[l] = new double[dz.length];
            for (int k = 0; k < dz.length; k++) {
                db[l][k] = total / m;
            }
            dz = down;
        }
        return new Result(dW, db);
    }
}
