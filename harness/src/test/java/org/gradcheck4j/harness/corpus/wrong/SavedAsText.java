package org.gradcheck4j.harness.corpus.wrong;

import java.util.Locale;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Gradients travel through a text file with four decimals.",
        source = "none",
        names = "rounded-decimals")
public class SavedAsText implements Backprop {

    private static double throughText(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.4f", value));
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int depth = W.length;
        double[][][] dW = new double[depth][][];
        double[][] db = new double[depth][];
        for (int l = 0; l < depth; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
        }
        for (int s = 0; s < y.length; s++) {
            double[][] h = new double[depth + 1][];
            h[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                h[0][j] = X[j][s];
            }
            for (int l = 0; l < depth; l++) {
                h[l + 1] = new double[W[l].length];
                for (int i = 0; i < W[l].length; i++) {
                    double net = b[l][i];
                    for (int j = 0; j < h[l].length; j++) {
                        net += W[l][i][j] * h[l][j];
                    }
                    h[l + 1][i] = 1 / (1 + Math.exp(-net));
                }
            }
            double[] delta = {h[depth][0] - y[s]};
            for (int l = depth - 1; l >= 0; l--) {
                double[] next = new double[h[l].length];
                for (int i = 0; i < delta.length; i++) {
                    db[l][i] += delta[i] / y.length;
                    for (int j = 0; j < h[l].length; j++) {
                        dW[l][i][j] += delta[i] * h[l][j] / y.length;
                        next[j] += delta[i] * W[l][i][j] * h[l][j] * (1 - h[l][j]);
                    }
                }
                delta = next;
            }
        }
        for (int l = 0; l < depth; l++) {
            for (int i = 0; i < W[l].length; i++) {
                db[l][i] = throughText(db[l][i]);
                for (int j = 0; j < W[l][i].length; j++) {
                    dW[l][i][j] = throughText(dW[l][i][j]);
                }
            }
        }
        return new Result(dW, db);
    }
}
