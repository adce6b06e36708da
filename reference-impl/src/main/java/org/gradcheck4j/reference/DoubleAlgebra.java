package org.gradcheck4j.reference;

import org.gradcheck4j.model.Matrix;

/** {@link Algebra} in double: plain loops, each sum in index order. */
final class DoubleAlgebra implements Algebra<DoubleMatrix> {

    @Override
    public DoubleMatrix of(Matrix exact) {
        return new DoubleMatrix(exact.rows(), exact.columns(), exact.toArray());
    }

    @Override
    public Matrix toMatrix(DoubleMatrix matrix) {
        return Matrix.of(matrix.rows, matrix.columns, matrix.values);
    }

    @Override
    public DoubleMatrix affine(DoubleMatrix W, DoubleMatrix A, DoubleMatrix b) {
        int m = A.columns;
        DoubleMatrix Z = DoubleMatrix.zero(W.rows, m);
        for (int i = 0; i < W.rows; i++) {
            for (int j = 0; j < W.columns; j++) {
                double w = W.values[i * W.columns + j];
                for (int k = 0; k < m; k++) {
                    Z.values[i * m + k] += w * A.values[j * m + k];
                }
            }
            for (int k = 0; k < m; k++) {
                Z.values[i * m + k] += b.values[i];
            }
        }
        return Z;
    }

    @Override
    public DoubleMatrix transposedTimes(DoubleMatrix W, DoubleMatrix dZ) {
        int m = dZ.columns;
        DoubleMatrix dA = DoubleMatrix.zero(W.columns, m);
        for (int i = 0; i < W.rows; i++) {
            for (int j = 0; j < W.columns; j++) {
                double w = W.values[i * W.columns + j];
                for (int k = 0; k < m; k++) {
                    dA.values[j * m + k] += w * dZ.values[i * m + k];
                }
            }
        }
        return dA;
    }

    @Override
    public DoubleMatrix meanOuterProduct(DoubleMatrix dZ, DoubleMatrix A) {
        int m = dZ.columns;
        DoubleMatrix dW = DoubleMatrix.zero(dZ.rows, A.rows);
        for (int i = 0; i < dZ.rows; i++) {
            for (int j = 0; j < A.rows; j++) {
                double sum = 0;
                for (int k = 0; k < m; k++) {
                    sum += dZ.values[i * m + k] * A.values[j * m + k];
                }
                dW.values[i * A.rows + j] = sum / m;
            }
        }
        return dW;
    }

    @Override
    public DoubleMatrix rowMean(DoubleMatrix dZ) {
        int m = dZ.columns;
        DoubleMatrix mean = DoubleMatrix.zero(dZ.rows, 1);
        for (int i = 0; i < dZ.rows; i++) {
            double sum = 0;
            for (int k = 0; k < m; k++) {
                sum += dZ.values[i * m + k];
            }
            mean.values[i] = sum / m;
        }
        return mean;
    }

    @Override
    public DoubleMatrix sigmoid(DoubleMatrix Z) {
        DoubleMatrix A = DoubleMatrix.zero(Z.rows, Z.columns);
        for (int k = 0; k < Z.values.length; k++) {
            A.values[k] = Sigmoid.of(Z.values[k]);
        }
        return A;
    }

    @Override
    public DoubleMatrix timesSigmoidDerivative(DoubleMatrix dA, DoubleMatrix Z) {
        DoubleMatrix dZ = DoubleMatrix.zero(Z.rows, Z.columns);
        for (int k = 0; k < Z.values.length; k++) {
            double tail = Sigmoid.tail(Z.values[k]);
            dZ.values[k] = dA.values[k] * (tail * (1 - tail));
        }
        return dZ;
    }

    @Override
    public DoubleMatrix minus(DoubleMatrix A, DoubleMatrix y) {
        DoubleMatrix difference = DoubleMatrix.zero(A.rows, A.columns);
        for (int k = 0; k < A.values.length; k++) {
            difference.values[k] = A.values[k] - y.values[k];
        }
        return difference;
    }

    @Override
    public double meanCrossEntropy(DoubleMatrix Z, DoubleMatrix y) {
        double sum = 0;
        for (int k = 0; k < Z.values.length; k++) {
            double z = Z.values[k];
            sum += Sigmoid.softplus(z) - y.values[k] * z;
        }
        return sum / Z.values.length;
    }
}
