package org.gradcheck4j.harness.corpus.right;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(
        sentence =
                "No backward pass at all: forward-mode differentiation, one pass of dual numbers for each parameter.")
public class DualNumbers implements Backprop {

    private double[][] X = {};
    private double[] y = {};
    private double[][][] W = {};
    private double[][] b = {};

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        this.X = X;
        this.y = y;
        this.W = W;
        this.b = b;
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
            for (int k = 0; k < W[l].length; k++) {
                db[l][k] = tangentOfLoss(l, k, -1);
                for (int j = 0; j < W[l][k].length; j++) {
                    dW[l][k][j] = tangentOfLoss(l, k, j);
                }
            }
        }
        return new Result(dW, db);
    }

    /** The loss's derivative in the direction of one weight, or of the bias where the input is -1. */
    private double tangentOfLoss(int layer, int neuron, int input) {
        double tangent = 0;
        for (int s = 0; s < y.length; s++) {
            double[] value = new double[X.length];
            double[] dot = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                value[j] = X[j][s];
            }
            for (int l = 0; l < W.length; l++) {
                double[] nextValue = new double[W[l].length];
                double[] nextDot = new double[W[l].length];
                for (int k = 0; k < W[l].length; k++) {
                    boolean seeded = l == layer && k == neuron;
                    double z = b[l][k];
                    double zDot = seeded && input < 0 ? 1 : 0;
                    for (int j = 0; j < value.length; j++) {
                        z += W[l][k][j] * value[j];
                        zDot += W[l][k][j] * dot[j] + (seeded && input == j ? value[j] : 0);
                    }
                    double a = 1 / (1 + Math.exp(-z));
                    nextValue[k] = a;
                    nextDot[k] = l == W.length - 1 ? (a - y[s]) * zDot : a * (1 - a) * zDot;
                }
                value = nextValue;
                dot = nextDot;
            }
            tangent += dot[0];
        }
        return tangent / y.length;
    }
}
