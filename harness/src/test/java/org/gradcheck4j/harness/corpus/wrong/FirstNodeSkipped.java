package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The backward loop over a hidden layer's nodes starts at 1, left over from a bias node at 0: node 0 is never trained.",
        source = "https://blog.primen.dk/numerical-gradient-checking/",
        names = "unexplained")
public class FirstNodeSkipped implements Backprop {

    private double[][] nodes = {};
    private double[][] deltas = {};

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
        }
        for (int s = 0; s < y.length; s++) {
            forward(X, s, W, b);
            backward(y[s], W);
            for (int l = 0; l < W.length; l++) {
                for (int k = 0; k < W[l].length; k++) {
                    db[l][k] += deltas[l + 1][k] / y.length;
                    for (int j = 0; j < W[l][k].length; j++) {
                        dW[l][k][j] += deltas[l + 1][k] * nodes[l][j] / y.length;
                    }
                }
            }
        }
        return new Result(dW, db);
    }

    private void forward(double[][] X, int s, double[][][] W, double[][] b) {
        nodes = new double[W.length + 1][];
        nodes[0] = new double[X.length];
        for (int j = 0; j < X.length; j++) {
            nodes[0][j] = X[j][s];
        }
        for (int l = 0; l < W.length; l++) {
            nodes[l + 1] = new double[W[l].length];
            for (int k = 0; k < W[l].length; k++) {
                double z = b[l][k];
                for (int j = 0; j < nodes[l].length; j++) {
                    z += W[l][k][j] * nodes[l][j];
                }
                nodes[l + 1][k] = 1 / (1 + Math.exp(-z));
            }
        }
    }

    private void backward(double target, double[][][] W) {
        deltas = new double[W.length + 1][];
        deltas[W.length] = new double[] {nodes[W.length][0] - target};
        for (int l = W.length - 1; l >= 1; l--) {
            deltas[l] = new double[nodes[l].length];
            for (int k = 1; k < nodes[l].length; k++) {
                double error = 0;
                for (int q = 0; q < deltas[l + 1].length; q++) {
                    error += W[l][q][k] * deltas[l + 1][q];
                }
                deltas[l][k] = error * nodes[l][k] * (1 - nodes[l][k]);
            }
        }
    }
}
