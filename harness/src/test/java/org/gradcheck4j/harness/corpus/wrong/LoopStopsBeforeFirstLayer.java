package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The backward loop runs while layer > 0, so the first layer's gradients are never filled in.",
        source = "none",
        names = {"scaled-tensor", "zero-tensor"})
public class LoopStopsBeforeFirstLayer implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int layer = 0; layer < W.length; layer++) {
            dW[layer] = new double[W[layer].length][W[layer][0].length];
            db[layer] = new double[W[layer].length];
            a[layer + 1] = new double[W[layer].length][m];
            for (int k = 0; k < W[layer].length; k++) {
                for (int s = 0; s < m; s++) {
                    double z = b[layer][k];
                    for (int j = 0; j < a[layer].length; j++) {
                        z += W[layer][k][j] * a[layer][j][s];
                    }
                    a[layer + 1][k][s] = 1 / (1 + Math.exp(-z));
                }
            }
        }
        double[][] delta = new double[1][m];
        for (int s = 0; s < m; s++) {
            delta[0][s] = a[W.length][0][s] - y[s];
        }
        for (int layer = W.length - 1; layer > 0; layer--) {
            double[][] lower = new double[a[layer].length][m];
            for (int s = 0; s < m; s++) {
                for (int k = 0; k < W[layer].length; k++) {
                    db[layer][k] += delta[k][s] / m;
                    for (int j = 0; j < a[layer].length; j++) {
                        dW[layer][k][j] += delta[k][s] * a[layer][j][s] / m;
                        lower[j][s] += W[layer][k][j] * delta[k][s];
                    }
                }
                for (int j = 0; j < a[layer].length; j++) {
                    lower[j][s] *= a[layer][j][s] * (1 - a[layer][j][s]);
                }
            }
            delta = lower;
        }
        return new Result(dW, db);
    }
}
