package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The error is taken from the decision (0 or 1 at threshold 0.5), as in a perceptron, not from the probability.",
        source = "none",
        names = "thresholded-output")
public class DecisionMinusLabel implements Backprop {

    private static int classify(double probability) {
        return probability >= 0.5 ? 1 : 0;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int samples = y.length;
        double[][][] weightSums = new double[W.length][][];
        double[][] biasSums = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            weightSums[l] = new double[W[l].length][W[l][0].length];
            biasSums[l] = new double[W[l].length];
        }
        for (int s = 0; s < samples; s++) {
            double[][] layer = new double[W.length + 1][];
            layer[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                layer[0][j] = X[j][s];
            }
            for (int l = 0; l < W.length; l++) {
                layer[l + 1] = new double[W[l].length];
                for (int i = 0; i < W[l].length; i++) {
                    double weighted = b[l][i];
                    for (int j = 0; j < layer[l].length; j++) {
                        weighted += layer[l][j] * W[l][i][j];
                    }
                    layer[l + 1][i] = 1 / (1 + Math.exp(-weighted));
                }
            }
            double[] error = {classify(layer[W.length][0]) - y[s]};
            for (int l = W.length - 1; l >= 0; l--) {
                double[] down = new double[layer[l].length];
                for (int i = 0; i < error.length; i++) {
                    biasSums[l][i] += error[i] / samples;
                    for (int j = 0; j < down.length; j++) {
                        weightSums[l][i][j] += error[i] * layer[l][j] / samples;
                        down[j] += error[i] * W[l][i][j];
                    }
                }
                for (int j = 0; j < down.length; j++) {
                    down[j] = down[j] * layer[l][j] * (1 - layer[l][j]);
                }
                error = down;
            }
        }
        return new Result(weightSums, biasSums);
    }
}
