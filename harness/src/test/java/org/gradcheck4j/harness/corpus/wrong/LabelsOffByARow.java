package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The labels were read one row too far: every sample has its successor's label, the last one the first's.",
        source = "none",
        names = "labels-shifted")
public class LabelsOffByARow implements Backprop {

    private static final class Sample {
        final double[] features;
        final double label;

        Sample(double[] features, double label) {
            this.features = features;
            this.label = label;
        }
    }

    private static Sample[] read(double[][] X, double[] y) {
        Sample[] samples = new Sample[y.length];
        for (int row = 0; row < y.length; row++) {
            double[] features = new double[X.length];
            for (int column = 0; column < X.length; column++) {
                features[column] = X[column][row];
            }
            samples[row] = new Sample(features, y[(row + 1) % y.length]);
        }
        return samples;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Sample[] data = read(X, y);
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
        }
        for (Sample sample : data) {
            double[][] h = new double[W.length + 1][];
            h[0] = sample.features;
            for (int l = 0; l < W.length; l++) {
                h[l + 1] = new double[W[l].length];
                for (int i = 0; i < h[l + 1].length; i++) {
                    double t = b[l][i];
                    for (int j = 0; j < h[l].length; j++) {
                        t += W[l][i][j] * h[l][j];
                    }
                    h[l + 1][i] = 1 / (1 + Math.exp(-t));
                }
            }
            double[] d = {h[W.length][0] - sample.label};
            for (int l = W.length - 1; l >= 0; l--) {
                double[] e = new double[h[l].length];
                for (int i = 0; i < d.length; i++) {
                    db[l][i] += d[i] / data.length;
                    for (int j = 0; j < e.length; j++) {
                        dW[l][i][j] += d[i] * h[l][j] / data.length;
                        e[j] += d[i] * W[l][i][j];
                    }
                }
                for (int j = 0; j < e.length; j++) {
                    e[j] *= h[l][j] * (1 - h[l][j]);
                }
                d = e;
            }
        }
        return new Result(dW, db);
    }
}
