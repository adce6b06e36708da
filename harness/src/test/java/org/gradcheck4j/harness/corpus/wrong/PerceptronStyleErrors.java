package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Errors are target - output, and are sent back through the weights without any slope.",
        source = "https://github.com/jiexunsee/Neural-Network-with-Python/issues/1",
        names = "missing-sigmoid-derivative+sign-flipped")
public class PerceptronStyleErrors implements Backprop {

    private static final class Layer {
        final double[][] w;
        final double[] b;
        final Layer next;
        final double[][] gw;
        final double[] gb;
        double[] errors = {};

        Layer(double[][] w, double[] b, Layer next) {
            this.w = w;
            this.b = b;
            this.next = next;
            gw = new double[w.length][w[0].length];
            gb = new double[w.length];
        }

        void train(double[] in, double target, int batch) {
            double[] out = new double[w.length];
            for (int i = 0; i < out.length; i++) {
                double sum = b[i];
                for (int j = 0; j < in.length; j++) {
                    sum += w[i][j] * in[j];
                }
                out[i] = 1 / (1 + Math.exp(-sum));
            }
            errors = new double[out.length];
            if (next == this) {
                errors[0] = target - out[0];
            } else {
                next.train(out, target, batch);
                for (int i = 0; i < out.length; i++) {
                    for (int k = 0; k < next.errors.length; k++) {
                        errors[i] += next.w[k][i] * next.errors[k];
                    }
                }
            }
            for (int i = 0; i < out.length; i++) {
                gb[i] += errors[i] / batch;
                for (int j = 0; j < in.length; j++) {
                    gw[i][j] += errors[i] * in[j] / batch;
                }
            }
        }

        Layer(double[][] w, double[] b) {
            this.w = w;
            this.b = b;
            next = this;
            gw = new double[w.length][w[0].length];
            gb = new double[w.length];
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Layer[] layers = new Layer[W.length];
        layers[W.length - 1] = new Layer(W[W.length - 1], b[W.length - 1]);
        for (int l = W.length - 2; l >= 0; l--) {
            layers[l] = new Layer(W[l], b[l], layers[l + 1]);
        }
        for (int s = 0; s < y.length; s++) {
            double[] in = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                in[j] = X[j][s];
            }
            layers[0].train(in, y[s], y.length);
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = layers[l].gw;
            db[l] = layers[l].gb;
        }
        return new Result(dW, db);
    }
}
