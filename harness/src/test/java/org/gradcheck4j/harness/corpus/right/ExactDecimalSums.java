package org.gradcheck4j.harness.corpus.right;

import java.math.BigDecimal;
import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(sentence = "Sums over the batch are exact, by BigDecimal, and rounded once.")
public class ExactDecimalSums implements Backprop {

    private static double mean(double[] values) {
        BigDecimal sum = Arrays.stream(values).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.doubleValue() / values.length;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        int last = W.length - 1;
        double[][][] in = new double[W.length][][];
        double[][] current = X;
        for (int l = 0; l <= last; l++) {
            in[l] = current;
            double[][] out = new double[W[l].length][m];
            for (int k = 0; k < out.length; k++) {
                for (int s = 0; s < m; s++) {
                    double net = 0;
                    for (int j = 0; j < current.length; j++) {
                        net += W[l][k][j] * current[j][s];
                    }
                    out[k][s] = 1 / (1 + Math.exp(-(net + b[l][k])));
                }
            }
            current = out;
        }
        double[][] delta = new double[1][m];
        for (int s = 0; s < m; s++) {
            delta[0][s] = current[0][s] - y[s];
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = last; l >= 0; l--) {
            dW[l] = new double[delta.length][in[l].length];
            db[l] = new double[delta.length];
            for (int k = 0; k < delta.length; k++) {
                db[l][k] = mean(delta[k]);
                for (int j = 0; j < in[l].length; j++) {
                    double[] products = new double[m];
                    for (int s = 0; s < m; s++) {
                        products[s] = delta[k][s] * in[l][j][s];
                    }
                    dW[l][k][j] = mean(products);
                }
            }
            double[][] below = new double[in[l].length][m];
            for (int j = 0; j < below.length; j++) {
                for (int s = 0; s < m; s++) {
                    for (int k = 0; k < delta.length; k++) {
                        below[j][s] += delta[k][s] * W[l][k][j];
                    }
                    below[j][s] *= in[l][j][s] * (1 - in[l][j][s]);
                }
            }
            delta = below;
        }
        return new Result(dW, db);
    }
}
