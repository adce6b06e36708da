package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The gradients of the samples are added up and never divided by their number.",
        source = "https://github.com/haifengl/smile/issues/525",
        names = "sum-not-mean")
public class SummedGradients implements Backprop {

    /** A fully connected layer that collects its gradients. */
    private static class Layer {
        final double[][] weights;
        final double[] bias;
        final double[][] weightGradients;
        final double[] biasGradients;
        double[] input = {};
        double[] output = {};

        Layer(double[][] weights, double[] bias) {
            this.weights = weights;
            this.bias = bias;
            weightGradients = new double[weights.length][weights[0].length];
            biasGradients = new double[bias.length];
        }

        double[] forward(double[] in) {
            input = in;
            output = new double[weights.length];
            for (int i = 0; i < weights.length; i++) {
                double sum = bias[i];
                for (int j = 0; j < in.length; j++) {
                    sum += weights[i][j] * in[j];
                }
                output[i] = 1.0 / (1.0 + Math.exp(-sum));
            }
            return output;
        }

        double[] backward(double[] delta) {
            double[] previous = new double[input.length];
            for (int i = 0; i < delta.length; i++) {
                biasGradients[i] += delta[i];
                for (int j = 0; j < input.length; j++) {
                    weightGradients[i][j] += delta[i] * input[j];
                    previous[j] += weights[i][j] * delta[i];
                }
            }
            for (int j = 0; j < previous.length; j++) {
                previous[j] *= input[j] * (1.0 - input[j]);
            }
            return previous;
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Layer[] network = new Layer[W.length];
        for (int i = 0; i < W.length; i++) {
            network[i] = new Layer(W[i], b[i]);
        }
        for (int sample = 0; sample < y.length; sample++) {
            double[] signal = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                signal[j] = X[j][sample];
            }
            for (Layer layer : network) {
                signal = layer.forward(signal);
            }
            double[] delta = {signal[0] - y[sample]};
            for (int i = network.length - 1; i >= 0; i--) {
                delta = network[i].backward(delta);
            }
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int i = 0; i < W.length; i++) {
            dW[i] = network[i].weightGradients;
            db[i] = network[i].biasGradients;
        }
        return new Result(dW, db);
    }
}
