package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "What is saved is the step: learning rate times (dW + decay times W).",
        source = "none",
        names = "update-returned")
public class StepWithDecay implements Backprop {

    private final double learningRate = 0.25;
    private final double decay = 0.01;

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] stepW = new double[W.length][][];
        double[][] stepB = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            stepW[l] = new double[W[l].length][W[l][0].length];
            stepB[l] = new double[W[l].length];
        }
        for (int example = 0; example < y.length; example++) {
            double[][] o = new double[W.length + 1][];
            double[][] e = new double[W.length + 1][];
            o[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                o[0][j] = X[j][example];
            }
            for (int l = 0; l < W.length; l++) {
                o[l + 1] = new double[W[l].length];
                e[l + 1] = new double[W[l].length];
                for (int i = 0; i < W[l].length; i++) {
                    double h = b[l][i];
                    for (int j = 0; j < W[l][i].length; j++) {
                        h += W[l][i][j] * o[l][j];
                    }
                    o[l + 1][i] = 1 / (1 + Math.exp(-h));
                }
            }
            e[0] = new double[X.length];
            e[W.length][0] = o[W.length][0] - y[example];
            for (int l = W.length - 1; l >= 0; l--) {
                for (int i = 0; i < W[l].length; i++) {
                    stepB[l][i] += learningRate * e[l + 1][i] / y.length;
                    for (int j = 0; j < W[l][i].length; j++) {
                        stepW[l][i][j] += learningRate * e[l + 1][i] * o[l][j] / y.length;
                        e[l][j] += e[l + 1][i] * W[l][i][j];
                    }
                }
                for (int j = 0; j < e[l].length; j++) {
                    e[l][j] *= o[l][j] * (1 - o[l][j]);
                }
            }
        }
        for (int l = 0; l < W.length; l++) {
            for (int i = 0; i < W[l].length; i++) {
                for (int j = 0; j < W[l][i].length; j++) {
                    stepW[l][i][j] += learningRate * decay * W[l][i][j];
                }
            }
        }
        return new Result(stepW, stepB);
    }
}
