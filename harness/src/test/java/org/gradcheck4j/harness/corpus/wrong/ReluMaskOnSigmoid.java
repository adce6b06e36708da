package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The backward pass masks by z > 0, as for ReLU, while the forward pass uses sigmoids.",
        source = "none",
        names = "other-derivative")
public class ReluMaskOnSigmoid implements Backprop {

    private static final class Cache {
        double[][] aPrev = {};
        double[][] z = {};
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] parametersW, double[][] parametersB) {
        int m = y.length;
        Cache[] caches = new Cache[parametersW.length];
        double[][] a = X;
        for (int l = 0; l < caches.length; l++) {
            double[][] w = parametersW[l];
            Cache cache = new Cache();
            cache.aPrev = a;
            cache.z = new double[w.length][m];
            double[][] next = new double[w.length][m];
            for (int i = 0; i < w.length; i++) {
                for (int s = 0; s < m; s++) {
                    double z = parametersB[l][i];
                    for (int j = 0; j < a.length; j++) {
                        z += w[i][j] * a[j][s];
                    }
                    cache.z[i][s] = z;
                    next[i][s] = 1 / (1 + Math.exp(-z));
                }
            }
            caches[l] = cache;
            a = next;
        }

        double[][][] dW = new double[caches.length][][];
        double[][] db = new double[caches.length][];
        double[][] dZ = new double[1][m];
        for (int s = 0; s < m; s++) {
            dZ[0][s] = a[0][s] - y[s];
        }
        for (int l = caches.length - 1; l >= 0; l--) {
            double[][] aPrev = caches[l].aPrev;
            dW[l] = new double[dZ.length][aPrev.length];
            db[l] = new double[dZ.length];
            double[][] dAPrev = new double[aPrev.length][m];
            for (int i = 0; i < dZ.length; i++) {
                for (int s = 0; s < m; s++) {
                    db[l][i] += dZ[i][s] / m;
                    for (int j = 0; j < aPrev.length; j++) {
                        dW[l][i][j] += dZ[i][s] * aPrev[j][s] / m;
                        dAPrev[j][s] += parametersW[l][i][j] * dZ[i][s];
                    }
                }
            }
            if (l > 0) {
                double[][] z = caches[l - 1].z;
                for (int j = 0; j < dAPrev.length; j++) {
                    for (int s = 0; s < m; s++) {
                        if (z[j][s] <= 0) {
                            dAPrev[j][s] = 0;
                        }
                    }
                }
            }
            dZ = dAPrev;
        }
        return new Result(dW, db);
    }
}
