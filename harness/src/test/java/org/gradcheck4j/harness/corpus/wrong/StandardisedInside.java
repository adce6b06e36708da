package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "fit() standardises the batch itself, with n - 1 in the variance, so it trains on other inputs than those saved.",
        source = "none",
        names = "unexplained",
        forwardIsWrong = true)
public class StandardisedInside implements Backprop {

    private static double[] standardise(double[] feature) {
        int n = feature.length;
        double mean = 0;
        for (double v : feature) {
            mean += v / n;
        }
        double squares = 0;
        for (double v : feature) {
            squares += (v - mean) * (v - mean);
        }
        double deviation = Math.sqrt(squares / (n - 1));
        double[] scaled = new double[n];
        for (int s = 0; s < n; s++) {
            scaled[s] = (feature[s] - mean) / deviation;
        }
        return scaled;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][] scaled = new double[X.length][];
        for (int j = 0; j < X.length; j++) {
            scaled[j] = standardise(X[j]);
        }
        return fit(scaled, y, W, b);
    }

    private static Result fit(double[][] data, double[] y, double[][][] W, double[][] b) {
        double[][][] a = new double[W.length][][];
        double[][] signal = data;
        for (int l = 0; l < W.length; l++) {
            a[l] = new double[W[l].length][y.length];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < y.length; s++) {
                    double z = b[l][k];
                    for (int j = 0; j < signal.length; j++) {
                        z += W[l][k][j] * signal[j][s];
                    }
                    a[l][k][s] = 1 / (1 + Math.exp(-z));
                }
            }
            signal = a[l];
        }
        double[][] d = new double[1][y.length];
        for (int s = 0; s < y.length; s++) {
            d[0][s] = signal[0][s] - y[s];
        }
        Result result = new Result(new double[W.length][][], new double[W.length][], a, null);
        for (int l = W.length - 1; l >= 0; l--) {
            double[][] in = l == 0 ? data : a[l - 1];
            double[][] e = new double[in.length][y.length];
            result.dW()[l] = new double[d.length][in.length];
            result.db()[l] = new double[d.length];
            for (int k = 0; k < d.length; k++) {
                for (int s = 0; s < y.length; s++) {
                    result.db()[l][k] += d[k][s] / y.length;
                    for (int j = 0; j < in.length; j++) {
                        result.dW()[l][k][j] += d[k][s] * in[j][s] / y.length;
                        e[j][s] += d[k][s] * W[l][k][j] * in[j][s] * (1 - in[j][s]);
                    }
                }
            }
            d = e;
        }
        return result;
    }
}
