package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The gradient loop runs to inputs - 1, where a bias weight used to be: the last input's weight gets no gradient.",
        source = "https://blog.primen.dk/numerical-gradient-checking/",
        names = "unexplained")
public class LastInputLeftOut implements Backprop {

    private static final class Layer {
        final double[][] w;
        final double[] bias;
        final double[][] dw;
        final double[] dbias;
        double[] inputs = {};
        double[] outputs = {};
        double[] gradients = {};

        Layer(double[][] w, double[] bias) {
            this.w = w;
            this.bias = bias;
            dw = new double[w.length][w[0].length];
            dbias = new double[w.length];
        }

        void run(double[] in) {
            inputs = in;
            outputs = new double[w.length];
            for (int i = 0; i < w.length; i++) {
                double t = bias[i];
                for (int j = 0; j < in.length; j++) {
                    t += w[i][j] * in[j];
                }
                outputs[i] = 1 / (1 + Math.exp(-t));
            }
        }

        void accumulate(int samples) {
            for (int i = 0; i < w.length; i++) {
                for (int j = 0; j < w[i].length - 1; j++) {
                    dw[i][j] += gradients[i] * inputs[j] / samples;
                }
                dbias[i] += gradients[i] / samples;
            }
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Layer[] layers = new Layer[W.length];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = new Layer(W[l], b[l]);
        }
        for (int s = 0; s < y.length; s++) {
            double[] signal = new double[X.length];
            for (int j = 0; j < signal.length; j++) {
                signal[j] = X[j][s];
            }
            for (Layer layer : layers) {
                layer.run(signal);
                signal = layer.outputs;
            }
            layers[layers.length - 1].gradients = new double[] {signal[0] - y[s]};
            for (int l = layers.length - 2; l >= 0; l--) {
                Layer layer = layers[l];
                Layer next = layers[l + 1];
                layer.gradients = new double[layer.outputs.length];
                for (int i = 0; i < layer.outputs.length; i++) {
                    for (int k = 0; k < next.w.length; k++) {
                        layer.gradients[i] += next.w[k][i] * next.gradients[k];
                    }
                    layer.gradients[i] *= layer.outputs[i] * (1 - layer.outputs[i]);
                }
            }
            for (Layer layer : layers) {
                layer.accumulate(y.length);
            }
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = layers[l].dw;
            db[l] = layers[l].dbias;
        }
        return new Result(dW, db);
    }
}
