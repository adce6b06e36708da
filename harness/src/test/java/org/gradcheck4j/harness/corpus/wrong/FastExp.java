package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "exp is Schraudolph's trick with the bits of a double, good to a few per cent.",
        source = "https://gist.github.com/Alrecenk/55be1682fe46cdd89663",
        names = "unexplained",
        forwardIsWrong = true)
public class FastExp implements Backprop {

    private static double exp(double value) {
        long bits = (long) (1512775 * value + (1072693248 - 60801));
        return Double.longBitsToDouble(bits << 32);
    }

    private static double sigmoid(double value) {
        double clamped = Math.max(-500, Math.min(500, value));
        return 1 / (1 + exp(-clamped));
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] activation = new double[W.length][][];
        for (int l = 0; l < W.length; l++) {
            double[][] in = l == 0 ? X : activation[l - 1];
            activation[l] = new double[W[l].length][m];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    double net = b[l][i];
                    for (int j = 0; j < in.length; j++) {
                        net += W[l][i][j] * in[j][s];
                    }
                    activation[l][i][s] = sigmoid(net);
                }
            }
        }
        double[][] delta = new double[1][m];
        for (int s = 0; s < m; s++) {
            delta[0][s] = activation[W.length - 1][0][s] - y[s];
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            double[][] in = l == 0 ? X : activation[l - 1];
            dW[l] = new double[delta.length][in.length];
            db[l] = new double[delta.length];
            double[][] previous = new double[in.length][m];
            for (int i = 0; i < delta.length; i++) {
                for (int s = 0; s < m; s++) {
                    db[l][i] += delta[i][s] / m;
                    for (int j = 0; j < in.length; j++) {
                        dW[l][i][j] += delta[i][s] * in[j][s] / m;
                        previous[j][s] += delta[i][s] * W[l][i][j] * in[j][s] * (1 - in[j][s]);
                    }
                }
            }
            delta = previous;
        }
        return new Result(dW, db, activation, null);
    }
}
