package org.gradcheck4j.harness.corpus.wrong;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The positive class is coded as 0, and the batch's gradients are summed.",
        source = "none",
        names = "labels-flipped+sum-not-mean")
public class FlippedLabelsSummed implements Backprop {

    private static final class Row {
        final double[] x;
        final boolean positive;

        Row(double[] x, boolean positive) {
            this.x = x;
            this.positive = positive;
        }
    }

    private static double target(Row row) {
        return row.positive ? 0 : 1;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Row[] table = new Row[y.length];
        Arrays.setAll(
                table,
                s -> new Row(Arrays.stream(X).mapToDouble(feature -> feature[s]).toArray(), y[s] == 1));
        Result sum = new Result(new double[W.length][][], new double[W.length][]);
        for (int l = 0; l < W.length; l++) {
            sum.dW()[l] = new double[W[l].length][W[l][0].length];
            sum.db()[l] = new double[W[l].length];
        }
        for (Row row : table) {
            double[][] o = new double[W.length + 1][];
            o[0] = row.x;
            for (int l = 0; l < W.length; l++) {
                o[l + 1] = new double[W[l].length];
                for (int i = 0; i < o[l + 1].length; i++) {
                    double z = b[l][i];
                    for (int j = 0; j < o[l].length; j++) {
                        z += W[l][i][j] * o[l][j];
                    }
                    o[l + 1][i] = 1 / (1 + Math.exp(-z));
                }
            }
            double[] delta = {o[W.length][0] - target(row)};
            for (int l = W.length - 1; l >= 0; l--) {
                double[] back = new double[o[l].length];
                for (int i = 0; i < delta.length; i++) {
                    sum.db()[l][i] += delta[i];
                    for (int j = 0; j < back.length; j++) {
                        sum.dW()[l][i][j] += delta[i] * o[l][j];
                        back[j] += delta[i] * W[l][i][j] * o[l][j] * (1 - o[l][j]);
                    }
                }
                delta = back;
            }
        }
        return sum;
    }
}
