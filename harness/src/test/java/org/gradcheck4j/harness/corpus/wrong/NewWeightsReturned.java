package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "update() returns the new parameters W - 0.05 G, and they are saved under the gradient's name.",
        source = "none",
        names = "update-returned")
public class NewWeightsReturned implements Backprop {

    private static final double RATE = 0.05;

    private static double[] update(double[] parameters, double[] gradient) {
        double[] updated = new double[parameters.length];
        for (int i = 0; i < updated.length; i++) {
            updated[i] = parameters[i] - RATE * gradient[i];
        }
        return updated;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = new double[W[l].length][m];
            for (int i = 0; i < a[l + 1].length; i++) {
                for (int s = 0; s < m; s++) {
                    double z = b[l][i];
                    for (int j = 0; j < a[l].length; j++) {
                        z += W[l][i][j] * a[l][j][s];
                    }
                    a[l + 1][i][s] = 1 / (1 + Math.exp(-z));
                }
            }
        }
        Result saved = new Result(new double[W.length][][], new double[W.length][]);
        double[][] delta = new double[1][m];
        for (int s = 0; s < m; s++) {
            delta[0][s] = a[W.length][0][s] - y[s];
        }
        for (int l = W.length - 1; l >= 0; l--) {
            double[] gradB = new double[W[l].length];
            double[][] below = new double[a[l].length][m];
            saved.dW()[l] = new double[W[l].length][];
            for (int i = 0; i < W[l].length; i++) {
                double[] gradW = new double[a[l].length];
                for (int s = 0; s < m; s++) {
                    gradB[i] += delta[i][s] / m;
                    for (int j = 0; j < a[l].length; j++) {
                        gradW[j] += delta[i][s] * a[l][j][s] / m;
                        below[j][s] += delta[i][s] * W[l][i][j] * a[l][j][s] * (1 - a[l][j][s]);
                    }
                }
                saved.dW()[l][i] = update(W[l][i], gradW);
            }
            saved.db()[l] = update(b[l], gradB);
            delta = below;
        }
        return saved;
    }
}
