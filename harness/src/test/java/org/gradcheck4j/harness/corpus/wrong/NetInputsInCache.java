package org.gradcheck4j.harness.corpus.wrong;

import java.util.ArrayDeque;
import java.util.Deque;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The cache keeps the layer below's net input z instead of its activation, and dW is made from that.",
        source = "https://github.com/maziarraissi/backprop/issues/1",
        names = "pre-activation-input")
public class NetInputsInCache implements Backprop {

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        Deque<double[][]> cache = new ArrayDeque<>();
        cache.push(X);
        double[][] z = X;
        double[][] a = X;
        for (int l = 0; l < W.length; l++) {
            double[][] nextZ = new double[W[l].length][m];
            double[][] nextA = new double[W[l].length][m];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    nextZ[i][s] = b[l][i];
                    for (int j = 0; j < a.length; j++) {
                        nextZ[i][s] += W[l][i][j] * a[j][s];
                    }
                    nextA[i][s] = sigmoid(nextZ[i][s]);
                }
            }
            z = nextZ;
            a = nextA;
            cache.push(z);
        }
        cache.pop();
        double[][] dZ = new double[1][m];
        for (int s = 0; s < m; s++) {
            dZ[0][s] = sigmoid(z[0][s]) - y[s];
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            double[][] in = cache.pop();
            dW[l] = new double[W[l].length][in.length];
            db[l] = new double[W[l].length];
            double[][] below = new double[in.length][m];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    db[l][i] += dZ[i][s] / m;
                    for (int j = 0; j < in.length; j++) {
                        dW[l][i][j] += dZ[i][s] * in[j][s] / m;
                        below[j][s] += dZ[i][s] * W[l][i][j] * sigmoid(in[j][s]) * (1 - sigmoid(in[j][s]));
                    }
                }
            }
            dZ = below;
        }
        return new Result(dW, db);
    }
}
