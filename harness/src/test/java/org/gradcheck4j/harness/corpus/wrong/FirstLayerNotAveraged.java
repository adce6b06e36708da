package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The weights of the first layer are handled in a loop of their own, which forgets to divide by m.",
        source = "none",
        names = "scaled-tensor")
public class FirstLayerNotAveraged implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        int L = W.length;
        double[][][] A = new double[L][][];
        for (int l = 0; l < L; l++) {
            A[l] = new double[W[l].length][m];
            for (int s = 0; s < m; s++) {
                for (int i = 0; i < W[l].length; i++) {
                    double z = b[l][i];
                    for (int j = 0; j < W[l][i].length; j++) {
                        z += W[l][i][j] * (l == 0 ? X[j][s] : A[l - 1][j][s]);
                    }
                    A[l][i][s] = 1 / (1 + Math.exp(-z));
                }
            }
        }

        double[][][] dZ = new double[L][][];
        dZ[L - 1] = new double[1][m];
        for (int s = 0; s < m; s++) {
            dZ[L - 1][0][s] = A[L - 1][0][s] - y[s];
        }
        for (int l = L - 2; l >= 0; l--) {
            dZ[l] = new double[W[l].length][m];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    for (int k = 0; k < W[l + 1].length; k++) {
                        dZ[l][i][s] += W[l + 1][k][i] * dZ[l + 1][k][s];
                    }
                    dZ[l][i][s] *= A[l][i][s] * (1 - A[l][i][s]);
                }
            }
        }

        double[][][] dW = new double[L][][];
        double[][] db = new double[L][];
        for (int l = 1; l < L; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            for (int i = 0; i < W[l].length; i++) {
                for (int j = 0; j < W[l][i].length; j++) {
                    double sum = 0;
                    for (int s = 0; s < m; s++) {
                        sum += dZ[l][i][s] * A[l - 1][j][s];
                    }
                    dW[l][i][j] = sum / m;
                }
            }
        }
        dW[0] = new double[W[0].length][X.length];
        for (int i = 0; i < W[0].length; i++) {
            for (int j = 0; j < X.length; j++) {
                for (int s = 0; s < m; s++) {
                    dW[0][i][j] += dZ[0][i][s] * X[j][s];
                }
            }
        }
        for (int l = 0; l < L; l++) {
            db[l] = new double[b[l].length];
            for (int i = 0; i < b[l].length; i++) {
                double sum = 0;
                for (double d : dZ[l][i]) {
                    sum += d;
                }
                db[l][i] = sum / m;
            }
        }
        return new Result(dW, db);
    }
}
