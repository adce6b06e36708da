package org.gradcheck4j.reference;

/** A matrix under construction: entries of double, row by row, that its algebra writes into. */
final class DoubleMatrix {

    final int rows;
    final int columns;
    final double[] values;

    DoubleMatrix(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    static DoubleMatrix zero(int rows, int columns) {
        return new DoubleMatrix(rows, columns, new double[rows * columns]);
    }
}
