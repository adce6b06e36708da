package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The error that is passed down has the slope in it already, and the layer below multiplies by it once more.",
        source = "none",
        names = "repeated-sigmoid-derivative")
public class SlopeInBothPlaces implements Backprop {

    private static final class DenseLayer {
        final double[][] w;
        final double[] b;
        double[][] in = {};
        double[][] out = {};
        double[][] gw = {};
        double[] gb = {};

        DenseLayer(double[][] w, double[] b) {
            this.w = w;
            this.b = b;
        }

        double[][] call(double[][] x) {
            in = x;
            out = new double[w.length][x[0].length];
            for (int i = 0; i < w.length; i++) {
                for (int s = 0; s < x[0].length; s++) {
                    double z = b[i];
                    for (int j = 0; j < x.length; j++) {
                        z += w[i][j] * x[j][s];
                    }
                    out[i][s] = 1 / (1 + Math.exp(-z));
                }
            }
            return out;
        }

        /** Takes dA, or dZ where the loss has gone through the activation; gives the error of the layer below. */
        double[][] back(double[][] error, boolean throughActivation) {
            int m = in[0].length;
            gw = new double[w.length][in.length];
            gb = new double[w.length];
            double[][] errorBelow = new double[in.length][m];
            for (int i = 0; i < w.length; i++) {
                for (int s = 0; s < m; s++) {
                    double dz = throughActivation ? error[i][s] * out[i][s] * (1 - out[i][s]) : error[i][s];
                    gb[i] += dz / m;
                    for (int j = 0; j < in.length; j++) {
                        gw[i][j] += dz * in[j][s] / m;
                        errorBelow[j][s] += dz * w[i][j] * in[j][s] * (1 - in[j][s]);
                    }
                }
            }
            return errorBelow;
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        DenseLayer[] model = new DenseLayer[W.length];
        double[][] x = X;
        for (int l = 0; l < W.length; l++) {
            model[l] = new DenseLayer(W[l], b[l]);
            x = model[l].call(x);
        }
        double[][] error = new double[1][y.length];
        for (int s = 0; s < y.length; s++) {
            error[0][s] = x[0][s] - y[s];
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            error = model[l].back(error, l < W.length - 1);
            dW[l] = model[l].gw;
            db[l] = model[l].gb;
        }
        return new Result(dW, db);
    }
}
