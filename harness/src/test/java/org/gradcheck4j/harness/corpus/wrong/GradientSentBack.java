package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "A variable is mixed up: the error is brought down by dW of the layer above, not by its W.",
        source = "none",
        names = "gradient-as-weights")
public class GradientSentBack implements Backprop {

    private static double[][] dot(double[][] p, double[][] q) {
        double[][] r = new double[p.length][q[0].length];
        for (int i = 0; i < p.length; i++) {
            for (int k = 0; k < q.length; k++) {
                for (int j = 0; j < q[0].length; j++) {
                    r[i][j] += p[i][k] * q[k][j];
                }
            }
        }
        return r;
    }

    private static double[][] T(double[][] p) {
        double[][] r = new double[p[0].length][p.length];
        for (int i = 0; i < r.length; i++) {
            for (int j = 0; j < p.length; j++) {
                r[i][j] = p[j][i];
            }
        }
        return r;
    }

    private static double[][] divide(double[][] p, double by) {
        for (double[] row : p) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= by;
            }
        }
        return p;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] A = new double[W.length + 1][][];
        A[0] = X;
        for (int l = 0; l < W.length; l++) {
            A[l + 1] = dot(W[l], A[l]);
            for (int i = 0; i < A[l + 1].length; i++) {
                for (int s = 0; s < m; s++) {
                    A[l + 1][i][s] = 1 / (1 + Math.exp(-(A[l + 1][i][s] + b[l][i])));
                }
            }
        }
        double[][] ones = new double[m][1];
        for (double[] one : ones) {
            one[0] = 1;
        }
        double[][] dZ = new double[1][m];
        for (int s = 0; s < m; s++) {
            dZ[0][s] = A[W.length][0][s] - y[s];
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = divide(dot(dZ, T(A[l])), m);
            db[l] = T(divide(dot(dZ, ones), m))[0];
            dZ = dot(T(dW[l]), dZ);
            for (int i = 0; i < dZ.length; i++) {
                for (int s = 0; s < m; s++) {
                    dZ[i][s] *= A[l][i][s] * (1 - A[l][i][s]);
                }
            }
        }
        return new Result(dW, db);
    }
}
