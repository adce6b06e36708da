package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "derivative(x) = x (1 - x) is meant for outputs and is called with net inputs.",
        source = "https://github.com/kyle8998/Sudo-Productivity/issues/3",
        names = "other-derivative")
public class SlopeOfNetInput implements Backprop {

    private static double function(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double derivative(double x) {
        return x * (1 - x);
    }

    private static final class Unit {
        double net;
        double out;
        double delta;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Unit[][] units = new Unit[W.length + 1][];
        units[0] = new Unit[X.length];
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            units[l + 1] = new Unit[W[l].length];
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
        }
        for (Unit[] layer : units) {
            for (int i = 0; i < layer.length; i++) {
                layer[i] = new Unit();
            }
        }
        for (int s = 0; s < y.length; s++) {
            for (int j = 0; j < X.length; j++) {
                units[0][j].out = X[j][s];
            }
            for (int l = 0; l < W.length; l++) {
                for (int i = 0; i < W[l].length; i++) {
                    Unit u = units[l + 1][i];
                    u.net = b[l][i];
                    for (int j = 0; j < units[l].length; j++) {
                        u.net += W[l][i][j] * units[l][j].out;
                    }
                    u.out = function(u.net);
                }
            }
            units[W.length][0].delta = units[W.length][0].out - y[s];
            for (int l = W.length - 1; l > 0; l--) {
                for (int j = 0; j < units[l].length; j++) {
                    double sum = 0;
                    for (int i = 0; i < units[l + 1].length; i++) {
                        sum += units[l + 1][i].delta * W[l][i][j];
                    }
                    units[l][j].delta = derivative(units[l][j].net) * sum;
                }
            }
            for (int l = 0; l < W.length; l++) {
                for (int i = 0; i < W[l].length; i++) {
                    db[l][i] += units[l + 1][i].delta / y.length;
                    for (int j = 0; j < units[l].length; j++) {
                        dW[l][i][j] += units[l + 1][i].delta * units[l][j].out / y.length;
                    }
                }
            }
        }
        return new Result(dW, db);
    }
}
