package org.gradcheck4j.harness.corpus.wrong;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The means of the mini-batches are averaged alike, although the last one is smaller.",
        source = "https://github.com/decisionintelligence/TFB/issues/66",
        names = "samples-subset")
public class MeanOfBatchMeans implements Backprop {

    private static final int BATCH_SIZE = 5;

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        List<Result> perBatch = new ArrayList<>();
        for (int i = 0; i < y.length; i += BATCH_SIZE) {
            perBatch.add(meanGradient(X, y, i, Math.min(i + BATCH_SIZE, y.length), W, b));
        }
        Result mean = zeros(W);
        for (Result batch : perBatch) {
            for (int l = 0; l < W.length; l++) {
                for (int k = 0; k < W[l].length; k++) {
                    mean.db()[l][k] += batch.db()[l][k] / perBatch.size();
                    for (int j = 0; j < W[l][k].length; j++) {
                        mean.dW()[l][k][j] += batch.dW()[l][k][j] / perBatch.size();
                    }
                }
            }
        }
        return mean;
    }

    private static Result zeros(double[][][] W) {
        double[][][] w = new double[W.length][][];
        double[][] bias = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            w[l] = new double[W[l].length][W[l][0].length];
            bias[l] = new double[W[l].length];
        }
        return new Result(w, bias);
    }

    private static Result meanGradient(double[][] X, double[] y, int from, int to, double[][][] W, double[][] b) {
        Result g = zeros(W);
        double size = to - from;
        for (int s = from; s < to; s++) {
            List<double[]> a = new ArrayList<>();
            double[] x = new double[X.length];
            for (int j = 0; j < x.length; j++) {
                x[j] = X[j][s];
            }
            a.add(x);
            for (int l = 0; l < W.length; l++) {
                double[] next = new double[W[l].length];
                for (int k = 0; k < next.length; k++) {
                    next[k] = b[l][k];
                    for (int j = 0; j < a.get(l).length; j++) {
                        next[k] += W[l][k][j] * a.get(l)[j];
                    }
                    next[k] = 1 / (1 + Math.exp(-next[k]));
                }
                a.add(next);
            }
            double[] d = {a.get(W.length)[0] - y[s]};
            for (int l = W.length - 1; l >= 0; l--) {
                double[] in = a.get(l);
                double[] e = new double[in.length];
                for (int k = 0; k < d.length; k++) {
                    g.db()[l][k] += d[k] / size;
                    for (int j = 0; j < in.length; j++) {
                        g.dW()[l][k][j] += d[k] * in[j] / size;
                        e[j] += d[k] * W[l][k][j] * in[j] * (1 - in[j]);
                    }
                }
                d = e;
            }
        }
        return g;
    }
}
