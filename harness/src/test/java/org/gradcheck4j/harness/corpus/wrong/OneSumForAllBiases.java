package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The bias gradient is summed over everything, neurons too, and every neuron gets that one number.",
        source = "https://github.com/rasbt/stat453-deep-learning-ss21/issues/5",
        names = "bias-axis")
public class OneSumForAllBiases implements Backprop {

    private static final class NDArray {
        final double[][] d;

        NDArray(double[][] d) {
            this.d = d;
        }

        NDArray mm(NDArray o) {
            double[][] r = new double[d.length][o.d[0].length];
            for (int i = 0; i < d.length; i++) {
                for (int j = 0; j < o.d[0].length; j++) {
                    double sum = 0;
                    for (int k = 0; k < o.d.length; k++) {
                        sum += d[i][k] * o.d[k][j];
                    }
                    r[i][j] = sum;
                }
            }
            return new NDArray(r);
        }

        NDArray t() {
            double[][] r = new double[d[0].length][d.length];
            for (int i = 0; i < d.length; i++) {
                for (int j = 0; j < d[0].length; j++) {
                    r[j][i] = d[i][j];
                }
            }
            return new NDArray(r);
        }

        NDArray div(double by) {
            double[][] r = new double[d.length][d[0].length];
            for (int i = 0; i < d.length; i++) {
                for (int j = 0; j < d[0].length; j++) {
                    r[i][j] = d[i][j] / by;
                }
            }
            return new NDArray(r);
        }

        double sum() {
            double total = 0;
            for (double[] row : d) {
                for (double v : row) {
                    total += v;
                }
            }
            return total;
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        NDArray[] a = new NDArray[W.length + 1];
        a[0] = new NDArray(X);
        for (int l = 0; l < W.length; l++) {
            NDArray z = new NDArray(W[l]).mm(a[l]);
            for (int i = 0; i < z.d.length; i++) {
                for (int s = 0; s < m; s++) {
                    z.d[i][s] = 1 / (1 + Math.exp(-(z.d[i][s] + b[l][i])));
                }
            }
            a[l + 1] = z;
        }
        NDArray delta = a[W.length].div(1);
        for (int s = 0; s < m; s++) {
            delta.d[0][s] -= y[s];
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = delta.mm(a[l].t()).div(m).d;
            db[l] = b[l].clone();
            for (int i = 0; i < b[l].length; i++) {
                db[l][i] = delta.sum() / m;
            }
            delta = new NDArray(W[l]).t().mm(delta);
            for (int j = 0; j < delta.d.length; j++) {
                for (int s = 0; s < m; s++) {
                    delta.d[j][s] *= a[l].d[j][s] * (1 - a[l].d[j][s]);
                }
            }
        }
        return new Result(dW, db);
    }
}
