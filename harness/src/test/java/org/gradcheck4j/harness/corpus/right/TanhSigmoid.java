package org.gradcheck4j.harness.corpus.right;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(sentence = "The sigmoid is written with tanh: (1 + tanh(z / 2)) / 2.")
public class TanhSigmoid implements Backprop {

    private static double sigmoid(double z) {
        return 0.5 * (1.0 + Math.tanh(0.5 * z));
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] act = new double[W.length + 1][][];
        act[0] = X;
        for (int l = 0; l < W.length; l++) {
            act[l + 1] = new double[W[l].length][m];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    double sum = b[l][i];
                    for (int j = 0; j < W[l][i].length; j++) {
                        sum += W[l][i][j] * act[l][j][s];
                    }
                    act[l + 1][i][s] = sigmoid(sum);
                }
            }
        }

        double[][][] gradW = new double[W.length][][];
        double[][] gradB = new double[W.length][];
        double[][] delta = act[W.length].clone();
        for (int i = 0; i < delta.length; i++) {
            delta[i] = delta[i].clone();
            for (int s = 0; s < m; s++) {
                delta[i][s] -= y[s];
            }
        }
        for (int l = W.length - 1; l >= 0; l--) {
            gradW[l] = new double[W[l].length][W[l][0].length];
            gradB[l] = new double[W[l].length];
            double[][] next = new double[W[l][0].length][m];
            for (int s = 0; s < m; s++) {
                for (int i = 0; i < W[l].length; i++) {
                    gradB[l][i] += delta[i][s] / m;
                    for (int j = 0; j < W[l][i].length; j++) {
                        gradW[l][i][j] += delta[i][s] * act[l][j][s] / m;
                        next[j][s] += W[l][i][j] * delta[i][s] * act[l][j][s] * (1 - act[l][j][s]);
                    }
                }
            }
            delta = next;
        }
        double[][][] shown = new double[W.length][][];
        System.arraycopy(act, 1, shown, 0, W.length);
        return new Result(gradW, gradB, shown, null);
    }
}
