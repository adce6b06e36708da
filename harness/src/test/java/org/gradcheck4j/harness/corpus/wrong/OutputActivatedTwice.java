package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The last layer has a sigmoid already and predict() applies another one; the chain rule goes through both.",
        source = "https://github.com/avBuffer/UNet3plus_pth/issues/23",
        names = "double-sigmoid",
        forwardIsWrong = true)
public class OutputActivatedTwice implements Backprop {

    private static double squash(double v) {
        return 1 / (1 + Math.exp(-v));
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int L = W.length;
        int m = y.length;
        double[][][] A = new double[L][][];
        for (int l = 0; l < L; l++) {
            A[l] = new double[b[l].length][m];
            for (int i = 0; i < b[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    double z = b[l][i];
                    for (int j = 0; j < W[l][i].length; j++) {
                        z += W[l][i][j] * (l == 0 ? X : A[l - 1])[j][s];
                    }
                    A[l][i][s] = squash(z);
                }
            }
        }
        double[] prediction = new double[m];
        double[][] dZ = new double[1][m];
        double J = 0;
        for (int s = 0; s < m; s++) {
            double raw = A[L - 1][0][s];
            prediction[s] = squash(raw);
            J -= (y[s] * Math.log(prediction[s]) + (1 - y[s]) * Math.log(1 - prediction[s])) / m;
            dZ[0][s] = (prediction[s] - y[s]) * raw * (1 - raw);
        }
        double[][][] dW = new double[L][][];
        double[][] db = new double[L][];
        for (int l = L - 1; l >= 0; l--) {
            double[][] below = l == 0 ? X : A[l - 1];
            dW[l] = new double[dZ.length][below.length];
            db[l] = new double[dZ.length];
            double[][] dBelow = new double[below.length][m];
            for (int i = 0; i < dZ.length; i++) {
                for (int s = 0; s < m; s++) {
                    db[l][i] += dZ[i][s] / m;
                    for (int j = 0; j < below.length; j++) {
                        dW[l][i][j] += dZ[i][s] * below[j][s] / m;
                        dBelow[j][s] += W[l][i][j] * dZ[i][s] * below[j][s] * (1 - below[j][s]);
                    }
                }
            }
            dZ = dBelow;
        }
        A[L - 1] = new double[][] {prediction};
        return new Result(dW, db, A, J);
    }
}
