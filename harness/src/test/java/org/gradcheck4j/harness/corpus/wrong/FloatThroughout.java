package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Everything is computed in float, although the gradient is handed over as double.",
        source = "none",
        names = {"lower-precision", "representable-lower"})
public class FloatThroughout implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        float[][][] a = new float[W.length + 1][][];
        float[][][] w = new float[W.length][][];
        a[0] = new float[X.length][m];
        for (int j = 0; j < X.length; j++) {
            for (int s = 0; s < m; s++) {
                a[0][j][s] = (float) X[j][s];
            }
        }
        for (int l = 0; l < W.length; l++) {
            w[l] = new float[W[l].length][W[l][0].length];
            a[l + 1] = new float[W[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                for (int j = 0; j < W[l][k].length; j++) {
                    w[l][k][j] = (float) W[l][k][j];
                }
                for (int s = 0; s < m; s++) {
                    float z = 0f;
                    for (int j = 0; j < a[l].length; j++) {
                        z += w[l][k][j] * a[l][j][s];
                    }
                    z += (float) b[l][k];
                    a[l + 1][k][s] = 1f / (1f + (float) Math.exp(-z));
                }
            }
        }
        float[][] d = new float[1][m];
        for (int s = 0; s < m; s++) {
            d[0][s] = a[W.length][0][s] - (float) y[s];
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = new double[d.length][a[l].length];
            db[l] = new double[d.length];
            float[][] lower = new float[a[l].length][m];
            for (int k = 0; k < d.length; k++) {
                float biasSum = 0f;
                for (int s = 0; s < m; s++) {
                    biasSum += d[k][s];
                }
                db[l][k] = biasSum / m;
                for (int j = 0; j < a[l].length; j++) {
                    float sum = 0f;
                    for (int s = 0; s < m; s++) {
                        sum += d[k][s] * a[l][j][s];
                        lower[j][s] += w[l][k][j] * d[k][s];
                    }
                    dW[l][k][j] = sum / m;
                }
            }
            for (int j = 0; j < lower.length; j++) {
                for (int s = 0; s < m; s++) {
                    lower[j][s] *= a[l][j][s] * (1f - a[l][j][s]);
                }
            }
            d = lower;
        }
        return new Result(dW, db);
    }
}
