package org.gradcheck4j.harness.corpus.wrong;

import java.util.Map;
import java.util.TreeMap;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Neurons are keyed by name and exported in alphabetical order, in which n10 comes before n2.",
        source = "none",
        names = "misplaced")
public class NeuronsSortedByName implements Backprop {

    private static final class Gradient {
        final double[] weights;
        double bias;

        Gradient(int inputs) {
            weights = new double[inputs];
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = new double[W[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < m; s++) {
                    double net = b[l][k];
                    for (int j = 0; j < a[l].length; j++) {
                        net += W[l][k][j] * a[l][j][s];
                    }
                    a[l + 1][k][s] = 1 / (1 + Math.exp(-net));
                }
            }
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        double[][] error = new double[1][m];
        for (int s = 0; s < m; s++) {
            error[0][s] = a[W.length][0][s] - y[s];
        }
        for (int l = W.length - 1; l >= 0; l--) {
            Map<String, Gradient> byNeuron = new TreeMap<>();
            double[][] lower = new double[a[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                Gradient g = byNeuron.computeIfAbsent("n" + k, name -> new Gradient(lower.length));
                for (int s = 0; s < m; s++) {
                    g.bias += error[k][s] / m;
                    for (int j = 0; j < lower.length; j++) {
                        g.weights[j] += error[k][s] * a[l][j][s] / m;
                        lower[j][s] += error[k][s] * W[l][k][j] * a[l][j][s] * (1 - a[l][j][s]);
                    }
                }
            }
            dW[l] = byNeuron.values().stream().map(g -> g.weights).toArray(double[][]::new);
            db[l] = byNeuron.values().stream().mapToDouble(g -> g.bias).toArray();
            error = lower;
        }
        return new Result(dW, db);
    }
}
