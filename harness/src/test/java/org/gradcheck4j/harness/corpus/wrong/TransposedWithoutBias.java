package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "Weight gradients are stored [input][unit] flat and read as [unit][input], and no bias gradient is computed.",
        source = "https://github.com/mattm/simple-neural-network/issues/5",
        names = "transposed+zero-tensor")
public class TransposedWithoutBias implements Backprop {

    private final double[][] gradient = new double[8][];

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        for (int l = 0; l < W.length; l++) {
            gradient[l] = new double[W[l].length * W[l][0].length];
        }
        for (int s = 0; s < y.length; s++) {
            double[] in = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                in[j] = X[j][s];
            }
            learn(in, y[s], W, b, 1.0 / y.length);
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            int units = W[l].length;
            int inputs = W[l][0].length;
            db[l] = new double[units];
            dW[l] = new double[units][inputs];
            for (int u = 0; u < units; u++) {
                System.arraycopy(gradient[l], u * inputs, dW[l][u], 0, inputs);
            }
        }
        return new Result(dW, db);
    }

    private void learn(double[] in, double target, double[][][] W, double[][] b, double share) {
        double[][] values = new double[W.length + 1][];
        values[0] = in;
        for (int l = 0; l < W.length; l++) {
            values[l + 1] = new double[W[l].length];
            for (int u = 0; u < W[l].length; u++) {
                double net = b[l][u];
                for (int i = 0; i < values[l].length; i++) {
                    net += W[l][u][i] * values[l][i];
                }
                values[l + 1][u] = 1 / (1 + Math.exp(-net));
            }
        }
        double[] delta = {values[W.length][0] - target};
        for (int l = W.length - 1; l >= 0; l--) {
            int units = delta.length;
            double[] lower = new double[values[l].length];
            for (int i = 0; i < values[l].length; i++) {
                for (int u = 0; u < units; u++) {
                    gradient[l][i * units + u] += share * delta[u] * values[l][i];
                    lower[i] += delta[u] * W[l][u][i];
                }
                lower[i] *= values[l][i] * (1 - values[l][i]);
            }
            delta = lower;
        }
    }
}
