package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "A warm-up epoch has filled the accumulators, and nobody clears them before the real one.",
        source = "https://github.com/salesforce/corr_based_prediction/issues/1",
        names = {"accumulated", "scaled"})
public class TwoEpochsOneGradient implements Backprop {

    private double[][][] accumulatedW = {};
    private double[][] accumulatedB = {};

    private void epoch(double[][] X, double[] y, double[][][] W, double[][] b) {
        for (int s = 0; s < y.length; s++) {
            double[] in = new double[X.length];
            for (int j = 0; j < in.length; j++) {
                in[j] = X[j][s];
            }
            backward(0, in, y[s], W, b, y.length);
        }
    }

    private double[] backward(int l, double[] in, double label, double[][][] W, double[][] b, int m) {
        if (l == W.length) {
            return new double[] {in[0] - label};
        }
        double[] out = new double[W[l].length];
        for (int i = 0; i < out.length; i++) {
            double net = b[l][i];
            for (int j = 0; j < in.length; j++) {
                net += W[l][i][j] * in[j];
            }
            out[i] = 1 / (1 + Math.exp(-net));
        }
        double[] delta = backward(l + 1, out, label, W, b, m);
        double[] down = new double[in.length];
        for (int i = 0; i < delta.length; i++) {
            if (l < W.length - 1) {
                delta[i] *= out[i] * (1 - out[i]);
            }
            accumulatedB[l][i] += delta[i] / m;
            for (int j = 0; j < in.length; j++) {
                accumulatedW[l][i][j] += delta[i] * in[j] / m;
                down[j] += delta[i] * W[l][i][j];
            }
        }
        return down;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        accumulatedW = new double[W.length][][];
        accumulatedB = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            accumulatedW[l] = new double[W[l].length][W[l][0].length];
            accumulatedB[l] = new double[W[l].length];
        }
        epoch(X, y, W, b);
        epoch(X, y, W, b);
        return new Result(accumulatedW, accumulatedB);
    }
}
