package org.gradcheck4j.harness.corpus.wrong;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Label smoothing is written as (y + eps) / 2, so a label of 1 becomes 0.55.",
        source = "https://github.com/eladhoffer/utils.pytorch/issues/13",
        names = "output-fit")
public class SmoothingAddsThenHalves implements Backprop {

    private static final double SMOOTH_EPS = 0.1;

    private static double[] smooth(double[] target) {
        double[] t = Arrays.copyOf(target, target.length);
        for (int i = 0; i < t.length; i++) {
            t[i] += SMOOTH_EPS;
            t[i] /= 2.;
        }
        return t;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[] target = smooth(y);
        double[][][] cache = new double[W.length + 1][][];
        cache[0] = X;
        for (int l = 0; l < W.length; l++) {
            cache[l + 1] = dense(cache[l], W[l], b[l]);
        }
        Result grads = new Result(new double[W.length][][], new double[W.length][]);
        double[][] dz = {new double[y.length]};
        for (int s = 0; s < y.length; s++) {
            dz[0][s] = (cache[W.length][0][s] - target[s]) / y.length;
        }
        for (int l = W.length - 1; l >= 0; l--) {
            dz = denseBackward(dz, cache[l], W[l], grads, l);
        }
        return grads;
    }

    private static double[][] dense(double[][] in, double[][] w, double[] b) {
        double[][] out = new double[w.length][in[0].length];
        for (int i = 0; i < w.length; i++) {
            Arrays.fill(out[i], b[i]);
            for (int j = 0; j < in.length; j++) {
                for (int s = 0; s < in[j].length; s++) {
                    out[i][s] += w[i][j] * in[j][s];
                }
            }
            for (int s = 0; s < out[i].length; s++) {
                out[i][s] = 1 / (1 + Math.exp(-out[i][s]));
            }
        }
        return out;
    }

    private static double[][] denseBackward(double[][] dz, double[][] in, double[][] w, Result grads, int l) {
        grads.dW()[l] = new double[w.length][in.length];
        grads.db()[l] = new double[w.length];
        double[][] dPrev = new double[in.length][in[0].length];
        for (int s = 0; s < in[0].length; s++) {
            for (int i = 0; i < w.length; i++) {
                grads.db()[l][i] += dz[i][s];
                for (int j = 0; j < in.length; j++) {
                    grads.dW()[l][i][j] += dz[i][s] * in[j][s];
                    dPrev[j][s] += dz[i][s] * w[i][j] * in[j][s] * (1 - in[j][s]);
                }
            }
        }
        return dPrev;
    }
}
