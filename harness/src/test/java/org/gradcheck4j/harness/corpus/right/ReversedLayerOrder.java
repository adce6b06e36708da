package org.gradcheck4j.harness.corpus.right;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(sentence = "Layers lie on a stack, the output layer on top, and the gradients are filled in from the end.")
public class ReversedLayerOrder implements Backprop {

    private static final class Dense {
        final double[][] w;
        final double[] b;
        double[][] in = {};
        double[][] out = {};

        Dense(double[][] w, double[] b) {
            this.w = w;
            this.b = b;
        }

        double[][] forward(double[][] input) {
            in = input;
            out = new double[w.length][input[0].length];
            for (int s = 0; s < input[0].length; s++) {
                for (int i = w.length - 1; i >= 0; i--) {
                    double z = 0;
                    for (int j = w[i].length - 1; j >= 0; j--) {
                        z += in[j][s] * w[i][j];
                    }
                    out[i][s] = 1 / (1 + Math.exp(-z - b[i]));
                }
            }
            return out;
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Deque<Dense> stack = new ArrayDeque<>();
        double[][] signal = X;
        for (int l = 0; l < W.length; l++) {
            Dense layer = new Dense(W[l], b[l]);
            signal = layer.forward(signal);
            stack.push(layer);
        }
        int m = y.length;
        double[][] dOut = {new double[m]};
        for (int s = 0; s < m; s++) {
            dOut[0][s] = signal[0][s] - y[s];
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        int at = W.length;
        for (Iterator<Dense> it = stack.iterator(); it.hasNext(); ) {
            Dense layer = it.next();
            at--;
            double[][] dZ = dOut;
            if (at < W.length - 1) {
                for (int i = 0; i < dZ.length; i++) {
                    for (int s = 0; s < m; s++) {
                        dZ[i][s] *= layer.out[i][s] * (1 - layer.out[i][s]);
                    }
                }
            }
            dW[at] = new double[layer.w.length][layer.in.length];
            db[at] = new double[layer.b.length];
            dOut = new double[layer.in.length][m];
            for (int s = m - 1; s >= 0; s--) {
                for (int i = 0; i < dZ.length; i++) {
                    db[at][i] += dZ[i][s];
                    for (int j = 0; j < layer.in.length; j++) {
                        dW[at][i][j] += dZ[i][s] * layer.in[j][s];
                        dOut[j][s] += layer.w[i][j] * dZ[i][s];
                    }
                }
            }
            for (int i = 0; i < dZ.length; i++) {
                db[at][i] /= m;
                for (int j = 0; j < layer.in.length; j++) {
                    dW[at][i][j] /= m;
                }
            }
        }
        return new Result(dW, db);
    }
}
