package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Flat spot avoidance: 0.1 is added to the sigmoid's slope in the hidden layers.",
        source = "https://sourceforge.net/p/neuroph/support-requests/5/",
        names = "unexplained")
public class FlatSpotFix implements Backprop {

    private abstract static class TransferFunction {
        abstract double getOutput(double net);

        abstract double getDerivative(double output);
    }

    private static final class Sigmoid extends TransferFunction {
        private final double slope;

        Sigmoid(double slope) {
            this.slope = slope;
        }

        @Override
        double getOutput(double net) {
            return 1d / (1d + Math.exp(-slope * net));
        }

        @Override
        double getDerivative(double output) {
            return slope * output * (1d - output) + 0.1;
        }
    }

    private final TransferFunction transferFunction = new Sigmoid(1d);

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] weightChanges = new double[W.length][][];
        double[][] biasChanges = new double[W.length][];
        for (int i = 0; i < W.length; i++) {
            weightChanges[i] = new double[W[i].length][W[i][0].length];
            biasChanges[i] = new double[W[i].length];
        }
        for (int row = 0; row < y.length; row++) {
            double[][] output = new double[W.length + 1][];
            output[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                output[0][j] = X[j][row];
            }
            for (int i = 0; i < W.length; i++) {
                output[i + 1] = new double[W[i].length];
                for (int k = 0; k < W[i].length; k++) {
                    double netInput = b[i][k];
                    for (int j = 0; j < W[i][k].length; j++) {
                        netInput += W[i][k][j] * output[i][j];
                    }
                    output[i + 1][k] = transferFunction.getOutput(netInput);
                }
            }
            double[] error = {output[W.length][0] - y[row]};
            for (int i = W.length - 1; i >= 0; i--) {
                double[] lowerError = new double[output[i].length];
                for (int k = 0; k < error.length; k++) {
                    biasChanges[i][k] += error[k] / y.length;
                    for (int j = 0; j < output[i].length; j++) {
                        weightChanges[i][k][j] += error[k] * output[i][j] / y.length;
                        lowerError[j] += error[k] * W[i][k][j];
                    }
                }
                if (i > 0) {
                    for (int j = 0; j < lowerError.length; j++) {
                        lowerError[j] *= transferFunction.getDerivative(output[i][j]);
                    }
                }
                error = lowerError;
            }
        }
        return new Result(weightChanges, biasChanges);
    }
}
