package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The error is brought down with the layer's own weights where those of the layer above belong.",
        source = "none",
        names = "wrong-layer-weights")
public class WeightsOfOwnLayer implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        int L = W.length;
        double[][][] out = new double[L][][];
        for (int l = 0; l < L; l++) {
            double[][] in = l == 0 ? X : out[l - 1];
            out[l] = new double[W[l].length][m];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    double net = b[l][i];
                    for (int j = 0; j < in.length; j++) {
                        net += W[l][i][j] * in[j][s];
                    }
                    out[l][i][s] = 1 / (1 + Math.exp(-net));
                }
            }
        }

        double[][][] delta = new double[L][][];
        for (int l = L - 1; l >= 0; l--) {
            delta[l] = new double[out[l].length][m];
            for (int i = 0; i < out[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    if (l == L - 1) {
                        delta[l][i][s] = out[l][i][s] - y[s];
                        continue;
                    }
                    double error = 0;
                    for (int k = 0; k < delta[l + 1].length; k++) {
                        error += W[l][k][i] * delta[l + 1][k][s];
                    }
                    delta[l][i][s] = error * out[l][i][s] * (1 - out[l][i][s]);
                }
            }
        }

        double[][][] dW = new double[L][][];
        double[][] db = new double[L][];
        for (int l = 0; l < L; l++) {
            double[][] in = l == 0 ? X : out[l - 1];
            dW[l] = new double[W[l].length][in.length];
            db[l] = new double[W[l].length];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    db[l][i] += delta[l][i][s];
                    for (int j = 0; j < in.length; j++) {
                        dW[l][i][j] += delta[l][i][s] * in[j][s];
                    }
                }
                db[l][i] /= m;
                for (int j = 0; j < in.length; j++) {
                    dW[l][i][j] /= m;
                }
            }
        }
        return new Result(dW, db);
    }
}
