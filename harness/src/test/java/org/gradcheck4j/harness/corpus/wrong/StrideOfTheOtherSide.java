package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "Weights lie in flat arrays, and the backward pass reads them with the stride of the transposed matrix.",
        source = "none",
        names = "weights-untransposed")
public class StrideOfTheOtherSide implements Backprop {

    private static final class FlatLayer {
        final int inputs;
        final int outputs;
        final double[] weights;
        final double[] biases;
        final double[] gradWeights;
        final double[] gradBiases;

        FlatLayer(double[][] w, double[] b) {
            inputs = w[0].length;
            outputs = w.length;
            weights = new double[inputs * outputs];
            biases = b;
            gradWeights = new double[inputs * outputs];
            gradBiases = new double[outputs];
            for (int o = 0; o < outputs; o++) {
                System.arraycopy(w[o], 0, weights, o * inputs, inputs);
            }
        }

        double[] feed(double[] in) {
            double[] out = new double[outputs];
            for (int o = 0; o < outputs; o++) {
                double sum = biases[o];
                for (int i = 0; i < inputs; i++) {
                    sum += weights[o * inputs + i] * in[i];
                }
                out[o] = 1 / (1 + Math.exp(-sum));
            }
            return out;
        }

        double[] learn(double[] in, double[] delta) {
            double[] error = new double[inputs];
            for (int o = 0; o < outputs; o++) {
                gradBiases[o] += delta[o];
                for (int i = 0; i < inputs; i++) {
                    gradWeights[o * inputs + i] += delta[o] * in[i];
                    error[i] += delta[o] * weights[i * outputs + o];
                }
            }
            for (int i = 0; i < inputs; i++) {
                error[i] *= in[i] * (1 - in[i]);
            }
            return error;
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int depth = W.length;
        FlatLayer[] layers = new FlatLayer[depth];
        for (int l = 0; l < depth; l++) {
            layers[l] = new FlatLayer(W[l], b[l]);
        }
        for (int s = 0; s < y.length; s++) {
            double[][] signals = new double[depth + 1][];
            signals[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                signals[0][j] = X[j][s];
            }
            for (int l = 0; l < depth; l++) {
                signals[l + 1] = layers[l].feed(signals[l]);
            }
            double[] delta = {(signals[depth][0] - y[s]) / y.length};
            for (int l = depth - 1; l >= 0; l--) {
                delta = layers[l].learn(signals[l], delta);
            }
        }
        double[][][] dW = new double[depth][][];
        double[][] db = new double[depth][];
        for (int l = 0; l < depth; l++) {
            FlatLayer layer = layers[l];
            db[l] = layer.gradBiases;
            dW[l] = new double[layer.outputs][layer.inputs];
            for (int o = 0; o < layer.outputs; o++) {
                System.arraycopy(layer.gradWeights, o * layer.inputs, dW[l][o], 0, layer.inputs);
            }
        }
        return new Result(dW, db);
    }
}
