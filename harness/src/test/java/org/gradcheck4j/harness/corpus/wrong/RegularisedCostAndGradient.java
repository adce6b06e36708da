package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The course's L2 regularisation is on, in the cost as lambda/(2m) and in dW as lambda/m W.",
        source = "https://stomioka.github.io/deeplearning/docs/037-gradient-checking.html",
        names = "l2-included",
        forwardIsWrong = true)
public class RegularisedCostAndGradient implements Backprop {

    private static final double LAMBD = 0.7;

    @Override
    public Result gradients(double[][] X, double[] Y, double[][][] W, double[][] b) {
        int m = Y.length;
        int L = W.length;
        double[][][] A = new double[L + 1][][];
        double[] zLast = new double[m];
        A[0] = X;
        for (int l = 1; l <= L; l++) {
            A[l] = new double[W[l - 1].length][m];
            for (int i = 0; i < m; i++) {
                for (int r = 0; r < A[l].length; r++) {
                    double z = b[l - 1][r];
                    for (int c = 0; c < A[l - 1].length; c++) {
                        z += W[l - 1][r][c] * A[l - 1][c][i];
                    }
                    zLast[i] = z;
                    A[l][r][i] = 1 / (1 + Math.exp(-z));
                }
            }
        }
        double crossEntropyCost = 0;
        double l2RegularizationCost = 0;
        double[][] dZ = new double[1][m];
        for (int i = 0; i < m; i++) {
            crossEntropyCost +=
                    (Math.max(zLast[i], 0) - Y[i] * zLast[i] + Math.log1p(Math.exp(-Math.abs(zLast[i])))) / m;
            dZ[0][i] = A[L][0][i] - Y[i];
        }
        double[][][] dW = new double[L][][];
        double[][] db = new double[L][];
        for (int l = L; l >= 1; l--) {
            double[][] w = W[l - 1];
            dW[l - 1] = new double[w.length][w[0].length];
            db[l - 1] = new double[w.length];
            double[][] dPrev = new double[w[0].length][m];
            for (int r = 0; r < w.length; r++) {
                for (int c = 0; c < w[0].length; c++) {
                    double sum = 0;
                    for (int i = 0; i < m; i++) {
                        sum += dZ[r][i] * A[l - 1][c][i];
                        dPrev[c][i] += w[r][c] * dZ[r][i] * A[l - 1][c][i] * (1 - A[l - 1][c][i]);
                    }
                    dW[l - 1][r][c] = 1. / m * sum + LAMBD / m * w[r][c];
                    l2RegularizationCost += LAMBD / (2 * m) * w[r][c] * w[r][c];
                }
                for (int i = 0; i < m; i++) {
                    db[l - 1][r] += dZ[r][i] / m;
                }
            }
            dZ = dPrev;
        }
        return new Result(dW, db, null, crossEntropyCost + l2RegularizationCost);
    }
}
