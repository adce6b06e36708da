package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The delta is divided by the batch size on its way through every layer, so each layer down is off by another 1/m.",
        source = "none",
        names = "scaled-tensor")
public class DividedInEveryLayer implements Backprop {

    abstract static class Module {
        abstract double[][] forward(double[][] in);

        abstract double[][] backward(double[][] grad);
    }

    static final class Linear extends Module {
        final double[][] w;
        final double[] b;
        double[][] dw = {};
        double[] db = {};
        double[][] x = {};

        Linear(double[][] w, double[] b) {
            this.w = w;
            this.b = b;
        }

        @Override
        double[][] forward(double[][] in) {
            x = in;
            double[][] out = new double[w.length][in[0].length];
            for (int i = 0; i < w.length; i++) {
                for (int s = 0; s < in[0].length; s++) {
                    out[i][s] = b[i];
                    for (int j = 0; j < in.length; j++) {
                        out[i][s] += w[i][j] * in[j][s];
                    }
                }
            }
            return out;
        }

        @Override
        double[][] backward(double[][] grad) {
            int batch = grad[0].length;
            dw = new double[w.length][x.length];
            db = new double[w.length];
            double[][] down = new double[x.length][batch];
            for (int i = 0; i < w.length; i++) {
                for (int s = 0; s < batch; s++) {
                    double g = grad[i][s] / batch;
                    db[i] += g;
                    for (int j = 0; j < x.length; j++) {
                        dw[i][j] += g * x[j][s];
                        down[j][s] += g * w[i][j];
                    }
                }
            }
            return down;
        }
    }

    static final class Sigmoid extends Module {
        double[][] out = {};

        @Override
        double[][] forward(double[][] in) {
            out = new double[in.length][in[0].length];
            for (int i = 0; i < in.length; i++) {
                for (int s = 0; s < in[i].length; s++) {
                    out[i][s] = 1 / (1 + Math.exp(-in[i][s]));
                }
            }
            return out;
        }

        @Override
        double[][] backward(double[][] grad) {
            for (int i = 0; i < grad.length; i++) {
                for (int s = 0; s < grad[i].length; s++) {
                    grad[i][s] *= out[i][s] * (1 - out[i][s]);
                }
            }
            return grad;
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Module[] modules = new Module[2 * W.length];
        double[][] h = X;
        for (int l = 0; l < W.length; l++) {
            modules[2 * l] = new Linear(W[l], b[l]);
            modules[2 * l + 1] = new Sigmoid();
            h = modules[2 * l + 1].forward(modules[2 * l].forward(h));
        }
        double[][] grad = new double[1][y.length];
        for (int s = 0; s < y.length; s++) {
            grad[0][s] = h[0][s] - y[s];
        }
        for (int k = modules.length - 2; k >= 0; k--) {
            grad = modules[k].backward(grad);
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            Linear linear = (Linear) modules[2 * l];
            dW[l] = linear.dw;
            db[l] = linear.db;
        }
        return new Result(dW, db);
    }
}
