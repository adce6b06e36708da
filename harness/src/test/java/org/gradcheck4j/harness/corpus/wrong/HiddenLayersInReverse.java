package org.gradcheck4j.harness.corpus.wrong;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "Hidden gradients are appended in the backward pass and never reversed, so equal hidden layers get each other's.",
        source = "none",
        names = "misplaced")
public class HiddenLayersInReverse implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        List<double[][]> activations = new ArrayList<>();
        activations.add(X);
        for (int l = 0; l < W.length; l++) {
            double[][] in = activations.get(l);
            double[][] out = new double[W[l].length][m];
            for (int i = 0; i < out.length; i++) {
                for (int s = 0; s < m; s++) {
                    double z = b[l][i];
                    for (int j = 0; j < in.length; j++) {
                        z += W[l][i][j] * in[j][s];
                    }
                    out[i][s] = 1 / (1 + Math.exp(-z));
                }
            }
            activations.add(out);
        }
        double[][] delta = new double[1][m];
        for (int s = 0; s < m; s++) {
            delta[0][s] = activations.get(W.length)[0][s] - y[s];
        }
        List<double[][]> weightGradients = new ArrayList<>();
        List<double[]> biasGradients = new ArrayList<>();
        double[][] outputWeightGradient = weightGradient(delta, activations.get(W.length - 1));
        double[] outputBiasGradient = biasGradient(delta);
        for (int l = W.length - 2; l >= 0; l--) {
            delta = hiddenDelta(delta, W[l + 1], activations.get(l + 1));
            weightGradients.add(weightGradient(delta, activations.get(l)));
            biasGradients.add(biasGradient(delta));
        }
        weightGradients.add(outputWeightGradient);
        biasGradients.add(outputBiasGradient);
        return new Result(weightGradients.toArray(new double[0][][]), biasGradients.toArray(new double[0][]));
    }

    private static double[][] weightGradient(double[][] delta, double[][] in) {
        int m = in[0].length;
        double[][] g = new double[delta.length][in.length];
        for (int i = 0; i < delta.length; i++) {
            for (int j = 0; j < in.length; j++) {
                for (int s = 0; s < m; s++) {
                    g[i][j] += delta[i][s] * in[j][s] / m;
                }
            }
        }
        return g;
    }

    private static double[] biasGradient(double[][] delta) {
        double[] g = new double[delta.length];
        for (int i = 0; i < delta.length; i++) {
            for (double d : delta[i]) {
                g[i] += d / delta[i].length;
            }
        }
        return g;
    }

    private static double[][] hiddenDelta(double[][] delta, double[][] w, double[][] out) {
        double[][] d = new double[out.length][out[0].length];
        for (int i = 0; i < out.length; i++) {
            for (int s = 0; s < out[i].length; s++) {
                for (int k = 0; k < delta.length; k++) {
                    d[i][s] += w[k][i] * delta[k][s];
                }
                d[i][s] *= out[i][s] * (1 - out[i][s]);
            }
        }
        return d;
    }
}
