package org.gradcheck4j.harness.corpus.wrong;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "A clamp of the output to [0.01, 0.99] stands in the graph, and its derivative is 0 outside.",
        source = "none",
        names = "clipped-loss",
        forwardIsWrong = true)
public class ClampNodeInGraph implements Backprop {

    /** A matrix in a small graph of operations. */
    private static final class Tensor {
        final double[][] value;
        final double[][] grad;
        Runnable backward = () -> {};

        Tensor(int rows, int cols) {
            value = new double[rows][cols];
            grad = new double[rows][cols];
        }
    }

    private final List<Tensor> order = new ArrayList<>();

    private Tensor node(int rows, int cols) {
        Tensor t = new Tensor(rows, cols);
        order.add(t);
        return t;
    }

    private Tensor linear(double[][] w, double[] b, Tensor in, double[][] dw, double[] db) {
        int m = in.value[0].length;
        Tensor out = node(w.length, m);
        for (int i = 0; i < w.length; i++) {
            for (int s = 0; s < m; s++) {
                out.value[i][s] = b[i];
                for (int j = 0; j < in.value.length; j++) {
                    out.value[i][s] += w[i][j] * in.value[j][s];
                }
            }
        }
        out.backward = () -> {
            for (int i = 0; i < w.length; i++) {
                for (int s = 0; s < m; s++) {
                    db[i] += out.grad[i][s];
                    for (int j = 0; j < in.value.length; j++) {
                        dw[i][j] += out.grad[i][s] * in.value[j][s];
                        in.grad[j][s] += out.grad[i][s] * w[i][j];
                    }
                }
            }
        };
        return out;
    }

    private Tensor sigmoid(Tensor in) {
        Tensor out = node(in.value.length, in.value[0].length);
        for (int i = 0; i < in.value.length; i++) {
            for (int s = 0; s < in.value[i].length; s++) {
                out.value[i][s] = 1 / (1 + Math.exp(-in.value[i][s]));
            }
        }
        out.backward = () -> {
            for (int i = 0; i < in.value.length; i++) {
                for (int s = 0; s < in.value[i].length; s++) {
                    in.grad[i][s] += out.grad[i][s] * out.value[i][s] * (1 - out.value[i][s]);
                }
            }
        };
        return out;
    }

    private Tensor clamp(Tensor in, double low, double high) {
        Tensor out = node(1, in.value[0].length);
        for (int s = 0; s < in.value[0].length; s++) {
            out.value[0][s] = Math.max(low, Math.min(high, in.value[0][s]));
        }
        out.backward = () -> {
            for (int s = 0; s < in.value[0].length; s++) {
                if (in.value[0][s] > low && in.value[0][s] < high) {
                    in.grad[0][s] += out.grad[0][s];
                }
            }
        };
        return out;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Result result = new Result(new double[W.length][][], new double[W.length][]);
        Tensor t = new Tensor(X.length, y.length);
        for (int j = 0; j < X.length; j++) {
            System.arraycopy(X[j], 0, t.value[j], 0, y.length);
        }
        for (int l = 0; l < W.length; l++) {
            result.dW()[l] = new double[W[l].length][W[l][0].length];
            result.db()[l] = new double[W[l].length];
            t = sigmoid(linear(W[l], b[l], t, result.dW()[l], result.db()[l]));
        }
        Tensor p = clamp(t, 0.01, 0.99);
        double J = 0;
        for (int s = 0; s < y.length; s++) {
            J -= Math.log(y[s] == 1 ? p.value[0][s] : 1 - p.value[0][s]) / y.length;
            p.grad[0][s] = (p.value[0][s] - y[s]) / (p.value[0][s] * (1 - p.value[0][s])) / y.length;
        }
        for (int k = order.size() - 1; k >= 0; k--) {
            order.get(k).backward.run();
        }
        return new Result(result.dW(), result.db(), null, J);
    }
}
