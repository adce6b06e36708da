package org.gradcheck4j.harness.corpus.right;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(sentence = "Flat arrays in column-major order and one gemm with leading dimensions, as in Fortran.")
public class ColumnMajorGemm implements Backprop {

    /** c (rows × columns) = alpha · op(a) · op(b) + beta · c; everything column-major. */
    private static void gemm(
            boolean transA,
            boolean transB,
            int rows,
            int columns,
            int inner,
            double alpha,
            double[] a,
            int lda,
            double[] b,
            int ldb,
            double beta,
            double[] c,
            int ldc) {
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                double sum = 0;
                for (int k = 0; k < inner; k++) {
                    sum += (transA ? a[k + i * lda] : a[i + k * lda]) * (transB ? b[j + k * ldb] : b[k + j * ldb]);
                }
                c[i + j * ldc] = alpha * sum + beta * c[i + j * ldc];
            }
        }
    }

    private static double[] pack(double[][] rows) {
        double[] flat = new double[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                flat[i + j * rows.length] = rows[i][j];
            }
        }
        return flat;
    }

    private static double[][] unpack(double[] flat, int n) {
        double[][] rows = new double[n][flat.length / n];
        for (int p = 0; p < flat.length; p++) {
            rows[p % n][p / n] = flat[p];
        }
        return rows;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        int L = W.length;
        int[] n = new int[L + 1];
        double[][] a = new double[L + 1][];
        double[][] w = new double[L][];
        n[0] = X.length;
        a[0] = pack(X);
        for (int l = 0; l < L; l++) {
            n[l + 1] = b[l].length;
            w[l] = pack(W[l]);
            double[] z = new double[n[l + 1] * m];
            for (int p = 0; p < z.length; p++) {
                z[p] = b[l][p % n[l + 1]];
            }
            gemm(false, false, n[l + 1], m, n[l], 1, w[l], n[l + 1], a[l], n[l], 1, z, n[l + 1]);
            a[l + 1] = Arrays.stream(z).map(v -> 1 / (1 + Math.exp(-v))).toArray();
        }
        double[] dz = a[L].clone();
        for (int s = 0; s < m; s++) {
            dz[s] -= y[s];
        }
        double[] ones = new double[m];
        Arrays.fill(ones, 1);
        double[][][] dW = new double[L][][];
        double[][] db = new double[L][];
        for (int l = L - 1; l >= 0; l--) {
            double[] g = new double[n[l + 1] * n[l]];
            gemm(false, true, n[l + 1], n[l], m, 1.0 / m, dz, n[l + 1], a[l], n[l], 0, g, n[l + 1]);
            dW[l] = unpack(g, n[l + 1]);
            db[l] = new double[n[l + 1]];
            gemm(false, false, n[l + 1], 1, m, 1.0 / m, dz, n[l + 1], ones, m, 0, db[l], n[l + 1]);
            double[] da = new double[n[l] * m];
            gemm(true, false, n[l], m, n[l + 1], 1, w[l], n[l + 1], dz, n[l + 1], 0, da, n[l]);
            for (int p = 0; p < da.length; p++) {
                da[p] *= a[l][p] * (1 - a[l][p]);
            }
            dz = da;
        }
        return new Result(dW, db);
    }
}
