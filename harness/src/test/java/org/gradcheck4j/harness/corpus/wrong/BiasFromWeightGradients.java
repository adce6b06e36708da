package org.gradcheck4j.harness.corpus.wrong;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The bias gradient is the row sum of the weight gradient instead of the sum of the deltas.",
        source = "none",
        names = "bias-from-weights")
public class BiasFromWeightGradients implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] dW = new double[W.length][][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
        }
        for (int s = 0; s < y.length; s++) {
            double[][] o = new double[W.length + 1][];
            o[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                o[0][j] = X[j][s];
            }
            for (int l = 0; l < W.length; l++) {
                o[l + 1] = new double[W[l].length];
                for (int i = 0; i < o[l + 1].length; i++) {
                    double net = b[l][i];
                    for (int j = 0; j < o[l].length; j++) {
                        net += o[l][j] * W[l][i][j];
                    }
                    o[l + 1][i] = 1 / (1 + Math.exp(-net));
                }
            }
            double[] d = {o[W.length][0] - y[s]};
            for (int l = W.length - 1; l >= 0; l--) {
                double[] e = new double[o[l].length];
                for (int j = 0; j < e.length; j++) {
                    for (int i = 0; i < d.length; i++) {
                        dW[l][i][j] += d[i] * o[l][j];
                        e[j] += d[i] * W[l][i][j];
                    }
                    e[j] *= o[l][j] * (1 - o[l][j]);
                }
                d = e;
            }
        }
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            for (double[] row : dW[l]) {
                Arrays.setAll(row, j -> row[j] / y.length);
            }
            db[l] = Arrays.stream(dW[l])
                    .mapToDouble(row -> Arrays.stream(row).sum())
                    .toArray();
        }
        return new Result(dW, db);
    }
}
