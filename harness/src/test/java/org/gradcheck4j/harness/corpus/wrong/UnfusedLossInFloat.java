package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "In float, dA = (a - y) / (a (1 - a)) is divided by 0 where the output has rounded to 1, and 0 times infinity is NaN.",
        source = "https://github.com/tiny-dnn/tiny-dnn/issues/410",
        names = {"lower-precision", "non-finite", "representable-lower"})
public class UnfusedLossInFloat implements Backprop {

    private static float[][] floats(double[][] d) {
        float[][] f = new float[d.length][];
        for (int i = 0; i < d.length; i++) {
            f[i] = new float[d[i].length];
            for (int j = 0; j < d[i].length; j++) {
                f[i][j] = (float) d[i][j];
            }
        }
        return f;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        float[][][] a = new float[W.length + 1][][];
        a[0] = floats(X);
        float[][] bias = floats(b);
        for (int l = 0; l < W.length; l++) {
            float[][] w = floats(W[l]);
            a[l + 1] = new float[w.length][m];
            for (int k = 0; k < w.length; k++) {
                for (int s = 0; s < m; s++) {
                    float z = bias[l][k];
                    for (int j = 0; j < w[k].length; j++) {
                        z += w[k][j] * a[l][j][s];
                    }
                    a[l + 1][k][s] = 1f / (1f + (float) Math.exp(-z));
                }
            }
        }
        float[][] dA = new float[1][m];
        for (int s = 0; s < m; s++) {
            float p = a[W.length][0][s];
            dA[0][s] = (p - (float) y[s]) / (p * (1f - p));
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            float[][] w = floats(W[l]);
            float[][] gw = new float[w.length][a[l].length];
            float[] gb = new float[w.length];
            float[][] next = new float[a[l].length][m];
            for (int k = 0; k < w.length; k++) {
                for (int s = 0; s < m; s++) {
                    float dZ = dA[k][s] * a[l + 1][k][s] * (1f - a[l + 1][k][s]);
                    gb[k] += dZ;
                    for (int j = 0; j < a[l].length; j++) {
                        gw[k][j] += dZ * a[l][j][s];
                        next[j][s] += dZ * w[k][j];
                    }
                }
            }
            dA = next;
            dW[l] = new double[gw.length][a[l].length];
            db[l] = new double[gw.length];
            for (int k = 0; k < gw.length; k++) {
                db[l][k] = gb[k] / m;
                for (int j = 0; j < a[l].length; j++) {
                    dW[l][k][j] = gw[k][j] / m;
                }
            }
        }
        return new Result(dW, db);
    }
}
