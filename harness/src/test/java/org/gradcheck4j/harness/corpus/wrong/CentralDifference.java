package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The gradient is numerical: central differences of the loss with h = 1e-4, meant for the check alone.",
        source = "https://stomioka.github.io/deeplearning/docs/037-gradient-checking.html",
        names = "finite-differences")
public class CentralDifference implements Backprop {

    private static final double EPSILON = 1e-4;

    private static double cost(double[][] X, double[] y, double[][][] W, double[][] b) {
        double cost = 0;
        for (int s = 0; s < y.length; s++) {
            double[] a = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                a[j] = X[j][s];
            }
            double z = 0;
            for (int l = 0; l < W.length; l++) {
                double[] next = new double[W[l].length];
                for (int k = 0; k < next.length; k++) {
                    z = b[l][k];
                    for (int j = 0; j < a.length; j++) {
                        z += W[l][k][j] * a[j];
                    }
                    next[k] = 1 / (1 + Math.exp(-z));
                }
                a = next;
            }
            cost += Math.max(z, 0) - y[s] * z + Math.log1p(Math.exp(-Math.abs(z)));
        }
        return cost / y.length;
    }

    private static double slope(double[] parameters, int i, double[][] X, double[] y, double[][][] W, double[][] b) {
        double kept = parameters[i];
        parameters[i] = kept + EPSILON;
        double plus = cost(X, y, W, b);
        parameters[i] = kept - EPSILON;
        double minus = cost(X, y, W, b);
        parameters[i] = kept;
        return (plus - minus) / (2 * EPSILON);
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] gradApprox = new double[W.length][][];
        double[][] biasApprox = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            gradApprox[l] = new double[W[l].length][W[l][0].length];
            biasApprox[l] = new double[W[l].length];
            for (int k = 0; k < W[l].length; k++) {
                biasApprox[l][k] = slope(b[l], k, X, y, W, b);
                for (int j = 0; j < W[l][k].length; j++) {
                    gradApprox[l][k][j] = slope(W[l][k], j, X, y, W, b);
                }
            }
        }
        return new Result(gradApprox, biasApprox);
    }
}
