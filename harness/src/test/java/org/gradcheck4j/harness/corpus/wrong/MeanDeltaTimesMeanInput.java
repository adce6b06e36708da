package org.gradcheck4j.harness.corpus.wrong;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Deltas and inputs are averaged over the batch first and multiplied then: a product of means.",
        source = "none",
        names = "product-of-means")
public class MeanDeltaTimesMeanInput implements Backprop {

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int m = y.length;
        double[][][] act = new double[W.length + 1][][];
        act[0] = X;
        for (int l = 0; l < W.length; l++) {
            act[l + 1] = new double[W[l].length][m];
            for (int i = 0; i < W[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    double sum = b[l][i];
                    for (int j = 0; j < act[l].length; j++) {
                        sum += act[l][j][s] * W[l][i][j];
                    }
                    act[l + 1][i][s] = 1 / (1 + Math.exp(-sum));
                }
            }
        }
        double[][][] delta = new double[W.length + 1][][];
        delta[W.length] = new double[1][m];
        for (int s = 0; s < m; s++) {
            delta[W.length][0][s] = act[W.length][0][s] - y[s];
        }
        for (int l = W.length - 1; l > 0; l--) {
            delta[l] = new double[act[l].length][m];
            for (int i = 0; i < act[l].length; i++) {
                for (int s = 0; s < m; s++) {
                    double sum = 0;
                    for (int k = 0; k < W[l].length; k++) {
                        sum += W[l][k][i] * delta[l + 1][k][s];
                    }
                    delta[l][i][s] = sum * act[l][i][s] * (1 - act[l][i][s]);
                }
            }
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            double[] meanInput = Arrays.stream(act[l])
                    .mapToDouble(MeanDeltaTimesMeanInput::mean)
                    .toArray();
            db[l] = Arrays.stream(delta[l + 1])
                    .mapToDouble(MeanDeltaTimesMeanInput::mean)
                    .toArray();
            dW[l] = new double[db[l].length][meanInput.length];
            for (int i = 0; i < db[l].length; i++) {
                for (int j = 0; j < meanInput.length; j++) {
                    dW[l][i][j] = db[l][i] * meanInput[j];
                }
            }
        }
        return new Result(dW, db);
    }
}
