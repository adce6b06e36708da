package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "dW += delta * input + LR * dW, meant as momentum, grows what earlier samples have added: each has its own weight.",
        source = "https://www.codeproject.com/Questions/1097336/MLP-XOR-backpropagation",
        names = "unexplained")
public class DecayingAccumulator implements Backprop {

    private static final double LR = 0.1;

    private double[][] hidden = {};
    private double[][] z = {};

    public double forward(double[] inputs, double[][][] W, double[][] b) {
        hidden = new double[W.length + 1][];
        hidden[0] = inputs;
        for (int l = 0; l < W.length; l++) {
            hidden[l + 1] = new double[W[l].length];
            for (int i = 0; i < W[l].length; i++) {
                hidden[l + 1][i] = 0.0;
                for (int j = 0; j < hidden[l].length; j++) {
                    hidden[l + 1][i] += hidden[l][j] * W[l][i][j];
                }
                hidden[l + 1][i] += b[l][i];
                hidden[l + 1][i] = 1 / (1 + Math.exp(-hidden[l + 1][i]));
            }
        }
        return hidden[W.length][0];
    }

    public void backwards(double output, double target, double[][][] W, double[][][] dW, double[][] db) {
        z = new double[W.length][];
        z[W.length - 1] = new double[] {output - target};
        for (int l = W.length - 2; l >= 0; l--) {
            z[l] = new double[W[l].length];
            for (int i = 0; i < W[l].length; i++) {
                double error = 0.0;
                for (int k = 0; k < z[l + 1].length; k++) {
                    error += W[l + 1][k][i] * z[l + 1][k];
                }
                z[l][i] = hidden[l + 1][i] * (1.0 - hidden[l + 1][i]) * error;
            }
        }
        for (int l = 0; l < W.length; l++) {
            for (int i = 0; i < W[l].length; i++) {
                for (int j = 0; j < W[l][i].length; j++) {
                    dW[l][i][j] += z[l][i] * hidden[l][j] + LR * dW[l][i][j];
                }
                db[l][i] += z[l][i] + LR * db[l][i];
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
            double[] inputs = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                inputs[j] = X[j][s];
            }
            backwards(forward(inputs, W, b), y[s], W, dW, db);
        }
        for (int l = 0; l < W.length; l++) {
            for (int i = 0; i < W[l].length; i++) {
                db[l][i] /= y.length;
                for (int j = 0; j < W[l][i].length; j++) {
                    dW[l][i][j] /= y.length;
                }
            }
        }
        return new Result(dW, db);
    }
}
