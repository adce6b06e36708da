package org.gradcheck4j.harness.corpus.right;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(sentence = "Every sum is a compensated one, Kahan's.")
public final class KahanSums implements Backprop {

    /** A running sum with the low-order part that was lost. */
    private static final class Sum {
        private double sum;
        private double lost;

        void add(double value) {
            double corrected = value - lost;
            double t = sum + corrected;
            lost = (t - sum) - corrected;
            sum = t;
        }

        double get() {
            return sum;
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        int L = W.length;
        double[][][] A = new double[L + 1][][];
        A[0] = X;
        for (int l = 1; l <= L; l++) {
            A[l] = new double[b[l - 1].length][m];
            for (int k = 0; k < A[l].length; k++) {
                for (int s = 0; s < m; s++) {
                    Sum z = new Sum();
                    z.add(b[l - 1][k]);
                    for (int j = 0; j < A[l - 1].length; j++) {
                        z.add(W[l - 1][k][j] * A[l - 1][j][s]);
                    }
                    A[l][k][s] = 1.0 / (1.0 + Math.exp(-z.get()));
                }
            }
        }
        double[][] dZ = new double[1][m];
        for (int s = 0; s < m; s++) {
            dZ[0][s] = A[L][0][s] - y[s];
        }
        double[][][] dW = new double[L][][];
        double[][] db = new double[L][];
        for (int l = L; l >= 1; l--) {
            int rows = dZ.length;
            int columns = A[l - 1].length;
            dW[l - 1] = new double[rows][columns];
            db[l - 1] = new double[rows];
            for (int k = 0; k < rows; k++) {
                for (int j = 0; j < columns; j++) {
                    Sum g = new Sum();
                    for (int s = 0; s < m; s++) {
                        g.add(dZ[k][s] * A[l - 1][j][s]);
                    }
                    dW[l - 1][k][j] = g.get() / m;
                }
                Sum g = new Sum();
                for (double d : dZ[k]) {
                    g.add(d);
                }
                db[l - 1][k] = g.get() / m;
            }
            double[][] previous = new double[columns][m];
            for (int j = 0; j < columns; j++) {
                for (int s = 0; s < m; s++) {
                    Sum dA = new Sum();
                    for (int k = 0; k < rows; k++) {
                        dA.add(W[l - 1][k][j] * dZ[k][s]);
                    }
                    previous[j][s] = dA.get() * A[l - 1][j][s] * (1 - A[l - 1][j][s]);
                }
            }
            dZ = previous;
        }
        return new Result(dW, db);
    }
}
