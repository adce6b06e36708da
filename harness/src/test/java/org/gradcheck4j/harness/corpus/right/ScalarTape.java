package org.gradcheck4j.harness.corpus.right;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(
        sentence = "A scalar automatic differentiation with a tape; the loss is softplus(z) - y z.",
        source = "https://github.com/karpathy/micrograd")
public class ScalarTape implements Backprop {

    private static final class Value {
        final double data;
        double grad;
        final Runnable backward;

        Value(double data, Runnable backward) {
            this.data = data;
            this.backward = backward;
        }
    }

    /** Each operation is its result and two partial derivatives. */
    private final List<Value> tape = new ArrayList<>();

    private Value leaf(double data) {
        return new Value(data, () -> {});
    }

    private Value op(double data, Value p, double dp, Value q, double dq) {
        Value[] self = new Value[1];
        self[0] = new Value(data, () -> {
            p.grad += dp * self[0].grad;
            q.grad += dq * self[0].grad;
        });
        tape.add(self[0]);
        return self[0];
    }

    private Value add(Value p, Value q) {
        return op(p.data + q.data, p, 1, q, 1);
    }

    private Value multiply(Value p, Value q) {
        return op(p.data * q.data, p, q.data, q, p.data);
    }

    private Value sigmoid(Value p) {
        double s = 1 / (1 + Math.exp(-p.data));
        return op(s, p, s * (1 - s), p, 0);
    }

    private Value softplus(Value p) {
        double value = Math.max(p.data, 0) + Math.log1p(Math.exp(-Math.abs(p.data)));
        return op(value, p, 1 / (1 + Math.exp(-p.data)), p, 0);
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Value[][][] w = new Value[W.length][][];
        Value[][] bias = new Value[W.length][];
        for (int l = 0; l < W.length; l++) {
            w[l] = new Value[W[l].length][W[l][0].length];
            bias[l] = new Value[W[l].length];
            for (int k = 0; k < W[l].length; k++) {
                bias[l][k] = leaf(b[l][k]);
                for (int j = 0; j < W[l][k].length; j++) {
                    w[l][k][j] = leaf(W[l][k][j]);
                }
            }
        }
        Value total = leaf(0);
        for (int s = 0; s < y.length; s++) {
            Value[] a = new Value[X.length];
            for (int j = 0; j < a.length; j++) {
                a[j] = leaf(X[j][s]);
            }
            for (int l = 0; l < W.length; l++) {
                Value[] next = new Value[W[l].length];
                for (int k = 0; k < next.length; k++) {
                    Value z = bias[l][k];
                    for (int j = 0; j < a.length; j++) {
                        z = add(z, multiply(w[l][k][j], a[j]));
                    }
                    next[k] = l < W.length - 1 ? sigmoid(z) : z;
                }
                a = next;
            }
            total = add(total, add(softplus(a[0]), multiply(leaf(-y[s]), a[0])));
        }
        Value loss = multiply(total, leaf(1.0 / y.length));
        loss.grad = 1;
        for (int t = tape.size() - 1; t >= 0; t--) {
            tape.get(t).backward.run();
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
            for (int k = 0; k < W[l].length; k++) {
                db[l][k] = bias[l][k].grad;
                for (int j = 0; j < W[l][k].length; j++) {
                    dW[l][k][j] = w[l][k][j].grad;
                }
            }
        }
        return new Result(dW, db, null, loss.data);
    }
}
