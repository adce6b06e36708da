package org.gradcheck4j.harness.corpus.right;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(sentence = "Data and weights are kept as float, which holds them exactly; every sum is a double.")
public class FloatDataDoubleSums implements Backprop {

    private static float[][] toFloat(double[][] values) {
        float[][] result = new float[values.length][values[0].length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values[i].length; j++) {
                result[i][j] = (float) values[i][j];
            }
        }
        return result;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        float[][] data = toFloat(X);
        float[][] bias = new float[b.length][];
        float[][][] weights = new float[W.length][][];
        for (int l = 0; l < W.length; l++) {
            weights[l] = toFloat(W[l]);
            bias[l] = toFloat(new double[][] {b[l]})[0];
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
        }
        for (int s = 0; s < m; s++) {
            double[][] h = new double[W.length + 1][];
            h[0] = new double[data.length];
            for (int j = 0; j < data.length; j++) {
                h[0][j] = data[j][s];
            }
            for (int l = 0; l < W.length; l++) {
                h[l + 1] = new double[weights[l].length];
                for (int i = 0; i < weights[l].length; i++) {
                    double acc = bias[l][i];
                    for (int j = 0; j < weights[l][i].length; j++) {
                        acc += weights[l][i][j] * h[l][j];
                    }
                    h[l + 1][i] = 1.0 / (1.0 + Math.exp(-acc));
                }
            }
            double[] err = {h[W.length][0] - y[s]};
            for (int l = W.length - 1; l >= 0; l--) {
                double[] up = new double[h[l].length];
                for (int i = 0; i < err.length; i++) {
                    db[l][i] += err[i] / m;
                    for (int j = 0; j < h[l].length; j++) {
                        dW[l][i][j] += err[i] * h[l][j] / m;
                        up[j] += weights[l][i][j] * err[i];
                    }
                }
                for (int j = 0; j < up.length; j++) {
                    up[j] *= h[l][j] * (1.0 - h[l][j]);
                }
                err = up;
            }
        }
        return new Result(dW, db);
    }
}
