package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The optimiser's weight decay of 0.01 is added to the weight gradients before they are read.",
        source = "none",
        names = "l2-included")
public class WeightDecayInGradient implements Backprop {

    private static final class Parameter {
        final double[][] value;
        final double[][] grad;

        Parameter(double[][] value) {
            this.value = value;
            grad = new double[value.length][value[0].length];
        }
    }

    private static final class Sgd {
        final double weightDecay;

        Sgd(double weightDecay) {
            this.weightDecay = weightDecay;
        }

        void prepare(Parameter p) {
            for (int i = 0; i < p.grad.length; i++) {
                for (int j = 0; j < p.grad[i].length; j++) {
                    p.grad[i][j] += weightDecay * p.value[i][j];
                }
            }
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        Parameter[] weights = new Parameter[W.length];
        double[][] db = new double[W.length][];
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            weights[l] = new Parameter(W[l]);
            db[l] = new double[W[l].length];
            a[l + 1] = new double[W[l].length][m];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    double z = b[l][i];
                    for (int j = 0; j < a[l].length; j++) {
                        z += weights[l].value[i][j] * a[l][j][s];
                    }
                    a[l + 1][i][s] = 1 / (1 + Math.exp(-z));
                }
            }
        }
        double[][] dz = new double[1][m];
        for (int s = 0; s < m; s++) {
            dz[0][s] = (a[W.length][0][s] - y[s]) / m;
        }
        for (int l = W.length - 1; l >= 0; l--) {
            double[][] below = new double[a[l].length][m];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    db[l][i] += dz[i][s];
                    for (int j = 0; j < a[l].length; j++) {
                        weights[l].grad[i][j] += dz[i][s] * a[l][j][s];
                        below[j][s] += dz[i][s] * weights[l].value[i][j] * a[l][j][s] * (1 - a[l][j][s]);
                    }
                }
            }
            dz = below;
        }
        Sgd optimizer = new Sgd(0.01);
        double[][][] dW = new double[W.length][][];
        for (int l = 0; l < W.length; l++) {
            optimizer.prepare(weights[l]);
            dW[l] = weights[l].grad;
        }
        return new Result(dW, db);
    }
}
