package org.gradcheck4j.harness.corpus.right;

import java.util.function.DoubleBinaryOperator;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(
        sentence =
                "Samples stand in rows and kernels are [inputs × units], as in Keras; all is turned round at the end.")
public class SamplesInRows implements Backprop {

    private static final class Matrix {
        final double[][] v;

        Matrix(double[][] v) {
            this.v = v;
        }

        Matrix t() {
            double[][] r = new double[v[0].length][v.length];
            for (int i = 0; i < v.length; i++) {
                for (int j = 0; j < v[i].length; j++) {
                    r[j][i] = v[i][j];
                }
            }
            return new Matrix(r);
        }

        Matrix dot(Matrix o) {
            double[][] r = new double[v.length][o.v[0].length];
            for (int i = 0; i < v.length; i++) {
                for (int k = 0; k < o.v.length; k++) {
                    for (int j = 0; j < r[i].length; j++) {
                        r[i][j] += v[i][k] * o.v[k][j];
                    }
                }
            }
            return new Matrix(r);
        }

        Matrix zip(Matrix o, DoubleBinaryOperator f) {
            double[][] r = new double[v.length][v[0].length];
            for (int i = 0; i < v.length; i++) {
                for (int j = 0; j < r[i].length; j++) {
                    r[i][j] = f.applyAsDouble(v[i][j], o.v[o.v.length == 1 ? 0 : i][j]);
                }
            }
            return new Matrix(r);
        }

        double[] columnSums() {
            double[] r = new double[v[0].length];
            for (double[] row : v) {
                for (int j = 0; j < r.length; j++) {
                    r[j] += row[j];
                }
            }
            return r;
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Matrix[] a = new Matrix[W.length + 1];
        a[0] = new Matrix(X).t();
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = a[l].dot(new Matrix(W[l]).t())
                    .zip(new Matrix(new double[][] {b[l]}), (z, bias) -> 1 / (1 + Math.exp(-(z + bias))));
        }
        Matrix labels = new Matrix(new double[][] {y}).t();
        Matrix delta = a[W.length].zip(labels, (p, t) -> (p - t) / y.length);
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = a[l].t().dot(delta).t().v;
            db[l] = delta.columnSums();
            delta = delta.dot(new Matrix(W[l])).zip(a[l], (d, out) -> d * out * (1 - out));
        }
        double[][][] shown = new double[W.length][][];
        for (int l = 0; l < W.length; l++) {
            shown[l] = a[l + 1].t().v;
        }
        return new Result(dW, db, shown, null);
    }
}
