package org.gradcheck4j.harness.corpus.wrong;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "backward() is run twice on one graph; the parameters were zeroed in between, the nodes inside were not.",
        source = "https://github.com/karpathy/micrograd/pull/102",
        names = "scaled-tensor")
public class InnerNodesNotZeroed implements Backprop {

    private static class Node {
        final double[][] data;
        double[][] grad;
        Runnable back = () -> {};

        Node(int rows, int columns) {
            data = new double[rows][columns];
            grad = new double[rows][columns];
        }
    }

    private final List<Node> topological = new ArrayList<>();
    private final List<Node> parameters = new ArrayList<>();

    private Node parameter(double[][] values) {
        Node p = new Node(values.length, values[0].length);
        for (int i = 0; i < values.length; i++) {
            p.data[i] = values[i].clone();
        }
        parameters.add(p);
        return p;
    }

    private Node affine(Node w, Node bias, Node x) {
        Node out = new Node(w.data.length, x.data[0].length);
        for (int i = 0; i < out.data.length; i++) {
            for (int s = 0; s < out.data[0].length; s++) {
                out.data[i][s] = bias.data[0][i];
                for (int j = 0; j < x.data.length; j++) {
                    out.data[i][s] += w.data[i][j] * x.data[j][s];
                }
            }
        }
        out.back = () -> {
            for (int i = 0; i < out.data.length; i++) {
                for (int s = 0; s < out.data[0].length; s++) {
                    bias.grad[0][i] += out.grad[i][s];
                    for (int j = 0; j < x.data.length; j++) {
                        w.grad[i][j] += out.grad[i][s] * x.data[j][s];
                        x.grad[j][s] += out.grad[i][s] * w.data[i][j];
                    }
                }
            }
        };
        topological.add(out);
        return out;
    }

    private Node sigmoid(Node x) {
        Node out = new Node(x.data.length, x.data[0].length);
        for (int i = 0; i < x.data.length; i++) {
            for (int s = 0; s < x.data[i].length; s++) {
                out.data[i][s] = 1 / (1 + Math.exp(-x.data[i][s]));
            }
        }
        out.back = () -> {
            for (int i = 0; i < x.data.length; i++) {
                for (int s = 0; s < x.data[i].length; s++) {
                    x.grad[i][s] += out.grad[i][s] * out.data[i][s] * (1 - out.data[i][s]);
                }
            }
        };
        topological.add(out);
        return out;
    }

    private void backward(Node logits, double[] y) {
        for (int s = 0; s < y.length; s++) {
            logits.grad[0][s] = (1 / (1 + Math.exp(-logits.data[0][s])) - y[s]) / y.length;
        }
        for (int i = topological.size() - 1; i >= 0; i--) {
            topological.get(i).back.run();
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Node x = new Node(X.length, y.length);
        for (int j = 0; j < X.length; j++) {
            System.arraycopy(X[j], 0, x.data[j], 0, y.length);
        }
        Node logits = x;
        for (int l = 0; l < W.length; l++) {
            logits = affine(parameter(W[l]), parameter(new double[][] {b[l]}), l == 0 ? x : sigmoid(logits));
        }
        backward(logits, y);
        for (Node p : parameters) {
            p.grad = new double[p.data.length][p.data[0].length];
        }
        backward(logits, y);
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = parameters.get(2 * l).grad;
            db[l] = parameters.get(2 * l + 1).grad[0];
        }
        return new Result(dW, db);
    }
}
