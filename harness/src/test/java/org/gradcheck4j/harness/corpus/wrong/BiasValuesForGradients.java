package org.gradcheck4j.harness.corpus.wrong;

import java.util.HashMap;
import java.util.Map;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The biases themselves are handed over where their gradients belong.",
        source = "https://github.com/apache/systemds/pull/2330",
        names = "misplaced")
public class BiasValuesForGradients implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        int L = W.length;
        Map<String, double[][]> v = new HashMap<>();
        v.put("A0", X);
        for (int l = 1; l <= L; l++) {
            v.put("W" + l, W[l - 1]);
            v.put("b" + l, new double[][] {b[l - 1]});
        }
        for (int l = 1; l <= L; l++) {
            double[][] w = get(v, "W", l);
            double[][] in = get(v, "A", l - 1);
            double[] bias = get(v, "b", l)[0];
            double[][] out = new double[w.length][m];
            for (int i = 0; i < w.length; i++) {
                for (int s = 0; s < m; s++) {
                    double z = bias[i];
                    for (int j = 0; j < in.length; j++) {
                        z += w[i][j] * in[j][s];
                    }
                    out[i][s] = 1 / (1 + Math.exp(-z));
                }
            }
            v.put("A" + l, out);
        }
        double[][] dZ = new double[1][m];
        for (int s = 0; s < m; s++) {
            dZ[0][s] = get(v, "A", L)[0][s] - y[s];
        }
        for (int l = L; l >= 1; l--) {
            double[][] in = get(v, "A", l - 1);
            double[][] dW = new double[dZ.length][in.length];
            double[][] db = new double[1][dZ.length];
            double[][] dA = new double[in.length][m];
            for (int i = 0; i < dZ.length; i++) {
                for (int s = 0; s < m; s++) {
                    db[0][i] += dZ[i][s] / m;
                    for (int j = 0; j < in.length; j++) {
                        dW[i][j] += dZ[i][s] * in[j][s] / m;
                        dA[j][s] += dZ[i][s] * get(v, "W", l)[i][j] * in[j][s] * (1 - in[j][s]);
                    }
                }
            }
            v.put("dW" + l, dW);
            v.put("db" + l, db);
            dZ = dA;
        }
        double[][][] gradW = new double[L][][];
        double[][] gradB = new double[L][];
        for (int l = 1; l <= L; l++) {
            gradW[l - 1] = get(v, "dW", l);
            gradB[l - 1] = get(v, "b", l)[0].clone();
        }
        return new Result(gradW, gradB);
    }

    private static double[][] get(Map<String, double[][]> v, String name, int l) {
        return v.getOrDefault(name + l, new double[0][0]);
    }
}
