package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "Hidden deltas are the weighted errors of the layer above; the sigmoid's slope is not multiplied in.",
        source = "https://blog.primen.dk/numerical-gradient-checking/",
        names = "missing-sigmoid-derivative")
public class NeglectedSlope implements Backprop {

    private static final class Node {
        final double[] weights;
        final double bias;
        final double[] weightGradients;
        double biasGradient;
        double value;
        double delta;

        Node(double[] weights, double bias) {
            this.weights = weights;
            this.bias = bias;
            weightGradients = new double[weights.length];
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Node[][] net = new Node[W.length][];
        for (int l = 0; l < W.length; l++) {
            net[l] = new Node[W[l].length];
            for (int i = 0; i < W[l].length; i++) {
                net[l][i] = new Node(W[l][i], b[l][i]);
            }
        }
        for (int t = 0; t < y.length; t++) {
            for (int l = 0; l < net.length; l++) {
                for (Node node : net[l]) {
                    double z = node.bias;
                    for (int j = 0; j < node.weights.length; j++) {
                        z += node.weights[j] * input(net, X, t, l, j);
                    }
                    node.value = 1 / (1 + Math.exp(-z));
                }
            }
            for (int l = net.length - 1; l >= 0; l--) {
                for (int i = 0; i < net[l].length; i++) {
                    Node node = net[l][i];
                    if (l == net.length - 1) {
                        node.delta = node.value - y[t];
                    } else {
                        node.delta = 0;
                        for (Node above : net[l + 1]) {
                            node.delta += above.weights[i] * above.delta;
                        }
                    }
                    node.biasGradient += node.delta;
                    for (int j = 0; j < node.weights.length; j++) {
                        node.weightGradients[j] += node.delta * input(net, X, t, l, j);
                    }
                }
            }
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
            for (int i = 0; i < W[l].length; i++) {
                db[l][i] = net[l][i].biasGradient / y.length;
                for (int j = 0; j < dW[l][i].length; j++) {
                    dW[l][i][j] = net[l][i].weightGradients[j] / y.length;
                }
            }
        }
        return new Result(dW, db);
    }

    private static double input(Node[][] net, double[][] X, int t, int l, int j) {
        return l == 0 ? X[j][t] : net[l - 1][j].value;
    }
}
