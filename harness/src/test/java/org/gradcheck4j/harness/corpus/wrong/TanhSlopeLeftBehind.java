package org.gradcheck4j.harness.corpus.wrong;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The activation was changed from tanh to the sigmoid, but the derivative stayed 1 - a².",
        source = "https://github.com/infostreams/neural-network/issues/1",
        names = "other-derivative")
public class TanhSlopeLeftBehind implements Backprop {

    private static double activation(double value) {
        return 1.0 / (1.0 + Math.exp(-value));
    }

    private static double derivativeActivation(double output) {
        return 1.0 - output * output;
    }

    private static double[] column(double[][] X, int s) {
        return Arrays.stream(X).mapToDouble(row -> row[s]).toArray();
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
        }
        for (int s = 0; s < y.length; s++) {
            step(column(X, s), y[s], 1.0 / y.length, W, b, dW, db, 0);
        }
        return new Result(dW, db);
    }

    /** Goes up to the output and comes back with the error of this layer's inputs. */
    private static double[] step(
            double[] in,
            double target,
            double share,
            double[][][] W,
            double[][] b,
            double[][][] dW,
            double[][] db,
            int l) {
        double[] out = new double[W[l].length];
        for (int i = 0; i < out.length; i++) {
            double sum = b[l][i];
            for (int j = 0; j < in.length; j++) {
                sum += in[j] * W[l][i][j];
            }
            out[i] = activation(sum);
        }
        double[] delta;
        if (l == W.length - 1) {
            delta = new double[] {out[0] - target};
        } else {
            delta = step(out, target, share, W, b, dW, db, l + 1);
            for (int i = 0; i < delta.length; i++) {
                delta[i] *= derivativeActivation(out[i]);
            }
        }
        double[] error = new double[in.length];
        for (int i = 0; i < delta.length; i++) {
            db[l][i] += share * delta[i];
            for (int j = 0; j < in.length; j++) {
                dW[l][i][j] += share * delta[i] * in[j];
                error[j] += delta[i] * W[l][i][j];
            }
        }
        return error;
    }
}
