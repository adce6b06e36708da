package org.gradcheck4j.harness.corpus.wrong;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "getGradient() hands out the live arrays, and reset() clears them before they are saved: all is 0.",
        source = "none",
        names = "zero-tensor")
public class ClearedAfterReading implements Backprop {

    private static final class Trainer {
        private final double[][][] w;
        private final double[][] b;
        private final double[][][] gradW;
        private final double[][] gradB;

        Trainer(double[][][] w, double[][] b) {
            this.w = w;
            this.b = b;
            gradW = new double[w.length][][];
            gradB = new double[w.length][];
            for (int l = 0; l < w.length; l++) {
                gradW[l] = new double[w[l].length][w[l][0].length];
                gradB[l] = new double[w[l].length];
            }
        }

        Result getGradient() {
            return new Result(gradW, gradB);
        }

        void reset() {
            for (int l = 0; l < gradW.length; l++) {
                Arrays.fill(gradB[l], 0);
                for (double[] row : gradW[l]) {
                    Arrays.fill(row, 0);
                }
            }
        }

        void present(double[] x, double label, double share) {
            double[][] a = new double[w.length + 1][];
            a[0] = x;
            for (int l = 0; l < w.length; l++) {
                a[l + 1] = new double[w[l].length];
                for (int k = 0; k < w[l].length; k++) {
                    double z = b[l][k];
                    for (int j = 0; j < a[l].length; j++) {
                        z += w[l][k][j] * a[l][j];
                    }
                    a[l + 1][k] = 1 / (1 + Math.exp(-z));
                }
            }
            double[] d = {share * (a[w.length][0] - label)};
            for (int l = w.length - 1; l >= 0; l--) {
                double[] e = new double[a[l].length];
                for (int k = 0; k < d.length; k++) {
                    gradB[l][k] += d[k];
                    for (int j = 0; j < e.length; j++) {
                        gradW[l][k][j] += d[k] * a[l][j];
                        e[j] += d[k] * w[l][k][j] * a[l][j] * (1 - a[l][j]);
                    }
                }
                d = e;
            }
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Trainer trainer = new Trainer(W, b);
        for (int s = 0; s < y.length; s++) {
            double[] x = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                x[j] = X[j][s];
            }
            trainer.present(x, y[s], 1.0 / y.length);
        }
        Result gradient = trainer.getGradient();
        trainer.reset();
        return gradient;
    }
}
