package org.gradcheck4j.reference;

import org.gradcheck4j.model.Matrix;

/**
 * An immutable matrix of double-double numbers: each entry is the unevaluated sum high + low, about 31 digits.
 *
 * <p>Entry (i, j) stands at flat index {@code i · columns + j}, as in {@link Matrix}.
 */
public final class ExactMatrix {

    private final int rows;
    private final int columns;
    private final double[] high;
    private final double[] low;

    /** Takes the arrays as they are: the caller must not keep them. */
    ExactMatrix(int rows, int columns, double[] high, double[] low) {
        this.rows = rows;
        this.columns = columns;
        this.high = high;
        this.low = low;
    }

    /**
     * {@return the double-double numbers that equal a matrix of doubles}
     *
     * @param matrix taken as exact
     */
    public static ExactMatrix exactly(Matrix matrix) {
        return new ExactMatrix(matrix.rows(), matrix.columns(), matrix.toArray(), new double[matrix.size()]);
    }

    /** {@return the number of rows} */
    public int rows() {
        return rows;
    }

    /** {@return the number of columns} */
    public int columns() {
        return columns;
    }

    /** {@return the number of entries} */
    public int size() {
        return high.length;
    }

    /**
     * {@return the double nearest to an entry}
     *
     * @param index flat, from 0
     */
    public double high(int index) {
        return high[index];
    }

    /**
     * {@return what an entry has beyond its nearest double}
     *
     * @param index flat, from 0
     */
    public double low(int index) {
        return low[index];
    }

    /** {@return the nearest doubles, of the same shape} */
    public Matrix rounded() {
        return Matrix.of(rows, columns, high);
    }

    /**
     * {@return |actual − exact|, to within a few units in the last place of the result}
     *
     * @param index flat, from 0
     * @param actual what an engine returned for the entry
     */
    public double error(int index, double actual) {
        return Math.abs((actual - high[index]) - low[index]);
    }
}
