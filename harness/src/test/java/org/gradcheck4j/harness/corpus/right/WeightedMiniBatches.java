package org.gradcheck4j.harness.corpus.right;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(sentence = "Uneven mini-batches run at the same time, and each one's mean is weighted by its size.")
public class WeightedMiniBatches implements Backprop {

    private static final int BATCH = 7;

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        List<CompletableFuture<Result>> parts = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (int from = 0; from < y.length; from += BATCH) {
            int first = from;
            int last = Math.min(from + BATCH, y.length);
            sizes.add(last - first);
            parts.add(CompletableFuture.supplyAsync(() -> batch(X, y, W, b, first, last)));
        }
        Result total = zeros(W);
        for (int p = 0; p < parts.size(); p++) {
            Result part = parts.get(p).join();
            double share = sizes.get(p) / (double) y.length;
            for (int l = 0; l < W.length; l++) {
                for (int k = 0; k < W[l].length; k++) {
                    total.db()[l][k] += share * part.db()[l][k];
                    for (int j = 0; j < W[l][k].length; j++) {
                        total.dW()[l][k][j] += share * part.dW()[l][k][j];
                    }
                }
            }
        }
        return total;
    }

    private static Result zeros(double[][][] W) {
        Result result = new Result(new double[W.length][][], new double[W.length][]);
        for (int l = 0; l < W.length; l++) {
            result.dW()[l] = new double[W[l].length][W[l][0].length];
            result.db()[l] = new double[W[l].length];
        }
        return result;
    }

    private static Result batch(double[][] X, double[] y, double[][][] W, double[][] b, int first, int last) {
        Result mean = zeros(W);
        int size = last - first;
        for (int s = first; s < last; s++) {
            double[][] a = new double[W.length + 1][];
            a[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                a[0][j] = X[j][s];
            }
            for (int l = 0; l < W.length; l++) {
                a[l + 1] = new double[W[l].length];
                for (int k = 0; k < W[l].length; k++) {
                    double z = b[l][k];
                    for (int j = 0; j < a[l].length; j++) {
                        z += W[l][k][j] * a[l][j];
                    }
                    a[l + 1][k] = 1 / (1 + Math.exp(-z));
                }
            }
            double[] d = {a[W.length][0] - y[s]};
            for (int l = W.length - 1; l >= 0; l--) {
                double[] down = new double[a[l].length];
                for (int k = 0; k < d.length; k++) {
                    mean.db()[l][k] += d[k] / size;
                    for (int j = 0; j < a[l].length; j++) {
                        mean.dW()[l][k][j] += d[k] * a[l][j] / size;
                        down[j] += W[l][k][j] * d[k] * a[l][j] * (1 - a[l][j]);
                    }
                }
                d = down;
            }
        }
        return mean;
    }
}
