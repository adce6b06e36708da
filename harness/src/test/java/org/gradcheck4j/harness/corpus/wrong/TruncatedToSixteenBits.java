package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "Gradients are compressed for the network by cutting a float's lower 16 bits, which leaves bfloat16.",
        source = "none",
        names = {"lower-precision", "representable-lower"})
public class TruncatedToSixteenBits implements Backprop {

    private static short compress(double gradient) {
        return (short) (Float.floatToRawIntBits((float) gradient) >>> 16);
    }

    private static double decompress(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        short[][][] sentW = new short[W.length][][];
        short[][] sentB = new short[W.length][];
        worker(X, y, W, b, sentW, sentB);
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
            for (int k = 0; k < W[l].length; k++) {
                db[l][k] = decompress(sentB[l][k]);
                for (int j = 0; j < W[l][k].length; j++) {
                    dW[l][k][j] = decompress(sentW[l][k][j]);
                }
            }
        }
        return new Result(dW, db);
    }

    private static void worker(
            double[][] X, double[] y, double[][][] W, double[][] b, short[][][] sentW, short[][] sentB) {
        int m = y.length;
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = new double[W[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < m; s++) {
                    double z = b[l][k];
                    for (int j = 0; j < a[l].length; j++) {
                        z += W[l][k][j] * a[l][j][s];
                    }
                    a[l + 1][k][s] = 1 / (1 + Math.exp(-z));
                }
            }
        }
        double[][] delta = new double[1][m];
        for (int s = 0; s < m; s++) {
            delta[0][s] = (a[W.length][0][s] - y[s]) / m;
        }
        for (int l = W.length - 1; l >= 0; l--) {
            sentW[l] = new short[delta.length][a[l].length];
            sentB[l] = new short[delta.length];
            double[][] next = new double[a[l].length][m];
            for (int k = 0; k < delta.length; k++) {
                double bias = 0;
                for (int s = 0; s < m; s++) {
                    bias += delta[k][s];
                }
                sentB[l][k] = compress(bias);
                for (int j = 0; j < next.length; j++) {
                    double weight = 0;
                    for (int s = 0; s < m; s++) {
                        weight += delta[k][s] * a[l][j][s];
                        next[j][s] += delta[k][s] * W[l][k][j] * a[l][j][s] * (1 - a[l][j][s]);
                    }
                    sentW[l][k][j] = compress(weight);
                }
            }
            delta = next;
        }
    }
}
