package org.gradcheck4j.harness.corpus.right;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(sentence = "One sample at a time; the mean is updated with each one and never divided by m.")
public class RunningMean implements Backprop {

    private double[][][] meanW = {};
    private double[][] meanB = {};
    private int seen;

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        meanW = new double[W.length][][];
        meanB = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            meanW[l] = new double[W[l].length][W[l][0].length];
            meanB[l] = new double[W[l].length];
        }
        for (int s = 0; s < y.length; s++) {
            double[] x = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                x[j] = X[j][s];
            }
            observe(x, y[s], W, b);
        }
        return new Result(meanW, meanB);
    }

    private void observe(double[] x, double target, double[][][] W, double[][] b) {
        seen++;
        double[][] outputs = new double[W.length + 1][];
        outputs[0] = x;
        for (int l = 0; l < W.length; l++) {
            outputs[l + 1] = new double[W[l].length];
            for (int i = 0; i < W[l].length; i++) {
                double net = b[l][i];
                for (int j = 0; j < outputs[l].length; j++) {
                    net += W[l][i][j] * outputs[l][j];
                }
                outputs[l + 1][i] = 1 / (1 + Math.exp(-net));
            }
        }
        double[] delta = {outputs[W.length][0] - target};
        for (int l = W.length - 1; l >= 0; l--) {
            double[] below = new double[outputs[l].length];
            for (int i = 0; i < delta.length; i++) {
                meanB[l][i] += (delta[i] - meanB[l][i]) / seen;
                for (int j = 0; j < outputs[l].length; j++) {
                    meanW[l][i][j] += (delta[i] * outputs[l][j] - meanW[l][i][j]) / seen;
                    below[j] += delta[i] * W[l][i][j];
                }
            }
            for (int j = 0; j < below.length; j++) {
                below[j] *= outputs[l][j] * (1 - outputs[l][j]);
            }
            delta = below;
        }
    }
}
