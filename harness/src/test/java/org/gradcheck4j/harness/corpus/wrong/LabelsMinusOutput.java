package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The output error is labels - output, and the result is saved as the gradient, not as the step.",
        source = "https://github.com/deeplearning4j/deeplearning4j/issues/349",
        names = "sign-flipped")
public class LabelsMinusOutput implements Backprop {

    private static final class Matrix {
        final double[][] data;

        Matrix(int rows, int columns) {
            data = new double[rows][columns];
        }

        static Matrix wrap(double[]... rows) {
            Matrix m = new Matrix(rows.length, rows[0].length);
            for (int i = 0; i < rows.length; i++) {
                m.data[i] = rows[i].clone();
            }
            return m;
        }

        Matrix sub(Matrix o) {
            Matrix r = wrap(data);
            for (int i = 0; i < data.length; i++) {
                for (int j = 0; j < data[i].length; j++) {
                    r.data[i][j] -= o.data[i][j];
                }
            }
            return r;
        }

        Matrix mmul(Matrix o) {
            Matrix r = new Matrix(data.length, o.data[0].length);
            for (int i = 0; i < data.length; i++) {
                for (int j = 0; j < o.data[0].length; j++) {
                    for (int k = 0; k < o.data.length; k++) {
                        r.data[i][j] += data[i][k] * o.data[k][j];
                    }
                }
            }
            return r;
        }

        Matrix transpose() {
            Matrix r = new Matrix(data[0].length, data.length);
            for (int i = 0; i < data.length; i++) {
                for (int j = 0; j < data[0].length; j++) {
                    r.data[j][i] = data[i][j];
                }
            }
            return r;
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Matrix[] activations = new Matrix[W.length + 1];
        activations[0] = Matrix.wrap(X);
        for (int l = 0; l < W.length; l++) {
            Matrix z = Matrix.wrap(W[l]).mmul(activations[l]);
            for (int i = 0; i < z.data.length; i++) {
                for (int s = 0; s < y.length; s++) {
                    z.data[i][s] = 1 / (1 + Math.exp(-z.data[i][s] - b[l][i]));
                }
            }
            activations[l + 1] = z;
        }
        Matrix labels = Matrix.wrap(y);
        Matrix dy = labels.sub(activations[W.length]);
        double[][][] gradW = new double[W.length][][];
        double[][] gradB = new double[W.length][];
        for (int l = W.length - 1; l >= 0; l--) {
            gradW[l] = dy.mmul(activations[l].transpose()).data;
            gradB[l] = new double[dy.data.length];
            for (int i = 0; i < dy.data.length; i++) {
                for (int s = 0; s < y.length; s++) {
                    gradB[l][i] += dy.data[i][s] / y.length;
                }
                for (int j = 0; j < gradW[l][i].length; j++) {
                    gradW[l][i][j] /= y.length;
                }
            }
            dy = Matrix.wrap(W[l]).transpose().mmul(dy);
            for (int i = 0; i < dy.data.length; i++) {
                for (int s = 0; s < y.length; s++) {
                    double a = activations[l].data[i][s];
                    dy.data[i][s] *= a * (1 - a);
                }
            }
        }
        return new Result(gradW, gradB);
    }
}
