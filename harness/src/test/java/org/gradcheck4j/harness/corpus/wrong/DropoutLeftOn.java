package org.gradcheck4j.harness.corpus.wrong;

import java.util.Random;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The network is still in training mode: inverted dropout with one mask for the whole batch is active.",
        source = "https://github.com/karpathy/nanoGPT/pull/240",
        names = "dropout-active",
        forwardIsWrong = true)
public class DropoutLeftOn implements Backprop {

    private static final double KEEP = 0.75;

    private final boolean training = true;
    private final Random random = new Random(7);

    private double[] mask(int units) {
        double[] mask = new double[units];
        for (int i = 0; i < units; i++) {
            mask[i] = !training ? 1 : random.nextDouble() < KEEP ? 1 / KEEP : 0;
        }
        return mask;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] a = new double[W.length + 1][][];
        double[][][] dropped = new double[W.length + 1][][];
        double[][] masks = new double[W.length + 1][];
        a[0] = X;
        dropped[0] = X;
        for (int l = 0; l < W.length; l++) {
            boolean hidden = l < W.length - 1;
            masks[l + 1] = mask(hidden ? W[l].length : 0);
            a[l + 1] = new double[W[l].length][m];
            dropped[l + 1] = new double[W[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < m; s++) {
                    double z = b[l][k];
                    for (int j = 0; j < dropped[l].length; j++) {
                        z += W[l][k][j] * dropped[l][j][s];
                    }
                    a[l + 1][k][s] = 1 / (1 + Math.exp(-z));
                    dropped[l + 1][k][s] = a[l + 1][k][s] * (hidden ? masks[l + 1][k] : 1);
                }
            }
        }
        double[][] dz = new double[1][m];
        for (int s = 0; s < m; s++) {
            dz[0][s] = a[W.length][0][s] - y[s];
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
            double[][] below = new double[W[l][0].length][m];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < m; s++) {
                    db[l][k] += dz[k][s] / m;
                    for (int j = 0; j < below.length; j++) {
                        dW[l][k][j] += dz[k][s] * dropped[l][j][s] / m;
                        if (l > 0) {
                            double slope = a[l][j][s] * (1 - a[l][j][s]);
                            below[j][s] += dz[k][s] * W[l][k][j] * masks[l][j] * slope;
                        }
                    }
                }
            }
            dz = below;
        }
        double[][][] shown = new double[W.length][][];
        System.arraycopy(dropped, 1, shown, 0, W.length);
        return new Result(dW, db, shown, null);
    }
}
