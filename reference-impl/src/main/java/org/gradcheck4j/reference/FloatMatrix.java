package org.gradcheck4j.reference;

/** A matrix under construction: entries of float, row by row, that its algebra writes into. */
final class FloatMatrix {

    final int rows;
    final int columns;
    final float[] values;

    FloatMatrix(int rows, int columns, float[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    static FloatMatrix zero(int rows, int columns) {
        return new FloatMatrix(rows, columns, new float[rows * columns]);
    }
}
