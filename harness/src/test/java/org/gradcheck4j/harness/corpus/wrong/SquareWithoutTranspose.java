package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "Between hidden layers W is applied without its transpose, which square layers do not complain about.",
        source = "https://github.com/makeyourownneuralnetwork/makeyourownneuralnetwork/issues/77",
        names = "weights-untransposed")
public class SquareWithoutTranspose implements Backprop {

    private static double[] times(double[][] w, double[] v) {
        double[] r = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[i].length; j++) {
                r[i] += w[i][j] * v[j];
            }
        }
        return r;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int last = W.length - 1;
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l <= last; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
        }
        double[] readout = W[last][0];
        for (int s = 0; s < y.length; s++) {
            double[][] h = new double[W.length + 1][];
            h[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                h[0][j] = X[j][s];
            }
            for (int l = 0; l <= last; l++) {
                h[l + 1] = times(W[l], h[l]);
                for (int i = 0; i < h[l + 1].length; i++) {
                    h[l + 1][i] = 1 / (1 + Math.exp(-(h[l + 1][i] + b[l][i])));
                }
            }
            double outputGradient = h[W.length][0] - y[s];
            double[] error = new double[readout.length];
            for (int i = 0; i < readout.length; i++) {
                error[i] = readout[i] * outputGradient;
            }
            collect(dW[last], db[last], new double[] {outputGradient}, h[last], y.length);
            for (int l = last - 1; l >= 0; l--) {
                for (int i = 0; i < error.length; i++) {
                    error[i] *= h[l + 1][i] * (1 - h[l + 1][i]);
                }
                collect(dW[l], db[l], error, h[l], y.length);
                if (l > 0) {
                    error = times(W[l], error);
                }
            }
        }
        return new Result(dW, db);
    }

    private static void collect(double[][] dW, double[] db, double[] delta, double[] in, int m) {
        for (int i = 0; i < db.length; i++) {
            db[i] += delta[i] / m;
            for (int j = 0; j < in.length; j++) {
                dW[i][j] += delta[i] * in[j] / m;
            }
        }
    }
}
