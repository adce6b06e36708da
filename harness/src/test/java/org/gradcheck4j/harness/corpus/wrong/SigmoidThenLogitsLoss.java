package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The loss expects logits and applies a sigmoid of its own, but is given the output, and its gradient is used as dZ.",
        source = "https://github.com/itakurah/focal-loss-pytorch/pull/5",
        names = "double-sigmoid",
        forwardIsWrong = true)
public class SigmoidThenLogitsLoss implements Backprop {

    private static final class BceWithLogits {
        double value;
        final double[] gradient;

        BceWithLogits(double[] logits, double[] targets) {
            gradient = new double[logits.length];
            for (int i = 0; i < logits.length; i++) {
                double x = logits[i];
                value += (Math.max(x, 0) - x * targets[i] + Math.log1p(Math.exp(-Math.abs(x)))) / logits.length;
                gradient[i] = (1 / (1 + Math.exp(-x)) - targets[i]) / logits.length;
            }
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] hidden = new double[W.length + 1][][];
        hidden[0] = X;
        for (int l = 0; l < W.length; l++) {
            hidden[l + 1] = layer(hidden[l], W[l], b[l]);
        }
        BceWithLogits criterion = new BceWithLogits(hidden[W.length][0], y);
        double[][] grad = {criterion.gradient};
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            double[][] in = hidden[l];
            dW[l] = new double[grad.length][in.length];
            db[l] = new double[grad.length];
            double[][] out = new double[in.length][y.length];
            for (int k = 0; k < grad.length; k++) {
                for (int s = 0; s < y.length; s++) {
                    db[l][k] += grad[k][s];
                    for (int j = 0; j < in.length; j++) {
                        dW[l][k][j] += grad[k][s] * in[j][s];
                        out[j][s] += W[l][k][j] * grad[k][s] * in[j][s] * (1 - in[j][s]);
                    }
                }
            }
            grad = out;
        }
        return new Result(dW, db, null, criterion.value);
    }

    private static double[][] layer(double[][] in, double[][] w, double[] bias) {
        double[][] out = new double[w.length][in[0].length];
        for (int k = 0; k < w.length; k++) {
            for (int s = 0; s < in[0].length; s++) {
                double z = bias[k];
                for (int j = 0; j < in.length; j++) {
                    z += w[k][j] * in[j][s];
                }
                out[k][s] = 1 / (1 + Math.exp(-z));
            }
        }
        return out;
    }
}
