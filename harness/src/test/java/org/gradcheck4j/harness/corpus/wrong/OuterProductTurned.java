package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The outer product of input and delta is taken in the wrong order for the layers between equal sizes.",
        source = "https://github.com/iamtrask/Grokking-Deep-Learning/pull/22",
        names = "transposed")
public class OuterProductTurned implements Backprop {

    private static double[][] outer(double[] u, double[] v) {
        double[][] r = new double[u.length][v.length];
        for (int i = 0; i < u.length; i++) {
            for (int j = 0; j < v.length; j++) {
                r[i][j] = u[i] * v[j];
            }
        }
        return r;
    }

    /** Adds the summand, or its transpose, whichever fits. */
    private static void add(double[][] total, double[][] summand) {
        boolean fits = total.length == summand.length && total[0].length == summand[0].length;
        for (int i = 0; i < total.length; i++) {
            for (int j = 0; j < total[i].length; j++) {
                total[i][j] += fits ? summand[i][j] : summand[j][i];
            }
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
        }
        for (int s = 0; s < y.length; s++) {
            double[][] layer = new double[W.length + 1][];
            layer[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                layer[0][j] = X[j][s];
            }
            for (int l = 0; l < W.length; l++) {
                layer[l + 1] = new double[W[l].length];
                for (int i = 0; i < W[l].length; i++) {
                    double dot = 0;
                    for (int j = 0; j < layer[l].length; j++) {
                        dot += layer[l][j] * W[l][i][j];
                    }
                    layer[l + 1][i] = 1 / (1 + Math.exp(-(dot + b[l][i])));
                }
            }
            double[] layerDelta = {(layer[W.length][0] - y[s]) / y.length};
            for (int l = W.length - 1; l >= 0; l--) {
                add(dW[l], outer(layer[l], layerDelta));
                double[] previousDelta = new double[layer[l].length];
                for (int j = 0; j < previousDelta.length; j++) {
                    for (int i = 0; i < layerDelta.length; i++) {
                        previousDelta[j] += layerDelta[i] * W[l][i][j];
                    }
                    previousDelta[j] *= layer[l][j] * (1 - layer[l][j]);
                }
                for (int i = 0; i < layerDelta.length; i++) {
                    db[l][i] += layerDelta[i];
                }
                layerDelta = previousDelta;
            }
        }
        return new Result(dW, db);
    }
}
