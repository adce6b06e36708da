package org.gradcheck4j.harness.corpus.wrong;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The loss is scaled by 1024 for mixed precision, and the gradient is never unscaled.",
        source = "none",
        names = "scaled")
public class LossScaleKept implements Backprop {

    private static final class Step {
        final int layer;
        final double[][] in;
        final double[][] out;

        Step(int layer, double[][] in, double[][] out) {
            this.layer = layer;
            this.in = in;
            this.out = out;
        }
    }

    private static final float LOSS_SCALE = 1024f;

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        List<Step> trace = new ArrayList<>();
        double[][] x = X;
        for (int l = 0; l < W.length; l++) {
            double[][] out = new double[W[l].length][y.length];
            for (int o = 0; o < out.length; o++) {
                for (int n = 0; n < y.length; n++) {
                    double acc = b[l][o];
                    for (int i = 0; i < x.length; i++) {
                        acc += W[l][o][i] * x[i][n];
                    }
                    out[o][n] = sigmoid(acc);
                }
            }
            trace.add(0, new Step(l, x, out));
            x = out;
        }

        double[][] upstream = new double[1][y.length];
        for (int n = 0; n < y.length; n++) {
            upstream[0][n] = LOSS_SCALE * (x[0][n] - y[n]) / y.length;
        }
        double[][][] gradW = new double[W.length][][];
        double[][] gradB = new double[W.length][];
        for (Step step : trace) {
            int l = step.layer;
            gradW[l] = new double[W[l].length][step.in.length];
            gradB[l] = new double[W[l].length];
            double[][] passed = new double[step.in.length][y.length];
            for (int o = 0; o < W[l].length; o++) {
                for (int n = 0; n < y.length; n++) {
                    double local = upstream[o][n];
                    if (l != W.length - 1) {
                        local *= step.out[o][n] * (1 - step.out[o][n]);
                    }
                    gradB[l][o] += local;
                    for (int i = 0; i < step.in.length; i++) {
                        gradW[l][o][i] += local * step.in[i][n];
                        passed[i][n] += local * W[l][o][i];
                    }
                }
            }
            upstream = passed;
        }
        return new Result(gradW, gradB);
    }

    private static double sigmoid(double v) {
        return 1.0 / (1.0 + Math.exp(-v));
    }
}
