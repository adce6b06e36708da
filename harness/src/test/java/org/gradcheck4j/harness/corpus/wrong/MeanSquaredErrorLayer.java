package org.gradcheck4j.harness.corpus.wrong;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The network is compiled with the mean squared error, factor 2 and all, in place of the cross-entropy.",
        source = "https://stats.stackexchange.com/questions/490374/backpropogation-derivatives",
        names = "squared-error",
        forwardIsWrong = true)
public class MeanSquaredErrorLayer implements Backprop {

    private enum Loss {
        MSE {
            @Override
            double value(double p, double t) {
                return (p - t) * (p - t);
            }

            @Override
            double derivative(double p, double t) {
                return 2 * (p - t);
            }
        },
        BINARY_CROSS_ENTROPY {
            @Override
            double value(double p, double t) {
                return t == 1 ? -Math.log(p) : -Math.log1p(-p);
            }

            @Override
            double derivative(double p, double t) {
                return (p - t) / (p * (1 - p));
            }
        };

        abstract double value(double p, double t);

        abstract double derivative(double p, double t);
    }

    private Loss loss = Loss.BINARY_CROSS_ENTROPY;

    private MeanSquaredErrorLayer compile(String name) {
        loss = name.equals("mse") ? Loss.MSE : Loss.BINARY_CROSS_ENTROPY;
        return this;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        return new MeanSquaredErrorLayer().compile("mse").fit(X, y, W, b);
    }

    private Result fit(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] a = new double[W.length + 1][][];
        a[0] = X;
        for (int l = 0; l < W.length; l++) {
            a[l + 1] = new double[W[l].length][m];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    double z = b[l][i];
                    for (int j = 0; j < a[l].length; j++) {
                        z += W[l][i][j] * a[l][j][s];
                    }
                    a[l + 1][i][s] = 1 / (1 + Math.exp(-z));
                }
            }
        }
        double J = 0;
        double[][] dA = new double[1][m];
        for (int s = 0; s < m; s++) {
            J += loss.value(a[W.length][0][s], y[s]) / m;
            dA[0][s] = loss.derivative(a[W.length][0][s], y[s]) / m;
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            double[][] dZ = new double[W[l].length][m];
            double[][] dIn = new double[a[l].length][m];
            dW[l] = new double[W[l].length][a[l].length];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    dZ[i][s] = dA[i][s] * a[l + 1][i][s] * (1 - a[l + 1][i][s]);
                    for (int j = 0; j < a[l].length; j++) {
                        dW[l][i][j] += dZ[i][s] * a[l][j][s];
                        dIn[j][s] += dZ[i][s] * W[l][i][j];
                    }
                }
            }
            db[l] = Arrays.stream(dZ)
                    .mapToDouble(row -> Arrays.stream(row).sum())
                    .toArray();
            dA = dIn;
        }
        double[][][] shown = Arrays.copyOfRange(a, 1, a.length);
        return new Result(dW, db, shown, J);
    }
}
