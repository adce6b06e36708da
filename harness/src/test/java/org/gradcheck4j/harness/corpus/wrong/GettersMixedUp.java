package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The exporter calls getWeights() where it means getWeightGradients().",
        source = "none",
        names = "misplaced")
public class GettersMixedUp implements Backprop {

    private static final class Perceptrons {
        private final double[][] weights;
        private final double[] thresholds;
        private final double[][] weightGradients;
        private final double[] thresholdGradients;

        Perceptrons(double[][] weights, double[] thresholds) {
            this.weights = weights;
            this.thresholds = thresholds;
            weightGradients = new double[weights.length][weights[0].length];
            thresholdGradients = new double[thresholds.length];
        }

        double[][] getWeights() {
            double[][] copy = new double[weights.length][];
            for (int i = 0; i < copy.length; i++) {
                copy[i] = weights[i].clone();
            }
            return copy;
        }

        double[] getThresholdGradients() {
            return thresholdGradients.clone();
        }

        double[] compute(double[] in) {
            double[] out = thresholds.clone();
            for (int i = 0; i < out.length; i++) {
                for (int j = 0; j < in.length; j++) {
                    out[i] += weights[i][j] * in[j];
                }
                out[i] = 1 / (1 + Math.exp(-out[i]));
            }
            return out;
        }

        double[] propagate(double[] in, double[] delta, double factor) {
            double[] error = new double[in.length];
            for (int i = 0; i < delta.length; i++) {
                thresholdGradients[i] += factor * delta[i];
                for (int j = 0; j < in.length; j++) {
                    weightGradients[i][j] += factor * delta[i] * in[j];
                    error[j] += weights[i][j] * delta[i] * in[j] * (1 - in[j]);
                }
            }
            return error;
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Perceptrons[] stages = new Perceptrons[W.length];
        for (int l = 0; l < W.length; l++) {
            stages[l] = new Perceptrons(W[l], b[l]);
        }
        for (int s = 0; s < y.length; s++) {
            double[][] seen = new double[W.length + 1][];
            seen[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                seen[0][j] = X[j][s];
            }
            for (int l = 0; l < W.length; l++) {
                seen[l + 1] = stages[l].compute(seen[l]);
            }
            double[] delta = {seen[W.length][0] - y[s]};
            for (int l = W.length - 1; l >= 0; l--) {
                delta = stages[l].propagate(seen[l], delta, 1.0 / y.length);
            }
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = stages[l].getWeights();
            db[l] = stages[l].getThresholdGradients();
        }
        return new Result(dW, db);
    }
}
