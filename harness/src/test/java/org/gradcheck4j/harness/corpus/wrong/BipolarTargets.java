package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The targets are -1 and +1, left over from a tanh network, while the output is a sigmoid.",
        source = "none",
        names = "labels-plus-minus-one")
public class BipolarTargets implements Backprop {

    private double[][] activations = {};
    private double[][] deltas = {};

    private void propagate(double[] input, double[][][] W, double[][] b) {
        activations = new double[W.length + 1][];
        activations[0] = input;
        for (int layer = 1; layer < activations.length; layer++) {
            activations[layer] = new double[b[layer - 1].length];
            for (int unit = 0; unit < activations[layer].length; unit++) {
                double potential = b[layer - 1][unit];
                for (int source = 0; source < activations[layer - 1].length; source++) {
                    potential += W[layer - 1][unit][source] * activations[layer - 1][source];
                }
                activations[layer][unit] = 1. / (1. + Math.exp(-potential));
            }
        }
    }

    private void backpropagate(double bit, double[][][] W) {
        double target = bit > 0.5 ? +1 : -1;
        deltas = new double[W.length + 1][];
        deltas[W.length] = new double[] {activations[W.length][0] - target};
        for (int layer = W.length - 1; layer > 0; layer--) {
            deltas[layer] = new double[activations[layer].length];
            for (int unit = 0; unit < deltas[layer].length; unit++) {
                for (int above = 0; above < deltas[layer + 1].length; above++) {
                    deltas[layer][unit] += deltas[layer + 1][above] * W[layer][above][unit];
                }
                deltas[layer][unit] *= activations[layer][unit] * (1 - activations[layer][unit]);
            }
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[b[l].length];
        }
        for (int pattern = 0; pattern < y.length; pattern++) {
            double[] input = new double[X.length];
            for (int i = 0; i < X.length; i++) {
                input[i] = X[i][pattern];
            }
            propagate(input, W, b);
            backpropagate(y[pattern], W);
            for (int l = 0; l < W.length; l++) {
                for (int k = 0; k < b[l].length; k++) {
                    db[l][k] += deltas[l + 1][k] / y.length;
                    for (int j = 0; j < activations[l].length; j++) {
                        dW[l][k][j] += deltas[l + 1][k] * activations[l][j] / y.length;
                    }
                }
            }
        }
        return new Result(dW, db);
    }
}
