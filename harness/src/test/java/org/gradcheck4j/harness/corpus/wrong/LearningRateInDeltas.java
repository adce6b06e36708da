package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "What is handed over as the gradient is the weight change: it has the learning rate in it.",
        source = "none",
        names = {"scaled", "update-returned"})
public class LearningRateInDeltas implements Backprop {

    private static final double LEARNING_RATE = 0.3;

    private double[][] neuronOutputs = {};
    private double[][] neuronErrors = {};

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] weightChange = new double[W.length][][];
        double[][] biasChange = new double[W.length][];
        for (int layer = 0; layer < W.length; layer++) {
            weightChange[layer] = new double[W[layer].length][W[layer][0].length];
            biasChange[layer] = new double[W[layer].length];
        }
        for (int pattern = 0; pattern < y.length; pattern++) {
            feedForward(X, pattern, W, b);
            calculateErrors(y[pattern], W);
            for (int layer = 0; layer < W.length; layer++) {
                for (int neuron = 0; neuron < W[layer].length; neuron++) {
                    double step = LEARNING_RATE * neuronErrors[layer][neuron] / y.length;
                    biasChange[layer][neuron] += step;
                    for (int input = 0; input < W[layer][neuron].length; input++) {
                        weightChange[layer][neuron][input] += step * neuronOutputs[layer][input];
                    }
                }
            }
        }
        return new Result(weightChange, biasChange);
    }

    private void feedForward(double[][] X, int pattern, double[][][] W, double[][] b) {
        neuronOutputs = new double[W.length + 1][];
        neuronOutputs[0] = new double[X.length];
        for (int input = 0; input < X.length; input++) {
            neuronOutputs[0][input] = X[input][pattern];
        }
        for (int layer = 0; layer < W.length; layer++) {
            neuronOutputs[layer + 1] = new double[W[layer].length];
            for (int neuron = 0; neuron < W[layer].length; neuron++) {
                double net = b[layer][neuron];
                for (int input = 0; input < W[layer][neuron].length; input++) {
                    net += W[layer][neuron][input] * neuronOutputs[layer][input];
                }
                neuronOutputs[layer + 1][neuron] = 1 / (1 + Math.exp(-net));
            }
        }
    }

    private void calculateErrors(double desired, double[][][] W) {
        neuronErrors = new double[W.length][];
        neuronErrors[W.length - 1] = new double[] {neuronOutputs[W.length][0] - desired};
        for (int layer = W.length - 2; layer >= 0; layer--) {
            neuronErrors[layer] = new double[W[layer].length];
            for (int neuron = 0; neuron < W[layer].length; neuron++) {
                double error = 0;
                for (int next = 0; next < W[layer + 1].length; next++) {
                    error += neuronErrors[layer + 1][next] * W[layer + 1][next][neuron];
                }
                double out = neuronOutputs[layer + 1][neuron];
                neuronErrors[layer][neuron] = error * out * (1 - out);
            }
        }
    }
}
