package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The weights' gradients are means over the batch, the biases' gradients are sums.",
        source = "none",
        names = "scaled-biases")
public class BiasSumWeightMean implements Backprop {

    static class Mat {
        final int rows;
        final int cols;
        final double[] d;

        Mat(int r, int c) {
            rows = r;
            cols = c;
            d = new double[r * c];
        }

        static Mat of(double[][] a) {
            Mat r = new Mat(a.length, a[0].length);
            for (int i = 0; i < r.rows; i++) {
                System.arraycopy(a[i], 0, r.d, i * r.cols, r.cols);
            }
            return r;
        }

        double[][] toArray() {
            double[][] a = new double[rows][cols];
            for (int i = 0; i < rows; i++) {
                System.arraycopy(d, i * cols, a[i], 0, cols);
            }
            return a;
        }

        Mat mul(Mat o) {
            Mat r = new Mat(rows, o.cols);
            for (int i = 0; i < rows; i++) {
                for (int k = 0; k < cols; k++) {
                    for (int j = 0; j < o.cols; j++) {
                        r.d[i * o.cols + j] += d[i * cols + k] * o.d[k * o.cols + j];
                    }
                }
            }
            return r;
        }

        Mat t() {
            Mat r = new Mat(cols, rows);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < cols; j++) {
                    r.d[j * rows + i] = d[i * cols + j];
                }
            }
            return r;
        }

        Mat scale(double f) {
            Mat r = new Mat(rows, cols);
            for (int i = 0; i < d.length; i++) {
                r.d[i] = f * d[i];
            }
            return r;
        }

        double[] sumRows() {
            double[] r = new double[rows];
            for (int i = 0; i < d.length; i++) {
                r[i / cols] += d[i];
            }
            return r;
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        Mat[] A = new Mat[W.length + 1];
        A[0] = Mat.of(X);
        for (int l = 0; l < W.length; l++) {
            A[l + 1] = Mat.of(W[l]).mul(A[l]);
            for (int i = 0; i < A[l + 1].d.length; i++) {
                A[l + 1].d[i] = 1 / (1 + Math.exp(-(A[l + 1].d[i] + b[l][i / m])));
            }
        }
        Mat dZ = A[W.length].scale(1);
        for (int s = 0; s < m; s++) {
            dZ.d[s] -= y[s];
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = dZ.mul(A[l].t()).scale(1.0 / m).toArray();
            db[l] = dZ.sumRows();
            dZ = Mat.of(W[l]).t().mul(dZ);
            for (int i = 0; i < dZ.d.length; i++) {
                dZ.d[i] *= A[l].d[i] * (1 - A[l].d[i]);
            }
        }
        return new Result(dW, db);
    }
}
