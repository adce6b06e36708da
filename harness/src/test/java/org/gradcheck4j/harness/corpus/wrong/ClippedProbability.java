package org.gradcheck4j.harness.corpus.wrong;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The output is clipped to [1e-5, 1 - 1e-5] within the loss's derivative, so confident mistakes lose their gradient.",
        source = "https://github.com/snipsco/ntm-lasagne/issues/5",
        names = "clipped-loss")
public class ClippedProbability implements Backprop {

    private static double clip(double p, double eps) {
        return Math.min(Math.max(p, eps), 1 - eps);
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] layers = new double[W.length + 1][][];
        layers[0] = X;
        for (int l = 0; l < W.length; l++) {
            double[][] in = layers[l];
            double[][] w = W[l];
            double[] bias = b[l];
            layers[l + 1] = new double[w.length][];
            for (int i = 0; i < w.length; i++) {
                int row = i;
                layers[l + 1][i] = new double[y.length];
                Arrays.setAll(layers[l + 1][i], s -> {
                    double z = bias[row];
                    for (int j = 0; j < in.length; j++) {
                        z += w[row][j] * in[j][s];
                    }
                    return 1 / (1 + Math.exp(-z));
                });
            }
        }

        double[] yhat = layers[W.length][0];
        double[][] delta = new double[1][y.length];
        for (int s = 0; s < y.length; s++) {
            double p = clip(yhat[s], 1e-5);
            double dLda = (p - y[s]) / (p * (1 - p));
            delta[0][s] = dLda * yhat[s] * (1 - yhat[s]) / y.length;
        }

        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            double[][] in = layers[l];
            dW[l] = new double[W[l].length][in.length];
            db[l] = new double[W[l].length];
            double[][] next = new double[in.length][y.length];
            for (int s = 0; s < y.length; s++) {
                for (int i = 0; i < W[l].length; i++) {
                    db[l][i] += delta[i][s];
                    for (int j = 0; j < in.length; j++) {
                        dW[l][i][j] += delta[i][s] * in[j][s];
                        next[j][s] += delta[i][s] * W[l][i][j] * in[j][s] * (1 - in[j][s]);
                    }
                }
            }
            delta = next;
        }
        return new Result(dW, db);
    }
}
