package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The forward pass is cached and not repeated after the step, so the backward pass uses old activations with new weights.",
        source = "none",
        names = "updated-weights+weights-after-update",
        forwardIsWrong = true)
public class ForwardPassOfLastStep implements Backprop {

    private double[][][] cachedActivations = {};

    private double[][][] activations(double[][] X, double[][][] W, double[][] b) {
        if (cachedActivations.length > 0) {
            return cachedActivations;
        }
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = new double[W[l].length][X[0].length];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < X[0].length; s++) {
                    double z = b[l][i];
                    for (int j = 0; j < a[l].length; j++) {
                        z += W[l][i][j] * a[l][j][s];
                    }
                    a[l + 1][i][s] = 1 / (1 + Math.exp(-z));
                }
            }
        }
        cachedActivations = a;
        return a;
    }

    private Result backward(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] a = activations(X, W, b);
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        double[][] d = new double[1][m];
        for (int s = 0; s < m; s++) {
            d[0][s] = a[W.length][0][s] - y[s];
        }
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = new double[W[l].length][a[l].length];
            db[l] = new double[W[l].length];
            double[][] below = new double[a[l].length][m];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    db[l][i] += d[i][s] / m;
                    for (int j = 0; j < a[l].length; j++) {
                        dW[l][i][j] += d[i][s] * a[l][j][s] / m;
                        below[j][s] += W[l][i][j] * d[i][s] * a[l][j][s] * (1 - a[l][j][s]);
                    }
                }
            }
            d = below;
        }
        return new Result(dW, db);
    }

    private static void descend(Result gradient, double[][][] W, double[][] b, double rate) {
        for (int l = 0; l < W.length; l++) {
            for (int i = 0; i < W[l].length; i++) {
                b[l][i] -= rate * gradient.db()[l][i];
                for (int j = 0; j < W[l][i].length; j++) {
                    W[l][i][j] -= rate * gradient.dW()[l][i][j];
                }
            }
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        descend(backward(X, y, W, b), W, b, 0.2);
        Result second = backward(X, y, W, b);
        double[][][] shown = new double[W.length][][];
        System.arraycopy(cachedActivations, 1, shown, 0, W.length);
        return new Result(second.dW(), second.db(), shown, null);
    }
}
