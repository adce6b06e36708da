package org.gradcheck4j.harness.corpus.wrong;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "For L2 the bias column of theta should be replaced by zeros and is replaced by ones: every db has lambda/m too much.",
        source = "https://github.com/JWarmenhoven/Coursera-Machine-Learning/issues/3",
        names = "l2-included")
public class OnesInTheBiasColumn implements Backprop {

    private static final double REG = 0.5;

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        int last = W.length;
        double[][][] a = new double[last + 1][][];
        a[0] = withOnes(X);
        double[][][] theta = new double[last][][];
        for (int l = 0; l < last; l++) {
            theta[l] = new double[W[l].length][];
            double[][] h = new double[W[l].length][m];
            for (int i = 0; i < W[l].length; i++) {
                theta[l][i] = new double[W[l][i].length + 1];
                theta[l][i][0] = b[l][i];
                System.arraycopy(W[l][i], 0, theta[l][i], 1, W[l][i].length);
                for (int s = 0; s < m; s++) {
                    for (int j = 0; j < theta[l][i].length; j++) {
                        h[i][s] += theta[l][i][j] * a[l][j][s];
                    }
                    h[i][s] = 1 / (1 + Math.exp(-h[i][s]));
                }
            }
            a[l + 1] = withOnes(h);
        }
        double[][] d = {a[last][1].clone()};
        for (int s = 0; s < m; s++) {
            d[0][s] -= y[s];
        }
        double[][][] dW = new double[last][][];
        double[][] db = new double[last][];
        for (int l = last - 1; l >= 0; l--) {
            double[][] delta = new double[d.length][a[l].length];
            double[][] lower = new double[a[l].length - 1][m];
            for (int i = 0; i < d.length; i++) {
                double[] thetaReg = theta[l][i].clone();
                thetaReg[0] = 1;
                for (int j = 0; j < a[l].length; j++) {
                    for (int s = 0; s < m; s++) {
                        delta[i][j] += d[i][s] * a[l][j][s];
                        if (j > 0) {
                            lower[j - 1][s] += theta[l][i][j] * d[i][s] * a[l][j][s] * (1 - a[l][j][s]);
                        }
                    }
                    delta[i][j] = delta[i][j] / m + thetaReg[j] * REG / m;
                }
            }
            dW[l] = Arrays.stream(delta)
                    .map(row -> Arrays.copyOfRange(row, 1, row.length))
                    .toArray(double[][]::new);
            db[l] = Arrays.stream(delta).mapToDouble(row -> row[0]).toArray();
            d = lower;
        }
        return new Result(dW, db);
    }

    private static double[][] withOnes(double[][] a) {
        double[][] r = new double[a.length + 1][];
        r[0] = new double[a[0].length];
        Arrays.fill(r[0], 1);
        System.arraycopy(a, 0, r, 1, a.length);
        return r;
    }
}
