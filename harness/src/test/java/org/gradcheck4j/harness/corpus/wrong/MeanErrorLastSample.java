package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The output error is averaged over the batch and propagated once, with the activations of the last sample.",
        source = "none",
        names = "unexplained")
public class MeanErrorLastSample implements Backprop {

    private final double[][] outputs = new double[16][];

    private double predict(double[][] X, int sample, double[][][] W, double[][] b) {
        outputs[0] = new double[X.length];
        for (int i = 0; i < X.length; i++) {
            outputs[0][i] = X[i][sample];
        }
        for (int layer = 0; layer < W.length; layer++) {
            double[] next = new double[W[layer].length];
            for (int n = 0; n < next.length; n++) {
                double activation = b[layer][n];
                for (int i = 0; i < outputs[layer].length; i++) {
                    activation += W[layer][n][i] * outputs[layer][i];
                }
                next[n] = 1.0 / (1.0 + Math.exp(-activation));
            }
            outputs[layer + 1] = next;
        }
        return outputs[W.length][0];
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double batchError = 0;
        for (int sample = 0; sample < y.length; sample++) {
            batchError += predict(X, sample, W, b) - y[sample];
        }
        double[] error = {batchError / y.length};

        double[][][] weightGradient = new double[W.length][][];
        double[][] biasGradient = new double[W.length][];
        for (int layer = W.length - 1; layer >= 0; layer--) {
            weightGradient[layer] = new double[W[layer].length][outputs[layer].length];
            biasGradient[layer] = error;
            double[] previousError = new double[outputs[layer].length];
            for (int i = 0; i < outputs[layer].length; i++) {
                for (int n = 0; n < error.length; n++) {
                    weightGradient[layer][n][i] = error[n] * outputs[layer][i];
                    previousError[i] += error[n] * W[layer][n][i];
                }
                previousError[i] *= outputs[layer][i] * (1 - outputs[layer][i]);
            }
            error = previousError;
        }
        return new Result(weightGradient, biasGradient);
    }
}
