package org.gradcheck4j.reference;

import org.gradcheck4j.model.Matrix;

/** {@link Algebra} in float: plain loops, each sum in index order. */
final class FloatAlgebra implements Algebra<FloatMatrix> {

    @Override
    public FloatMatrix of(Matrix exact) {
        FloatMatrix matrix = FloatMatrix.zero(exact.rows(), exact.columns());
        for (int k = 0; k < exact.size(); k++) {
            matrix.values[k] = (float) exact.get(k);
        }
        return matrix;
    }

    @Override
    public Matrix toMatrix(FloatMatrix matrix) {
        return Matrix.generate(matrix.rows, matrix.columns, (i, j) -> matrix.values[i * matrix.columns + j]);
    }

    @Override
    public FloatMatrix affine(FloatMatrix W, FloatMatrix A, FloatMatrix b) {
        int m = A.columns;
        FloatMatrix Z = FloatMatrix.zero(W.rows, m);
        for (int i = 0; i < W.rows; i++) {
            for (int j = 0; j < W.columns; j++) {
                float w = W.values[i * W.columns + j];
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
    public FloatMatrix transposedTimes(FloatMatrix W, FloatMatrix dZ) {
        int m = dZ.columns;
        FloatMatrix dA = FloatMatrix.zero(W.columns, m);
        for (int i = 0; i < W.rows; i++) {
            for (int j = 0; j < W.columns; j++) {
                float w = W.values[i * W.columns + j];
                for (int k = 0; k < m; k++) {
                    dA.values[j * m + k] += w * dZ.values[i * m + k];
                }
            }
        }
        return dA;
    }

    @Override
    public FloatMatrix meanOuterProduct(FloatMatrix dZ, FloatMatrix A) {
        int m = dZ.columns;
        FloatMatrix dW = FloatMatrix.zero(dZ.rows, A.rows);
        for (int i = 0; i < dZ.rows; i++) {
            for (int j = 0; j < A.rows; j++) {
                float sum = 0;
                for (int k = 0; k < m; k++) {
                    sum += dZ.values[i * m + k] * A.values[j * m + k];
                }
                dW.values[i * A.rows + j] = sum / m;
            }
        }
        return dW;
    }

    @Override
    public FloatMatrix rowMean(FloatMatrix dZ) {
        int m = dZ.columns;
        FloatMatrix mean = FloatMatrix.zero(dZ.rows, 1);
        for (int i = 0; i < dZ.rows; i++) {
            float sum = 0;
            for (int k = 0; k < m; k++) {
                sum += dZ.values[i * m + k];
            }
            mean.values[i] = sum / m;
        }
        return mean;
    }

    @Override
    public FloatMatrix sigmoid(FloatMatrix Z) {
        FloatMatrix A = FloatMatrix.zero(Z.rows, Z.columns);
        for (int k = 0; k < Z.values.length; k++) {
            A.values[k] = (float) Sigmoid.of(Z.values[k]);
        }
        return A;
    }

    @Override
    public FloatMatrix timesSigmoidDerivative(FloatMatrix dA, FloatMatrix Z) {
        FloatMatrix dZ = FloatMatrix.zero(Z.rows, Z.columns);
        for (int k = 0; k < Z.values.length; k++) {
            float tail = (float) Sigmoid.tail(Z.values[k]);
            dZ.values[k] = dA.values[k] * (tail * (1 - tail));
        }
        return dZ;
    }

    @Override
    public FloatMatrix minus(FloatMatrix A, FloatMatrix y) {
        FloatMatrix difference = FloatMatrix.zero(A.rows, A.columns);
        for (int k = 0; k < A.values.length; k++) {
            difference.values[k] = A.values[k] - y.values[k];
        }
        return difference;
    }

    @Override
    public double meanCrossEntropy(FloatMatrix Z, FloatMatrix y) {
        float sum = 0;
        for (int k = 0; k < Z.values.length; k++) {
            float z = Z.values[k];
            sum += (float) Sigmoid.softplus(z) - y.values[k] * z;
        }
        return sum / Z.values.length;
    }
}
