package org.gradcheck4j.harness.corpus.right;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(sentence = "The bias is column 0 of one matrix Theta, and each layer's input has a 1 in front.")
public class AugmentedMatrices implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        int layers = W.length;
        double[][][] theta = new double[layers][][];
        for (int l = 0; l < layers; l++) {
            theta[l] = new double[W[l].length][];
            for (int i = 0; i < W[l].length; i++) {
                theta[l][i] = new double[W[l][i].length + 1];
                theta[l][i][0] = b[l][i];
                System.arraycopy(W[l][i], 0, theta[l][i], 1, W[l][i].length);
            }
        }

        double[][][] Delta = new double[layers][][];
        for (int l = 0; l < layers; l++) {
            Delta[l] = new double[theta[l].length][theta[l][0].length];
        }
        for (int t = 0; t < m; t++) {
            double[][] a = new double[layers + 1][];
            a[0] = new double[X.length + 1];
            a[0][0] = 1;
            for (int j = 0; j < X.length; j++) {
                a[0][j + 1] = X[j][t];
            }
            for (int l = 0; l < layers; l++) {
                a[l + 1] = new double[theta[l].length + 1];
                a[l + 1][0] = 1;
                for (int i = 0; i < theta[l].length; i++) {
                    double z = 0;
                    for (int j = 0; j < a[l].length; j++) {
                        z += theta[l][i][j] * a[l][j];
                    }
                    a[l + 1][i + 1] = 1 / (1 + Math.exp(-z));
                }
            }
            double[] d = {a[layers][1] - y[t]};
            for (int l = layers - 1; l >= 0; l--) {
                double[] back = new double[a[l].length];
                for (int i = 0; i < d.length; i++) {
                    for (int j = 0; j < a[l].length; j++) {
                        Delta[l][i][j] += d[i] * a[l][j];
                        back[j] += theta[l][i][j] * d[i] * a[l][j] * (1 - a[l][j]);
                    }
                }
                d = Arrays.copyOfRange(back, 1, back.length);
            }
        }

        double[][][] dW = new double[layers][][];
        double[][] db = new double[layers][];
        for (int l = 0; l < layers; l++) {
            db[l] = Arrays.stream(Delta[l]).mapToDouble(row -> row[0] / m).toArray();
            dW[l] = Arrays.stream(Delta[l])
                    .map(row ->
                            Arrays.stream(row, 1, row.length).map(v -> v / m).toArray())
                    .toArray(double[][]::new);
        }
        return new Result(dW, db);
    }
}
