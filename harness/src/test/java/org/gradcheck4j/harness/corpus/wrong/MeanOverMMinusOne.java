package org.gradcheck4j.harness.corpus.wrong;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The batch mean was taken from a statistics helper that divides by m - 1.",
        source = "none",
        names = "scaled")
public class MeanOverMMinusOne implements Backprop {

    /** The mean of the products. */
    private static double average(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += u[i] * v[i];
        }
        return sum / (u.length - 1);
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[] ones = new double[m];
        Arrays.fill(ones, 1);
        double[][][] values = new double[W.length + 1][][];
        values[0] = X;
        for (int l = 1; l <= W.length; l++) {
            values[l] = new double[b[l - 1].length][m];
            for (int k = 0; k < b[l - 1].length; k++) {
                for (int s = 0; s < m; s++) {
                    double net = b[l - 1][k];
                    for (int j = 0; j < values[l - 1].length; j++) {
                        net += values[l - 1][j][s] * W[l - 1][k][j];
                    }
                    values[l][k][s] = 1d / (1d + Math.exp(-net));
                }
            }
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        double[][] errors = {new double[m]};
        Arrays.setAll(errors[0], s -> values[W.length][0][s] - y[s]);
        for (int l = W.length; l >= 1; l--) {
            double[][] lower = values[l - 1];
            dW[l - 1] = new double[errors.length][lower.length];
            db[l - 1] = new double[errors.length];
            double[][] next = new double[lower.length][m];
            for (int k = 0; k < errors.length; k++) {
                db[l - 1][k] = average(errors[k], ones);
                for (int j = 0; j < lower.length; j++) {
                    dW[l - 1][k][j] = average(errors[k], lower[j]);
                    for (int s = 0; s < m; s++) {
                        next[j][s] += errors[k][s] * W[l - 1][k][j] * lower[j][s] * (1 - lower[j][s]);
                    }
                }
            }
            errors = next;
        }
        return new Result(dW, db);
    }
}
