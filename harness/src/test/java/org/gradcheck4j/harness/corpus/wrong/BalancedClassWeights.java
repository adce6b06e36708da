package org.gradcheck4j.harness.corpus.wrong;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "Samples are weighted by class (3 for the rarer one) and the sum is divided by the sum of the weights.",
        source = "https://github.com/pytorch/pytorch/issues/50528",
        names = "class-weighted")
public class BalancedClassWeights implements Backprop {

    private static final double[] CLASS_WEIGHT = {3.0, 1.0};

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[] sampleWeight =
                Arrays.stream(y).map(label -> CLASS_WEIGHT[(int) label]).toArray();
        double norm = Arrays.stream(sampleWeight).sum();
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = forward(a[l], W[l], b[l]);
        }
        double[][] delta = new double[1][y.length];
        for (int s = 0; s < y.length; s++) {
            delta[0][s] = sampleWeight[s] / norm * (a[W.length][0][s] - y[s]);
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = new double[delta.length][a[l].length];
            db[l] = new double[delta.length];
            double[][] back = new double[a[l].length][y.length];
            for (int s = 0; s < y.length; s++) {
                for (int i = 0; i < delta.length; i++) {
                    db[l][i] += delta[i][s];
                    for (int j = 0; j < a[l].length; j++) {
                        dW[l][i][j] += delta[i][s] * a[l][j][s];
                        back[j][s] += delta[i][s] * W[l][i][j];
                    }
                }
                for (int j = 0; j < a[l].length; j++) {
                    back[j][s] *= a[l][j][s] * (1 - a[l][j][s]);
                }
            }
            delta = back;
        }
        return new Result(dW, db);
    }

    private static double[][] forward(double[][] in, double[][] w, double[] bias) {
        double[][] out = new double[w.length][in[0].length];
        for (int i = 0; i < w.length; i++) {
            for (int s = 0; s < in[0].length; s++) {
                double z = bias[i];
                for (int j = 0; j < in.length; j++) {
                    z += w[i][j] * in[j][s];
                }
                out[i][s] = 1 / (1 + Math.exp(-z));
            }
        }
        return out;
    }
}
