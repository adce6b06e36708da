package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "An L2 penalty is in the reported loss and not in the gradient, biases included.",
        source = "https://github.com/Burton2000/CS231n-2017/issues/9",
        names = "l2-included",
        forwardIsWrong = true)
public class PenaltyInCostOnly implements Backprop {

    private final double reg = 0.05;

    private double loss(double[] scores, double[] y, double[][][] W, double[][] b) {
        double loss = 0;
        for (int i = 0; i < y.length; i++) {
            double correct = y[i] == 1 ? scores[i] : -scores[i];
            loss += Math.max(0, -correct) + Math.log1p(Math.exp(-Math.abs(correct)));
        }
        loss /= y.length;
        for (int l = 0; l < W.length; l++) {
            for (int k = 0; k < W[l].length; k++) {
                loss += reg * b[l][k] * b[l][k];
                for (double w : W[l][k]) {
                    loss += reg * w * w;
                }
            }
        }
        return loss;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int N = y.length;
        double[][][] h = new double[W.length][][];
        double[] scores = new double[N];
        for (int l = 0; l < W.length; l++) {
            double[][] in = l == 0 ? X : h[l - 1];
            h[l] = new double[W[l].length][N];
            for (int n = 0; n < N; n++) {
                for (int k = 0; k < W[l].length; k++) {
                    double score = b[l][k];
                    for (int j = 0; j < in.length; j++) {
                        score += W[l][k][j] * in[j][n];
                    }
                    scores[n] = score;
                    h[l][k][n] = 1 / (1 + Math.exp(-score));
                }
            }
        }
        double[][] dscores = {h[W.length - 1][0].clone()};
        for (int n = 0; n < N; n++) {
            dscores[0][n] = (dscores[0][n] - y[n]) / N;
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            double[][] in = l == 0 ? X : h[l - 1];
            dW[l] = new double[W[l].length][in.length];
            db[l] = new double[W[l].length];
            double[][] dh = new double[in.length][N];
            for (int k = 0; k < W[l].length; k++) {
                for (int n = 0; n < N; n++) {
                    db[l][k] += dscores[k][n];
                    for (int j = 0; j < in.length; j++) {
                        dW[l][k][j] += dscores[k][n] * in[j][n];
                        dh[j][n] += W[l][k][j] * dscores[k][n] * in[j][n] * (1 - in[j][n]);
                    }
                }
            }
            dscores = dh;
        }
        return new Result(dW, db, null, loss(scores, y, W, b));
    }
}
