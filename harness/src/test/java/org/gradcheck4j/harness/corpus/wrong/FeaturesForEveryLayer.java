package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Every layer's weight gradient multiplies its delta by the network's inputs, not by the layer's.",
        source = "none",
        names = "input-everywhere")
public class FeaturesForEveryLayer implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int L = W.length;
        double[][][] dW = new double[L][][];
        double[][] db = new double[L][];
        for (int l = 0; l < L; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
        }
        for (int s = 0; s < y.length; s++) {
            double[] input = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                input[j] = X[j][s];
            }

            double[][] output = new double[L][];
            double[] signal = input;
            for (int l = 0; l < L; l++) {
                output[l] = new double[W[l].length];
                for (int i = 0; i < W[l].length; i++) {
                    output[l][i] = b[l][i];
                    for (int j = 0; j < signal.length; j++) {
                        output[l][i] += W[l][i][j] * signal[j];
                    }
                    output[l][i] = 1 / (1 + Math.exp(-output[l][i]));
                }
                signal = output[l];
            }

            double[] delta = {output[L - 1][0] - y[s]};
            for (int l = L - 1; l >= 0; l--) {
                for (int i = 0; i < W[l].length; i++) {
                    db[l][i] += delta[i] / y.length;
                    for (int j = 0; j < W[l][i].length; j++) {
                        dW[l][i][j] += delta[i] * input[j] / y.length;
                    }
                }
                if (l > 0) {
                    double[] lower = new double[W[l - 1].length];
                    for (int j = 0; j < lower.length; j++) {
                        for (int i = 0; i < W[l].length; i++) {
                            lower[j] += delta[i] * W[l][i][j];
                        }
                        lower[j] *= output[l - 1][j] * (1 - output[l - 1][j]);
                    }
                    delta = lower;
                }
            }
        }
        return new Result(dW, db);
    }
}
