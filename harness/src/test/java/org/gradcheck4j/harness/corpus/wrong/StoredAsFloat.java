package org.gradcheck4j.harness.corpus.wrong;

import java.nio.ByteBuffer;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The gradient is computed in double and written to the checkpoint with putFloat.",
        source = "none",
        names = {"lower-precision", "representable-lower"})
public class StoredAsFloat implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int size = 0;
        for (double[][] w : W) {
            size += w.length * (w[0].length + 1);
        }
        ByteBuffer checkpoint = ByteBuffer.allocate(size * Float.BYTES);
        write(checkpoint, X, y, W, b);
        checkpoint.flip();

        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
            for (int k = 0; k < W[l].length; k++) {
                for (int j = 0; j < W[l][k].length; j++) {
                    dW[l][k][j] = checkpoint.getFloat();
                }
                db[l][k] = checkpoint.getFloat();
            }
        }
        return new Result(dW, db);
    }

    private static void write(ByteBuffer out, double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = new double[W[l].length][y.length];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < y.length; s++) {
                    double z = b[l][k];
                    for (int j = 0; j < a[l].length; j++) {
                        z += W[l][k][j] * a[l][j][s];
                    }
                    a[l + 1][k][s] = 1 / (1 + Math.exp(-z));
                }
            }
        }
        double[][] dz = new double[1][y.length];
        for (int s = 0; s < y.length; s++) {
            dz[0][s] = (a[W.length][0][s] - y[s]) / y.length;
        }
        for (int l = W.length - 1; l >= 0; l--) {
            double[][] lower = new double[a[l].length][y.length];
            for (int k = 0; k < dz.length; k++) {
                double bias = 0;
                for (double d : dz[k]) {
                    bias += d;
                }
                for (int j = 0; j < a[l].length; j++) {
                    double weight = 0;
                    for (int s = 0; s < y.length; s++) {
                        weight += dz[k][s] * a[l][j][s];
                        lower[j][s] += W[l][k][j] * dz[k][s] * a[l][j][s] * (1 - a[l][j][s]);
                    }
                    out.putFloat((float) weight);
                }
                out.putFloat((float) bias);
            }
            dz = lower;
        }
    }
}
