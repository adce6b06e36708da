package org.gradcheck4j.reference;

import org.gradcheck4j.kernel.MatrixProduct;
import org.gradcheck4j.kernel.Transposition;
import org.gradcheck4j.model.Matrix;

/** A matrix of doubles, row by row. {@link FloatMatrix} is its twin in float. */
final class DoubleMatrix implements RoundedMatrix<DoubleMatrix> {

    private final int rows;
    private final int columns;
    private final double[] entries;

    private DoubleMatrix(int rows, int columns, double[] entries) {
        this.rows = rows;
        this.columns = columns;
        this.entries = entries;
    }

    static DoubleMatrix of(Matrix matrix) {
        return new DoubleMatrix(matrix.rows(), matrix.columns(), matrix.toArray());
    }

    private DoubleMatrix withEntries(double[] others) {
        return new DoubleMatrix(rows, columns, others);
    }

    @Override
    public DoubleMatrix times(DoubleMatrix other) {
        return new DoubleMatrix(
                rows, other.columns, MatrixProduct.inDouble(rows, columns, other.columns, entries, other.entries));
    }

    @Override
    public DoubleMatrix transpose() {
        return new DoubleMatrix(columns, rows, Transposition.of(rows, columns, entries));
    }

    @Override
    public DoubleMatrix plus(DoubleMatrix column) {
        double[] sums = new double[entries.length];
        for (int i = 0; i < rows; i++) {
            double added = column.entries[i];
            for (int k = i * columns; k < (i + 1) * columns; k++) {
                sums[k] = entries[k] + added;
            }
        }
        return withEntries(sums);
    }

    @Override
    public DoubleMatrix minus(DoubleMatrix other) {
        double[] differences = new double[entries.length];
        for (int k = 0; k < differences.length; k++) {
            differences[k] = entries[k] - other.entries[k];
        }
        return withEntries(differences);
    }

    @Override
    public DoubleMatrix entrywise(DoubleMatrix other) {
        double[] products = new double[entries.length];
        for (int k = 0; k < products.length; k++) {
            products[k] = entries[k] * other.entries[k];
        }
        return withEntries(products);
    }

    @Override
    public DoubleMatrix rowSums() {
        double[] sums = new double[rows];
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            for (int k = i * columns; k < (i + 1) * columns; k++) {
                sum += entries[k];
            }
            sums[i] = sum;
        }
        return new DoubleMatrix(rows, 1, sums);
    }

    @Override
    public DoubleMatrix dividedBy(int divisor) {
        double[] quotients = new double[entries.length];
        for (int k = 0; k < quotients.length; k++) {
            quotients[k] = entries[k] / divisor;
        }
        return withEntries(quotients);
    }

    @Override
    public DoubleMatrix sigmoid() {
        return withEntries(SigmoidLoops.sigmoid(entries));
    }

    @Override
    public DoubleMatrix sigmoidDerivative() {
        return withEntries(SigmoidLoops.derivative(entries));
    }

    @Override
    public DoubleMatrix softplus() {
        double[] losses = new double[entries.length];
        for (int k = 0; k < losses.length; k++) {
            losses[k] = Sigmoid.softplus(entries[k]);
        }
        return withEntries(losses);
    }

    @Override
    public Matrix values() {
        return Matrix.of(rows, columns, entries);
    }
}
