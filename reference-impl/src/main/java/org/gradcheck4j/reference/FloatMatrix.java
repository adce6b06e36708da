package org.gradcheck4j.reference;

import org.gradcheck4j.kernel.MatrixProduct;
import org.gradcheck4j.kernel.Transposition;
import org.gradcheck4j.model.Matrix;

/** A matrix of floats, row by row. {@link DoubleMatrix} is its twin in double. */
final class FloatMatrix implements RoundedMatrix<FloatMatrix> {

    private final int rows;
    private final int columns;
    private final float[] entries;

    private FloatMatrix(int rows, int columns, float[] entries) {
        this.rows = rows;
        this.columns = columns;
        this.entries = entries;
    }

    /** Rounds each entry to a float. */
    static FloatMatrix of(Matrix matrix) {
        return new FloatMatrix(matrix.rows(), matrix.columns(), matrix.toFloatArray());
    }

    private FloatMatrix withEntries(float[] others) {
        return new FloatMatrix(rows, columns, others);
    }

    @Override
    public FloatMatrix times(FloatMatrix other) {
        return new FloatMatrix(
                rows, other.columns, MatrixProduct.inFloat(rows, columns, other.columns, entries, other.entries));
    }

    @Override
    public FloatMatrix transpose() {
        return new FloatMatrix(columns, rows, Transposition.of(rows, columns, entries));
    }

    @Override
    public FloatMatrix plus(FloatMatrix column) {
        float[] sums = new float[entries.length];
        for (int i = 0; i < rows; i++) {
            float added = column.entries[i];
            for (int k = i * columns; k < (i + 1) * columns; k++) {
                sums[k] = entries[k] + added;
            }
        }
        return withEntries(sums);
    }

    @Override
    public FloatMatrix minus(FloatMatrix other) {
        float[] differences = new float[entries.length];
        for (int k = 0; k < differences.length; k++) {
            differences[k] = entries[k] - other.entries[k];
        }
        return withEntries(differences);
    }

    @Override
    public FloatMatrix entrywise(FloatMatrix other) {
        float[] products = new float[entries.length];
        for (int k = 0; k < products.length; k++) {
            products[k] = entries[k] * other.entries[k];
        }
        return withEntries(products);
    }

    @Override
    public FloatMatrix rowSums() {
        float[] sums = new float[rows];
        for (int i = 0; i < rows; i++) {
            float sum = 0;
            for (int k = i * columns; k < (i + 1) * columns; k++) {
                sum += entries[k];
            }
            sums[i] = sum;
        }
        return new FloatMatrix(rows, 1, sums);
    }

    @Override
    public FloatMatrix dividedBy(int divisor) {
        float[] quotients = new float[entries.length];
        for (int k = 0; k < quotients.length; k++) {
            quotients[k] = entries[k] / divisor;
        }
        return withEntries(quotients);
    }

    @Override
    public FloatMatrix sigmoid() {
        return withEntries(SigmoidLoops.sigmoid(entries));
    }

    @Override
    public FloatMatrix sigmoidDerivative() {
        return withEntries(SigmoidLoops.derivative(entries));
    }

    @Override
    public FloatMatrix softplus() {
        float[] losses = new float[entries.length];
        for (int k = 0; k < losses.length; k++) {
            losses[k] = (float) Sigmoid.softplus(entries[k]);
        }
        return withEntries(losses);
    }

    @Override
    public Matrix values() {
        return Matrix.of(rows, columns, entries);
    }
}
