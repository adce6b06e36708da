package org.gradcheck4j.harness.corpus.right;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(
        sentence =
                "The batch is halved again and again, so samples are added pairwise, in a tree; one flat vector holds all.")
public class DivideAndConquer implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[] sum = half(X, y, W, b, 0, y.length);
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        int at = 0;
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
            for (int k = 0; k < W[l].length; k++) {
                for (int j = 0; j < W[l][k].length; j++) {
                    dW[l][k][j] = sum[at++] / y.length;
                }
                db[l][k] = sum[at++] / y.length;
            }
        }
        return new Result(dW, db);
    }

    private static double[] half(double[][] X, double[] y, double[][][] W, double[][] b, int from, int to) {
        if (to - from > 1) {
            int middle = (from + to) >>> 1;
            double[] left = half(X, y, W, b, from, middle);
            double[] right = half(X, y, W, b, middle, to);
            for (int i = 0; i < left.length; i++) {
                left[i] += right[i];
            }
            return left;
        }
        double[][] a = new double[W.length + 1][];
        a[0] = new double[X.length];
        for (int j = 0; j < X.length; j++) {
            a[0][j] = X[j][from];
        }
        int size = 0;
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = new double[W[l].length];
            for (int k = 0; k < W[l].length; k++) {
                double z = b[l][k];
                for (int j = 0; j < a[l].length; j++) {
                    z += W[l][k][j] * a[l][j];
                }
                a[l + 1][k] = 1 / (1 + Math.exp(-z));
                size += a[l].length + 1;
            }
        }
        double[] flat = new double[size];
        double[] d = {a[W.length][0] - y[from]};
        int end = size;
        for (int l = W.length - 1; l >= 0; l--) {
            double[] down = new double[a[l].length];
            int at = end - d.length * (a[l].length + 1);
            end = at;
            for (int k = 0; k < d.length; k++) {
                for (int j = 0; j < a[l].length; j++) {
                    flat[at++] = d[k] * a[l][j];
                    down[j] += d[k] * W[l][k][j] * a[l][j] * (1 - a[l][j]);
                }
                flat[at++] = d[k];
            }
            d = down;
        }
        return flat;
    }
}
