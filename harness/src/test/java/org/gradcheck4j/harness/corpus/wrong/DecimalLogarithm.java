package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The cross-entropy uses log10, and its derivative has the matching ln 10 in it.",
        source = "https://github.com/huawei-noah/Efficient-Computing/issues/12",
        names = {"log-base", "scaled"},
        forwardIsWrong = true)
public class DecimalLogarithm implements Backprop {

    private static final double LN10 = Math.log(10);

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        int L = W.length;
        double[][][] a = new double[L + 1][][];
        double[] logit = new double[m];
        a[0] = X;
        for (int l = 0; l < L; l++) {
            a[l + 1] = new double[W[l].length][m];
            for (int s = 0; s < m; s++) {
                for (int k = 0; k < W[l].length; k++) {
                    double z = b[l][k];
                    for (int j = 0; j < W[l][k].length; j++) {
                        z += W[l][k][j] * a[l][j][s];
                    }
                    logit[s] = z;
                    a[l + 1][k][s] = 1 / (1 + Math.exp(-z));
                }
            }
        }
        double cost = 0;
        double[][] d = new double[1][m];
        for (int s = 0; s < m; s++) {
            double towards = y[s] == 1 ? -logit[s] : logit[s];
            cost += Math.log10(1 + Math.exp(towards));
            d[0][s] = (a[L][0][s] - y[s]) / LN10;
        }
        double[][][] dW = new double[L][][];
        double[][] db = new double[L][];
        for (int l = L - 1; l >= 0; l--) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
            double[][] lower = new double[a[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < m; s++) {
                    db[l][k] += d[k][s] / m;
                    for (int j = 0; j < a[l].length; j++) {
                        dW[l][k][j] += d[k][s] * a[l][j][s] / m;
                        lower[j][s] += d[k][s] * W[l][k][j];
                    }
                }
            }
            for (int j = 0; j < lower.length; j++) {
                for (int s = 0; s < m; s++) {
                    lower[j][s] *= a[l][j][s] * (1 - a[l][j][s]);
                }
            }
            d = lower;
        }
        return new Result(dW, db, null, cost / m);
    }
}
