package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The backward pass never touches the biases; their gradients stay 0.",
        source = "https://blog.primen.dk/numerical-gradient-checking/",
        names = {"scaled-biases", "zero-tensor"})
public class ForgottenBias implements Backprop {

    private static final class Network {
        final double[][][] w;
        final double[][] bias;
        final double[][][] wGrad;
        final double[][] biasGrad;
        final double[][] out;

        Network(double[][][] w, double[][] bias) {
            this.w = w;
            this.bias = bias;
            wGrad = new double[w.length][][];
            biasGrad = new double[w.length][];
            out = new double[w.length + 1][];
            for (int l = 0; l < w.length; l++) {
                wGrad[l] = new double[w[l].length][w[l][0].length];
                biasGrad[l] = new double[w[l].length];
            }
        }

        void forward(double... in) {
            out[0] = in;
            for (int l = 0; l < w.length; l++) {
                out[l + 1] = new double[w[l].length];
                for (int k = 0; k < w[l].length; k++) {
                    double sum = bias[l][k];
                    for (int j = 0; j < w[l][k].length; j++) {
                        sum += w[l][k][j] * out[l][j];
                    }
                    out[l + 1][k] = 1 / (1 + Math.exp(-sum));
                }
            }
        }

        void backward(double target, double weightOfSample) {
            double[] delta = {(out[w.length][0] - target) * weightOfSample};
            for (int l = w.length - 1; l >= 0; l--) {
                double[] below = new double[out[l].length];
                for (int k = 0; k < w[l].length; k++) {
                    for (int j = 0; j < below.length; j++) {
                        wGrad[l][k][j] += delta[k] * out[l][j];
                        below[j] += delta[k] * w[l][k][j] * out[l][j] * (1 - out[l][j]);
                    }
                }
                delta = below;
            }
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Network network = new Network(W, b);
        for (int s = 0; s < y.length; s++) {
            double[] in = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                in[j] = X[j][s];
            }
            network.forward(in);
            network.backward(y[s], 1.0 / y.length);
        }
        return new Result(network.wGrad, network.biasGrad);
    }
}
