package org.gradcheck4j.harness.corpus.wrong;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "Gradients are to be accumulated over mini-batches, but are cleared at the start of each: only the last one counts.",
        source = "https://github.com/bytetriper/RAE/issues/67",
        names = "samples-subset")
public class ClearedForEveryMiniBatch implements Backprop {

    private static final int MINI_BATCH = 6;

    private double[][][] gradW = {};
    private double[][] gradB = {};

    private void zeroGrad(double[][][] W) {
        gradW = new double[W.length][][];
        gradB = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            gradW[l] = new double[W[l].length][W[l][0].length];
            gradB[l] = new double[W[l].length];
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        for (int start = 0; start < y.length; start += MINI_BATCH) {
            int end = Math.min(y.length, start + MINI_BATCH);
            zeroGrad(W);
            double[][] batch = new double[X.length][];
            for (int j = 0; j < X.length; j++) {
                batch[j] = Arrays.copyOfRange(X[j], start, end);
            }
            accumulate(batch, Arrays.copyOfRange(y, start, end), W, b, y.length);
        }
        return new Result(gradW, gradB);
    }

    private void accumulate(double[][] X, double[] y, double[][][] W, double[][] b, int total) {
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = new double[W[l].length][y.length];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < y.length; s++) {
                    double z = b[l][k];
                    for (int j = 0; j < a[l].length; j++) {
                        z += W[l][k][j] * a[l][j][s];
                    }
                    a[l + 1][k][s] = 1 / (1 + Math.exp(-z));
                }
            }
        }
        double[][] delta = {a[W.length][0].clone()};
        Arrays.setAll(delta[0], s -> (a[W.length][0][s] - y[s]) / total);
        for (int l = W.length - 1; l >= 0; l--) {
            double[][] next = new double[a[l].length][y.length];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < y.length; s++) {
                    gradB[l][k] += delta[k][s];
                    for (int j = 0; j < a[l].length; j++) {
                        gradW[l][k][j] += delta[k][s] * a[l][j][s];
                        next[j][s] += delta[k][s] * W[l][k][j] * a[l][j][s] * (1 - a[l][j][s]);
                    }
                }
            }
            delta = next;
        }
    }
}
