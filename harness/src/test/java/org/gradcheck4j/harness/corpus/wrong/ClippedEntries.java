package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Gradient entries are clipped to [-0.005, 0.005] before they are saved.",
        source = "none",
        names = "clipped-value")
public class ClippedEntries implements Backprop {

    private static final double CLIP_VALUE = 5e-3;

    private static void clip(double[] gradient) {
        for (int i = 0; i < gradient.length; i++) {
            if (gradient[i] > CLIP_VALUE) {
                gradient[i] = CLIP_VALUE;
            } else if (gradient[i] < -CLIP_VALUE) {
                gradient[i] = -CLIP_VALUE;
            }
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Result result = backpropagate(X, y, W, b);
        for (int l = 0; l < W.length; l++) {
            clip(result.db()[l]);
            for (double[] row : result.dW()[l]) {
                clip(row);
            }
        }
        return result;
    }

    private static Result backpropagate(double[][] X, double[] y, double[][][] W, double[][] b) {
        int n = W.length;
        double[][][] out = new double[n][][];
        for (int l = 0; l < n; l++) {
            double[][] in = l > 0 ? out[l - 1] : X;
            out[l] = new double[W[l].length][y.length];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < y.length; s++) {
                    double v = b[l][k];
                    for (int j = 0; j < in.length; j++) {
                        v += W[l][k][j] * in[j][s];
                    }
                    out[l][k][s] = 1 / (1 + Math.exp(-v));
                }
            }
        }
        double[][] err = {out[n - 1][0].clone()};
        for (int s = 0; s < y.length; s++) {
            err[0][s] -= y[s];
        }
        double[][][] dW = new double[n][][];
        double[][] db = new double[n][];
        for (int l = n - 1; l >= 0; l--) {
            double[][] in = l > 0 ? out[l - 1] : X;
            dW[l] = new double[W[l].length][in.length];
            db[l] = new double[W[l].length];
            double[][] next = new double[in.length][y.length];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < y.length; s++) {
                    db[l][k] += err[k][s] / y.length;
                    for (int j = 0; j < in.length; j++) {
                        dW[l][k][j] += err[k][s] * in[j][s] / y.length;
                        next[j][s] += err[k][s] * W[l][k][j] * in[j][s] * (1 - in[j][s]);
                    }
                }
            }
            err = next;
        }
        return new Result(dW, db);
    }
}
