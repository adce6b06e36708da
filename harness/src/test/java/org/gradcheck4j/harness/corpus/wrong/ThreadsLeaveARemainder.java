package org.gradcheck4j.harness.corpus.wrong;

import java.util.stream.IntStream;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The batch is cut into m / threads samples for each of three threads, and the remainder is computed by none.",
        source = "https://github.com/NervanaSystems/neon/issues/9",
        names = {"sample-dropped", "samples-subset"})
public class ThreadsLeaveARemainder implements Backprop {

    private static final int THREADS = 3;

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int share = y.length / THREADS;
        double[][] partial = IntStream.range(0, THREADS)
                .parallel()
                .mapToObj(t -> flatSum(X, y, W, b, t * share, (t + 1) * share))
                .toArray(double[][]::new);
        double[] total = new double[partial[0].length];
        for (double[] part : partial) {
            for (int i = 0; i < total.length; i++) {
                total[i] += part[i] / y.length;
            }
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        int at = 0;
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
            for (int k = 0; k < W[l].length; k++) {
                db[l][k] = total[at++];
                for (int j = 0; j < W[l][k].length; j++) {
                    dW[l][k][j] = total[at++];
                }
            }
        }
        return new Result(dW, db);
    }

    private static double[] flatSum(
            double[][] X, double[] y, double[][][] W, double[][] b, int firstSample, int lastSample) {
        int[] offset = new int[W.length + 1];
        for (int l = 0; l < W.length; l++) {
            offset[l + 1] = offset[l] + W[l].length * (W[l][0].length + 1);
        }
        double[] sum = new double[offset[W.length]];
        for (int s = firstSample; s < lastSample; s++) {
            double[][] v = new double[W.length + 1][];
            v[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                v[0][j] = X[j][s];
            }
            for (int l = 0; l < W.length; l++) {
                v[l + 1] = new double[W[l].length];
                for (int k = 0; k < W[l].length; k++) {
                    double z = b[l][k];
                    for (int j = 0; j < v[l].length; j++) {
                        z += W[l][k][j] * v[l][j];
                    }
                    v[l + 1][k] = 1 / (1 + Math.exp(-z));
                }
            }
            double[] d = {v[W.length][0] - y[s]};
            for (int l = W.length - 1; l >= 0; l--) {
                double[] below = new double[v[l].length];
                int at = offset[l];
                for (int k = 0; k < d.length; k++) {
                    sum[at++] += d[k];
                    for (int j = 0; j < v[l].length; j++) {
                        sum[at++] += d[k] * v[l][j];
                        below[j] += W[l][k][j] * d[k] * v[l][j] * (1 - v[l][j]);
                    }
                }
                d = below;
            }
        }
        return sum;
    }
}
