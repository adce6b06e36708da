package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "An index is one too low: a hidden layer's delta takes the slope from the layer below it.",
        source = "https://github.com/jeffheaton/encog-java-core/issues/243",
        names = "unexplained")
public class SlopeOfLayerBelow implements Backprop {

    private double[] layerOutput = {};
    private double[] layerDelta = {};
    private int[] layerIndex = {};

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        layerIndex = new int[W.length + 2];
        layerIndex[1] = X.length;
        for (int l = 0; l < W.length; l++) {
            layerIndex[l + 2] = layerIndex[l + 1] + W[l].length;
        }
        layerOutput = new double[layerIndex[W.length + 1]];
        layerDelta = new double[layerOutput.length];
        double[][][] gradW = new double[W.length][][];
        double[][] gradB = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            gradW[l] = new double[W[l].length][W[l][0].length];
            gradB[l] = new double[W[l].length];
        }
        for (int pair = 0; pair < y.length; pair++) {
            for (int j = 0; j < X.length; j++) {
                layerOutput[j] = X[j][pair];
            }
            for (int l = 0; l < W.length; l++) {
                for (int i = 0; i < W[l].length; i++) {
                    double sum = b[l][i];
                    for (int j = 0; j < W[l][i].length; j++) {
                        sum += W[l][i][j] * layerOutput[layerIndex[l] + j];
                    }
                    layerOutput[layerIndex[l + 1] + i] = 1 / (1 + Math.exp(-sum));
                }
            }
            int last = layerIndex[W.length];
            layerDelta[last] = layerOutput[last] - y[pair];
            for (int l = W.length - 1; l >= 0; l--) {
                processLevel(l, W, gradW, gradB, y.length);
            }
        }
        return new Result(gradW, gradB);
    }

    private void processLevel(int level, double[][][] W, double[][][] gradW, double[][] gradB, int count) {
        int from = layerIndex[level];
        int to = layerIndex[level + 1];
        for (int j = 0; j < W[level][0].length; j++) {
            double sum = 0;
            for (int i = 0; i < W[level].length; i++) {
                gradW[level][i][j] += layerDelta[to + i] * layerOutput[from + j] / count;
                sum += layerDelta[to + i] * W[level][i][j];
            }
            if (level > 0) {
                double output = layerOutput[layerIndex[level - 1] + j];
                layerDelta[from + j] = sum * output * (1 - output);
            }
        }
        for (int i = 0; i < W[level].length; i++) {
            gradB[level][i] += layerDelta[to + i] / count;
        }
    }
}
