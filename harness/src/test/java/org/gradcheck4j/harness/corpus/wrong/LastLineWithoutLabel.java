package org.gradcheck4j.harness.corpus.wrong;

import java.util.StringJoiner;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The last line of the CSV is cut short, so the last sample's label is read as 0 although it is 1.",
        source = "none",
        names = "label-wrong")
public class LastLineWithoutLabel implements Backprop {

    private static String csv(double[] labels) {
        StringJoiner lines = new StringJoiner("\n");
        for (double label : labels) {
            lines.add(label == 1 ? "B" : "M");
        }
        return lines.toString();
    }

    private static double[] parse(String text, int rows) {
        double[] labels = new double[rows];
        int row = 0;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            labels[row++] = text.substring(start, end).equals("B") ? 1 : 0;
            start = end + 1;
        }
        return labels;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[] labels = parse(csv(y), y.length);
        int m = labels.length;
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
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        double[][] d = new double[1][m];
        for (int s = 0; s < m; s++) {
            d[0][s] = a[W.length][0][s] - labels[s];
        }
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = new double[d.length][a[l].length];
            db[l] = new double[d.length];
            double[][] next = new double[a[l].length][m];
            for (int s = 0; s < m; s++) {
                for (int k = 0; k < d.length; k++) {
                    db[l][k] += d[k][s] / m;
                    for (int j = 0; j < a[l].length; j++) {
                        dW[l][k][j] += d[k][s] * a[l][j][s] / m;
                        next[j][s] += d[k][s] * W[l][k][j] * a[l][j][s] * (1 - a[l][j][s]);
                    }
                }
            }
            d = next;
        }
        return new Result(dW, db);
    }
}
