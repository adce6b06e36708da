package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "dA of the output, -(y/a) + (1-y)/(1-a), is used as if it were dZ: the output's slope is missing.",
        source = "none",
        names = "output-slope-missing")
public class LossDerivativeAsDelta implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] Y, double[][][] W, double[][] b) {
        int m = Y.length;
        int L = W.length;
        double[][][] caches = new double[L + 1][][];
        caches[0] = X;
        for (int l = 1; l <= L; l++) {
            caches[l] = linearActivationForward(caches[l - 1], W[l - 1], b[l - 1]);
        }
        double[][] AL = caches[L];
        double[][] dZ = new double[1][m];
        for (int i = 0; i < m; i++) {
            dZ[0][i] = -(Y[i] / AL[0][i]) + (1 - Y[i]) / (1 - AL[0][i]);
        }
        double[][][] dW = new double[L][][];
        double[][] db = new double[L][];
        for (int l = L; l >= 1; l--) {
            double[][] APrev = caches[l - 1];
            dW[l - 1] = new double[dZ.length][APrev.length];
            db[l - 1] = new double[dZ.length];
            double[][] dAPrev = new double[APrev.length][m];
            for (int i = 0; i < m; i++) {
                for (int r = 0; r < dZ.length; r++) {
                    db[l - 1][r] += dZ[r][i] / m;
                    for (int c = 0; c < APrev.length; c++) {
                        dW[l - 1][r][c] += dZ[r][i] * APrev[c][i] / m;
                        dAPrev[c][i] += W[l - 1][r][c] * dZ[r][i];
                    }
                }
            }
            dZ = sigmoidBackward(dAPrev, APrev);
        }
        return new Result(dW, db);
    }

    private static double[][] linearActivationForward(double[][] APrev, double[][] W, double[] b) {
        double[][] A = new double[W.length][APrev[0].length];
        for (int r = 0; r < W.length; r++) {
            for (int i = 0; i < APrev[0].length; i++) {
                double Z = b[r];
                for (int c = 0; c < APrev.length; c++) {
                    Z += W[r][c] * APrev[c][i];
                }
                A[r][i] = 1 / (1 + Math.exp(-Z));
            }
        }
        return A;
    }

    private static double[][] sigmoidBackward(double[][] dA, double[][] A) {
        double[][] dZ = new double[dA.length][dA[0].length];
        for (int r = 0; r < dA.length; r++) {
            for (int i = 0; i < dA[r].length; i++) {
                dZ[r][i] = dA[r][i] * A[r][i] * (1 - A[r][i]);
            }
        }
        return dZ;
    }
}
