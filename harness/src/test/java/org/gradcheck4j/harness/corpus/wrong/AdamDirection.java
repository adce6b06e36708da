package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "Adam's direction m / (sqrt(v) + eps) after its first step is saved, which is nearly the gradient's sign.",
        source = "none",
        names = "unexplained")
public class AdamDirection implements Backprop {

    private static final class Adam {
        private static final double BETA1 = 0.9;
        private static final double BETA2 = 0.999;

        private final double[] first;
        private final double[] second;
        private int t;

        Adam(int size) {
            first = new double[size];
            second = new double[size];
        }

        double[] direction(double[] g) {
            t++;
            double[] direction = new double[g.length];
            for (int i = 0; i < g.length; i++) {
                first[i] = BETA1 * first[i] + (1 - BETA1) * g[i];
                second[i] = BETA2 * second[i] + (1 - BETA2) * g[i] * g[i];
                double mHat = first[i] / (1 - Math.pow(BETA1, t));
                double vHat = second[i] / (1 - Math.pow(BETA2, t));
                direction[i] = mHat / (Math.sqrt(vHat) + 1e-8);
            }
            return direction;
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] o = new double[W.length + 1][][];
        o[0] = X;
        for (int l = 0; l < W.length; l++) {
            o[l + 1] = new double[W[l].length][m];
            for (int s = 0; s < m; s++) {
                for (int k = 0; k < W[l].length; k++) {
                    double net = b[l][k];
                    for (int j = 0; j < W[l][k].length; j++) {
                        net += o[l][j][s] * W[l][k][j];
                    }
                    o[l + 1][k][s] = 1 / (1 + Math.exp(-net));
                }
            }
        }
        double[][] d = new double[1][m];
        for (int s = 0; s < m; s++) {
            d[0][s] = (o[W.length][0][s] - y[s]) / m;
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = new double[d.length][o[l].length];
            double[] gb = new double[d.length];
            double[][] below = new double[o[l].length][m];
            for (int k = 0; k < d.length; k++) {
                double[] gw = new double[o[l].length];
                for (int s = 0; s < m; s++) {
                    gb[k] += d[k][s];
                    for (int j = 0; j < gw.length; j++) {
                        gw[j] += d[k][s] * o[l][j][s];
                        below[j][s] += d[k][s] * W[l][k][j] * o[l][j][s] * (1 - o[l][j][s]);
                    }
                }
                dW[l][k] = new Adam(gw.length).direction(gw);
            }
            db[l] = new Adam(gb.length).direction(gb);
            d = below;
        }
        return new Result(dW, db);
    }
}
