package org.gradcheck4j.harness.corpus;

/** The formula, line for line, on plain arrays: what the corpus itself is measured with. */
final class PlainReference implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int depth = W.length;
        int m = y.length;
        double[][][] A = new double[depth][][];
        double J = 0;
        for (int i = 0; i < depth; i++) {
            double[][] below = i == 0 ? X : A[i - 1];
            A[i] = new double[W[i].length][m];
            for (int k = 0; k < W[i].length; k++) {
                for (int s = 0; s < m; s++) {
                    double z = b[i][k];
                    for (int j = 0; j < W[i][k].length; j++) {
                        z += W[i][k][j] * below[j][s];
                    }
                    A[i][k][s] = 1 / (1 + Math.exp(-z));
                    if (i == depth - 1) {
                        J += (Math.max(z, 0) - y[s] * z + Math.log1p(Math.exp(-Math.abs(z)))) / m;
                    }
                }
            }
        }
        double[][][] dW = new double[depth][][];
        double[][] db = new double[depth][];
        double[][] dZ = new double[1][m];
        for (int s = 0; s < m; s++) {
            dZ[0][s] = A[depth - 1][0][s] - y[s];
        }
        for (int i = depth - 1; i >= 0; i--) {
            double[][] below = i == 0 ? X : A[i - 1];
            dW[i] = new double[W[i].length][below.length];
            db[i] = new double[W[i].length];
            for (int k = 0; k < W[i].length; k++) {
                for (int s = 0; s < m; s++) {
                    db[i][k] += dZ[k][s] / m;
                    for (int j = 0; j < below.length; j++) {
                        dW[i][k][j] += dZ[k][s] * below[j][s] / m;
                    }
                }
            }
            double[][] dZBelow = new double[below.length][m];
            for (int j = 0; j < below.length; j++) {
                for (int s = 0; s < m; s++) {
                    double dA = 0;
                    for (int k = 0; k < W[i].length; k++) {
                        dA += W[i][k][j] * dZ[k][s];
                    }
                    dZBelow[j][s] = dA * below[j][s] * (1 - below[j][s]);
                }
            }
            dZ = dZBelow;
        }
        return new Result(dW, db, A, J);
    }
}
