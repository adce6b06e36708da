package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Per-sample gradients are summed, not averaged, and 0.1 W is added at the end.",
        source = "https://github.com/stephencwelch/Neural-Networks-Demystified/issues/15",
        names = "l2-included+sum-not-mean")
public class SummedWithDecay implements Backprop {

    private final double lambda = 0.1;

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double sigmoidPrime(double z) {
        return Math.exp(-z) / ((1 + Math.exp(-z)) * (1 + Math.exp(-z)));
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int samples = y.length;
        double[][][] z = new double[W.length][][];
        for (int l = 0; l < W.length; l++) {
            z[l] = new double[W[l].length][samples];
            for (int k = 0; k < W[l].length; k++) {
                for (int n = 0; n < samples; n++) {
                    z[l][k][n] = b[l][k];
                    for (int j = 0; j < W[l][k].length; j++) {
                        z[l][k][n] += W[l][k][j] * (l == 0 ? X[j][n] : sigmoid(z[l - 1][j][n]));
                    }
                }
            }
        }
        double[][] delta = new double[1][samples];
        for (int n = 0; n < samples; n++) {
            delta[0][n] = -(y[n] - sigmoid(z[W.length - 1][0][n]));
        }
        double[][][] dJdW = new double[W.length][][];
        double[][] dJdb = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            dJdW[l] = new double[W[l].length][W[l][0].length];
            dJdb[l] = new double[W[l].length];
            double[][] lower = new double[W[l][0].length][samples];
            for (int k = 0; k < W[l].length; k++) {
                for (int j = 0; j < W[l][k].length; j++) {
                    for (int n = 0; n < samples; n++) {
                        dJdW[l][k][j] += delta[k][n] * (l == 0 ? X[j][n] : sigmoid(z[l - 1][j][n]));
                        if (l > 0) {
                            lower[j][n] += delta[k][n] * W[l][k][j] * sigmoidPrime(z[l - 1][j][n]);
                        }
                    }
                    dJdW[l][k][j] += lambda * W[l][k][j];
                }
                for (int n = 0; n < samples; n++) {
                    dJdb[l][k] += delta[k][n];
                }
            }
            delta = lower;
        }
        return new Result(dJdW, dJdb);
    }
}
