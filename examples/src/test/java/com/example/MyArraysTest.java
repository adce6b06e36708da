package com.example;

import static org.gradcheck4j.harness.assertions.GradientAssertions.assertThat;

import java.util.List;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

/** A backprop on plain arrays, with a sample a row, judged without an engine. */
class MyArraysTest {

    @Test
    void my_backprop_is_right() {
        double[][] X = {{0.5, 1}, {1.5, -0.5}, {-1, 0}}; // a sample a row
        double[] y = {1, 0, 1};
        double[][][] weights = {{{0.1, -0.2}, {0.3, 0.4}}, {{0.7, -0.8}}}; // W1 and W2, a neuron a row
        double[][] biases = {{0.1, 0}, {0.2}}; // b1 and b2
        Network network = Network.of(weights, biases); // copies, so that a later step changes nothing
        Batch batch = Batch.ofRows(X, y);

        MyBackprop mine = new MyBackprop(weights, biases, X, y);

        assertThat(Gradients.of(mine.dW, mine.db)).agreesWithFormula(network, batch, Precision.DOUBLE);

        // With the activations, a sample a column, and the loss: they are judged before the gradient.
        ForwardPass forward =
                new ForwardPass(List.of(Matrix.ofRows(mine.A1).transpose(), Matrix.row(mine.A2)), mine.loss);
        assertThat(Gradients.of(mine.dW, mine.db))
                .withForwardPass(forward)
                .agreesWithFormula(network, batch, Precision.DOUBLE);
    }

    /** Two layers: loops over samples, neurons and inputs. */
    private static final class MyBackprop {

        final double[][] A1;
        final double[] A2;
        final double[][][] dW;
        final double[][] db;
        double loss;

        MyBackprop(double[][][] W, double[][] b, double[][] X, double[] y) {
            int m = X.length;
            int n = W[0].length;
            A1 = new double[m][n];
            A2 = new double[m];
            dW = new double[][][] {new double[n][X[0].length], new double[1][n]};
            db = new double[][] {new double[n], new double[1]};
            for (int k = 0; k < m; k++) {
                double z = b[1][0];
                for (int j = 0; j < n; j++) {
                    A1[k][j] = sigmoid(b[0][j] + dot(W[0][j], X[k]));
                    z += W[1][0][j] * A1[k][j];
                }
                A2[k] = sigmoid(z);
                loss -= (y[k] == 1 ? Math.log(A2[k]) : Math.log(1 - A2[k])) / m;
                double dZ2 = A2[k] - y[k];
                db[1][0] += dZ2 / m;
                for (int j = 0; j < n; j++) {
                    dW[1][0][j] += dZ2 * A1[k][j] / m;
                    double dZ1 = W[1][0][j] * dZ2 * A1[k][j] * (1 - A1[k][j]);
                    db[0][j] += dZ1 / m;
                    for (int i = 0; i < X[k].length; i++) {
                        dW[0][j][i] += dZ1 * X[k][i] / m;
                    }
                }
            }
        }

        private static double dot(double[] one, double[] other) {
            double sum = 0;
            for (int i = 0; i < one.length; i++) {
                sum += one[i] * other[i];
            }
            return sum;
        }

        private static double sigmoid(double z) {
            return 1 / (1 + Math.exp(-z));
        }
    }
}
