package org.gradcheck4j.harness.corpus.right;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(sentence = "One recursive method goes down the layers and comes back with dA; there is no cache.")
public class RecursionOverLayers implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Result result = new Result(new double[W.length][][], new double[W.length][]);
        descend(0, X, y, W, b, result);
        return result;
    }

    /** {@return dA of this layer's input, for every sample} */
    private static double[][] descend(
            int layer, double[][] input, double[] y, double[][][] W, double[][] b, Result result) {
        int n = input.length;
        int m = y.length;
        if (layer == W.length) {
            double[][] dA = new double[1][m];
            for (int s = 0; s < m; s++) {
                dA[0][s] = input[0][s] - y[s];
            }
            return dA;
        }
        double[][] output = new double[W[layer].length][m];
        for (int k = 0; k < output.length; k++) {
            for (int s = 0; s < m; s++) {
                double z = b[layer][k];
                for (int j = 0; j < n; j++) {
                    z = Math.fma(W[layer][k][j], input[j][s], z);
                }
                output[k][s] = 1 / (1 + Math.exp(-z));
            }
        }
        double[][] dZ = descend(layer + 1, output, y, W, b, result);
        boolean last = layer == W.length - 1;
        result.dW()[layer] = new double[dZ.length][n];
        result.db()[layer] = new double[dZ.length];
        double[][] dA = new double[n][m];
        for (int k = 0; k < dZ.length; k++) {
            for (int s = 0; s < m; s++) {
                if (!last) {
                    dZ[k][s] *= output[k][s] * (1 - output[k][s]);
                }
                result.db()[layer][k] += dZ[k][s] / m;
                for (int j = 0; j < n; j++) {
                    result.dW()[layer][k][j] += dZ[k][s] / m * input[j][s];
                    dA[j][s] += W[layer][k][j] * dZ[k][s];
                }
            }
        }
        return dA;
    }
}
