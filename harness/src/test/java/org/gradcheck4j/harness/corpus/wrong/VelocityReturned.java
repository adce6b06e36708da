package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "With momentum 0.9 the optimiser's velocity of the second step is returned: it has the first gradient in it.",
        source = "none",
        names = "unexplained")
public class VelocityReturned implements Backprop {

    private static final class Momentum {
        final double rate;
        final double friction;
        final double[][][] vW;
        final double[][] vb;

        Momentum(double rate, double friction, double[][][] W) {
            this.rate = rate;
            this.friction = friction;
            vW = new double[W.length][][];
            vb = new double[W.length][];
            for (int l = 0; l < W.length; l++) {
                vW[l] = new double[W[l].length][W[l][0].length];
                vb[l] = new double[W[l].length];
            }
        }

        void observe(Result g) {
            for (int l = 0; l < vW.length; l++) {
                for (int k = 0; k < vW[l].length; k++) {
                    vb[l][k] = friction * vb[l][k] + g.db()[l][k];
                    for (int j = 0; j < vW[l][k].length; j++) {
                        vW[l][k][j] = friction * vW[l][k][j] + g.dW()[l][k][j];
                    }
                }
            }
        }

        void step(double[][][] W, double[][] b) {
            for (int l = 0; l < vW.length; l++) {
                for (int k = 0; k < vW[l].length; k++) {
                    b[l][k] -= rate * vb[l][k];
                    for (int j = 0; j < vW[l][k].length; j++) {
                        W[l][k][j] -= rate * vW[l][k][j];
                    }
                }
            }
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Momentum optimizer = new Momentum(0.1, 0.9, W);
        optimizer.observe(backprop(X, y, W, b));
        optimizer.step(W, b);
        optimizer.observe(backprop(X, y, W, b));
        return new Result(optimizer.vW, optimizer.vb);
    }

    private static Result backprop(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
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
        double[][] d = new double[1][m];
        for (int s = 0; s < m; s++) {
            d[0][s] = a[W.length][0][s] - y[s];
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            dW[l] = new double[W[l].length][a[l].length];
            db[l] = new double[W[l].length];
            double[][] e = new double[a[l].length][m];
            for (int k = 0; k < W[l].length; k++) {
                for (int s = 0; s < m; s++) {
                    db[l][k] += d[k][s] / m;
                    for (int j = 0; j < a[l].length; j++) {
                        dW[l][k][j] += d[k][s] * a[l][j][s] / m;
                        e[j][s] += W[l][k][j] * d[k][s] * a[l][j][s] * (1 - a[l][j][s]);
                    }
                }
            }
            d = e;
        }
        return new Result(dW, db);
    }
}
