package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The delta rule of the textbook: squared error's delta at the output, and sums over the batch.",
        source = "https://github.com/parasdahal/tinyml/issues/1",
        names = "squared-error+sum-not-mean")
public class SummedSquaredError implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int nLayers = W.length;
        double[][][] deltaW = new double[nLayers][][];
        double[][] deltaTheta = new double[nLayers][];
        for (int l = 0; l < nLayers; l++) {
            deltaW[l] = new double[W[l].length][W[l][0].length];
            deltaTheta[l] = new double[W[l].length];
        }
        for (int p = 0; p < y.length; p++) {
            double[][] o = new double[nLayers + 1][];
            o[0] = new double[X.length];
            for (int i = 0; i < X.length; i++) {
                o[0][i] = X[i][p];
            }
            for (int l = 0; l < nLayers; l++) {
                o[l + 1] = new double[W[l].length];
                for (int j = 0; j < W[l].length; j++) {
                    double net = b[l][j];
                    for (int i = 0; i < o[l].length; i++) {
                        net += W[l][j][i] * o[l][i];
                    }
                    o[l + 1][j] = 1 / (1 + Math.exp(-net));
                }
            }
            double[] delta = {0};
            for (int l = nLayers - 1; l >= 0; l--) {
                double[] lower = new double[o[l].length];
                if (l == nLayers - 1) {
                    double out = o[nLayers][0];
                    delta[0] = (out - y[p]) * out * (1 - out);
                }
                for (int j = 0; j < delta.length; j++) {
                    deltaTheta[l][j] += delta[j];
                    for (int i = 0; i < lower.length; i++) {
                        deltaW[l][j][i] += delta[j] * o[l][i];
                        lower[i] += delta[j] * W[l][j][i] * o[l][i] * (1 - o[l][i]);
                    }
                }
                delta = lower;
            }
        }
        return new Result(deltaW, deltaTheta);
    }
}
