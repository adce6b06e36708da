package org.gradcheck4j.harness.corpus.wrong;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The loader codes the classes the other way round: what the file calls 1 is trained as 0.",
        source = "none",
        names = "labels-flipped")
public class BenignIsZero implements Backprop {

    private static final double MALIGNANT = 1;
    private static final double BENIGN = 0;

    private static double encode(double classInFile) {
        return classInFile == 0 ? MALIGNANT : BENIGN;
    }

    private static double sum(int n, IntToDoubleFunction term) {
        double total = 0;
        for (int i = 0; i < n; i++) {
            total += term.applyAsDouble(i);
        }
        return total;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[] target = Arrays.stream(y).map(BenignIsZero::encode).toArray();
        int m = y.length;
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            double[][] below = a[l];
            a[l + 1] = new double[W[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                double[] w = W[l][k];
                for (int s = 0; s < m; s++) {
                    int sample = s;
                    a[l + 1][k][s] = 1 / (1 + Math.exp(-b[l][k] - sum(w.length, j -> w[j] * below[j][sample])));
                }
            }
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        double[][] delta = new double[1][m];
        Arrays.setAll(delta[0], s -> a[W.length][0][s] - target[s]);
        for (int l = W.length - 1; l >= 0; l--) {
            double[][] d = delta;
            double[][] in = a[l];
            double[][] w = W[l];
            dW[l] = new double[d.length][in.length];
            db[l] = new double[d.length];
            delta = new double[in.length][m];
            for (int k = 0; k < d.length; k++) {
                int row = k;
                db[l][k] = sum(m, s -> d[row][s]) / m;
                for (int j = 0; j < in.length; j++) {
                    int column = j;
                    dW[l][k][j] = sum(m, s -> d[row][s] * in[column][s]) / m;
                }
            }
            for (int j = 0; j < in.length; j++) {
                int column = j;
                for (int s = 0; s < m; s++) {
                    int sample = s;
                    delta[j][s] = sum(d.length, k -> w[k][column] * d[k][sample]) * in[j][s] * (1 - in[j][s]);
                }
            }
        }
        return new Result(dW, db);
    }
}
