package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "An epsilon of 1e-5 is added within both logarithms against log(0), and so within the gradient.",
        source = "https://github.com/maxvfischer/keras-image-segmentation-loss-functions/pull/1",
        names = "loss-epsilon",
        forwardIsWrong = true)
public class LogOfOutputPlusEpsilon implements Backprop {

    private static final double EPSILON = 1e-5;

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double loss = 0;
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
        }
        for (int s = 0; s < m; s++) {
            double[][] out = new double[W.length + 1][];
            out[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                out[0][j] = X[j][s];
            }
            for (int l = 0; l < W.length; l++) {
                out[l + 1] = new double[W[l].length];
                for (int k = 0; k < W[l].length; k++) {
                    double z = 0;
                    for (int j = 0; j < out[l].length; j++) {
                        z += W[l][k][j] * out[l][j];
                    }
                    out[l + 1][k] = 1 / (1 + Math.exp(-(z + b[l][k])));
                }
            }
            double p = out[W.length][0];
            loss += -y[s] * Math.log(p + EPSILON) - (1 - y[s]) * Math.log(1 - p + EPSILON);
            double dp = -y[s] / (p + EPSILON) + (1 - y[s]) / (1 - p + EPSILON);
            double[] grad = {dp};
            for (int l = W.length - 1; l >= 0; l--) {
                double[] below = new double[out[l].length];
                for (int k = 0; k < grad.length; k++) {
                    double dz = grad[k] * out[l + 1][k] * (1 - out[l + 1][k]);
                    db[l][k] += dz / m;
                    for (int j = 0; j < below.length; j++) {
                        dW[l][k][j] += dz * out[l][j] / m;
                        below[j] += dz * W[l][k][j];
                    }
                }
                grad = below;
            }
        }
        return new Result(dW, db, null, loss / m);
    }
}
