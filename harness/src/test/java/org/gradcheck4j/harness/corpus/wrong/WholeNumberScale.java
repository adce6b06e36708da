package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "1 / m is computed among whole numbers, which gives 0, and every gradient is multiplied by it.",
        source = "https://explain.codes//int-division-why-is-the-result-of-1-3-0",
        names = "zero-tensor")
public class WholeNumberScale implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        int perSample = 1 / m;
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = new double[W[l].length][m];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    double z = b[l][i];
                    for (int j = 0; j < W[l][i].length; j++) {
                        z += W[l][i][j] * a[l][j][s];
                    }
                    a[l + 1][i][s] = 1 / (1 + Math.exp(-z));
                }
            }
        }
        double[][] delta = new double[1][m];
        for (int s = 0; s < m; s++) {
            delta[0][s] = a[W.length][0][s] - y[s];
        }
        double[][][] gradW = new double[W.length][][];
        double[][] gradB = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            gradW[l] = new double[W[l].length][W[l][0].length];
            gradB[l] = new double[W[l].length];
            double[][] lower = new double[a[l].length][m];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    gradB[l][i] += perSample * delta[i][s];
                    for (int j = 0; j < W[l][i].length; j++) {
                        gradW[l][i][j] += perSample * delta[i][s] * a[l][j][s];
                        lower[j][s] += W[l][i][j] * delta[i][s];
                    }
                }
            }
            for (int j = 0; j < lower.length; j++) {
                for (int s = 0; s < m; s++) {
                    lower[j][s] *= a[l][j][s] * (1 - a[l][j][s]);
                }
            }
            delta = lower;
        }
        return new Result(gradW, gradB);
    }
}
