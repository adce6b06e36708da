package org.gradcheck4j.harness.corpus.right;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(sentence = "Level-1 BLAS by hand: axpy, dot and scal over whole rows of samples.")
public class AxpyLoops implements Backprop {

    private static void axpy(double alpha, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] += alpha * x[i];
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static void scal(double alpha, double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= alpha;
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[] ones = new double[m];
        java.util.Arrays.fill(ones, 1.0);
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = new double[W[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                double[] z = a[l + 1][k];
                axpy(b[l][k], ones, z);
                for (int j = 0; j < W[l][k].length; j++) {
                    axpy(W[l][k][j], a[l][j], z);
                }
                for (int s = 0; s < m; s++) {
                    z[s] = 1 / (1 + Math.exp(-z[s]));
                }
            }
        }
        double[][] d = {a[W.length][0].clone()};
        axpy(-1, y, d[0]);
        scal(1.0 / m, d[0]);
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = new double[d.length][a[l].length];
            db[l] = new double[d.length];
            double[][] down = new double[a[l].length][m];
            for (int k = 0; k < d.length; k++) {
                db[l][k] = dot(d[k], ones);
                for (int j = 0; j < a[l].length; j++) {
                    dW[l][k][j] = dot(d[k], a[l][j]);
                    axpy(W[l][k][j], d[k], down[j]);
                }
            }
            for (int j = 0; j < down.length; j++) {
                for (int s = 0; s < m; s++) {
                    down[j][s] *= a[l][j][s] - a[l][j][s] * a[l][j][s];
                }
            }
            d = down;
        }
        return new Result(dW, db);
    }
}
