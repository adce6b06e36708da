package org.gradcheck4j.harness.corpus.wrong;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The whole gradient is scaled down to norm 0.01 where it is longer, and saved like that.",
        source = "https://github.com/Modalities/modalities/pull/100",
        names = {"clipped-norm", "scaled"})
public class ClippedToNorm implements Backprop {

    private final List<double[]> gradientRows = new ArrayList<>();

    private double[] row(int length) {
        double[] row = new double[length];
        gradientRows.add(row);
        return row;
    }

    private void clipGradNorm(double maxNorm) {
        double squares = 0;
        for (double[] row : gradientRows) {
            for (double v : row) {
                squares += v * v;
            }
        }
        double norm = Math.sqrt(squares);
        if (norm > maxNorm) {
            for (double[] row : gradientRows) {
                for (int i = 0; i < row.length; i++) {
                    row[i] *= maxNorm / norm;
                }
            }
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            db[l] = row(W[l].length);
            dW[l] = new double[W[l].length][];
            for (int k = 0; k < W[l].length; k++) {
                dW[l][k] = row(W[l][k].length);
            }
        }
        for (int s = 0; s < y.length; s++) {
            double[][] signal = new double[W.length + 1][];
            signal[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                signal[0][j] = X[j][s];
            }
            for (int l = 0; l < W.length; l++) {
                signal[l + 1] = new double[W[l].length];
                for (int k = 0; k < W[l].length; k++) {
                    double net = b[l][k];
                    for (int j = 0; j < signal[l].length; j++) {
                        net += W[l][k][j] * signal[l][j];
                    }
                    signal[l + 1][k] = 1 / (1 + Math.exp(-net));
                }
            }
            double[] delta = {signal[W.length][0] - y[s]};
            for (int l = W.length - 1; l >= 0; l--) {
                double[] down = new double[signal[l].length];
                for (int k = 0; k < delta.length; k++) {
                    db[l][k] += delta[k] / y.length;
                    for (int j = 0; j < down.length; j++) {
                        dW[l][k][j] += delta[k] * signal[l][j] / y.length;
                        down[j] += delta[k] * W[l][k][j] * signal[l][j] * (1 - signal[l][j]);
                    }
                }
                delta = down;
            }
        }
        clipGradNorm(0.01);
        return new Result(dW, db);
    }
}
