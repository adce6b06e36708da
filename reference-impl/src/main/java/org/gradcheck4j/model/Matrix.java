package org.gradcheck4j.model;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.gradcheck4j.kernel.MatrixProduct;
import org.gradcheck4j.kernel.Transposition;

/**
 * An immutable matrix of doubles. Narrower precisions are held exactly: every float and every half is a double.
 *
 * <p>Storage is row by row; entry (i, j) stands at flat index {@code i · columns + j}.
 */
public final class Matrix {

    /** The value of one entry from its indices. */
    @FunctionalInterface
    public interface Entry {
        /**
         * Returns the entry.
         *
         * @param row from 0
         * @param column from 0
         * @return its value
         */
        double at(int row, int column);
    }

    private final int rows;
    private final int columns;
    private final double[] values;

    private Matrix(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /**
     * Returns the matrix with the given values, row by row.
     *
     * @param rows at least 1
     * @param columns at least 1
     * @param values copied
     * @return a matrix {@code [rows × columns]}
     * @throws IllegalArgumentException if a dimension is below 1 or the number of values is not {@code rows · columns}
     */
    public static Matrix of(int rows, int columns, double... values) {
        requireShape(rows, columns);
        if ((long) rows * columns != values.length) {
            throw new IllegalArgumentException("a [%d × %d] matrix has %d values, not %d"
                    .formatted(rows, columns, (long) rows * columns, values.length));
        }
        return new Matrix(rows, columns, values.clone());
    }

    /**
     * Returns the matrix with the given values, row by row, each widened, so that it stays the same.
     *
     * @param rows at least 1
     * @param columns at least 1
     * @param values copied
     * @return a matrix {@code [rows × columns]}
     * @throws IllegalArgumentException as {@link #of(int, int, double...)} does
     */
    public static Matrix of(int rows, int columns, float[] values) {
        double[] wide = new double[values.length];
        for (int k = 0; k < wide.length; k++) {
            wide[k] = values[k];
        }
        return of(rows, columns, wide);
    }

    /**
     * Returns the matrix whose entries a function gives.
     *
     * @param rows at least 1
     * @param columns at least 1
     * @param entry called once for each entry, row by row
     * @return a matrix {@code [rows × columns]}
     * @throws IllegalArgumentException if a dimension is below 1
     */
    public static Matrix generate(int rows, int columns, Entry entry) {
        requireShape(rows, columns);
        double[] values = new double[Math.multiplyExact(rows, columns)];
        for (int i = 0, at = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++, at++) {
                values[at] = entry.at(i, j);
            }
        }
        return new Matrix(rows, columns, values);
    }

    /**
     * Returns the matrix with the same value everywhere.
     *
     * @param rows at least 1
     * @param columns at least 1
     * @param value of every entry
     * @return a matrix {@code [rows × columns]}
     * @throws IllegalArgumentException if a dimension is below 1
     */
    public static Matrix filled(int rows, int columns, double value) {
        return generate(rows, columns, (i, j) -> value);
    }

    /**
     * Returns a column.
     *
     * @param values copied, at least one
     * @return a matrix {@code [n × 1]}
     */
    public static Matrix column(double... values) {
        return of(values.length, 1, values);
    }

    /**
     * Returns a row.
     *
     * @param values copied, at least one
     * @return a matrix {@code [1 × n]}
     */
    public static Matrix row(double... values) {
        return of(1, values.length, values);
    }

    /**
     * Returns the matrix with the given rows.
     *
     * @param rows copied, of the same length
     * @return a matrix {@code [rows × columns]}
     * @throws NullPointerException if a row is null, in words
     * @throws IllegalArgumentException if there is no entry, or a row has another length than the first
     */
    public static Matrix ofRows(double[][] rows) {
        return ArrayRows.matrix(rows, "the matrix");
    }

    /**
     * Returns the matrix with the given rows, each number widened, so that it stays the same.
     *
     * @param rows as of {@link #ofRows(double[][])}
     * @return a matrix {@code [rows × columns]}
     * @throws NullPointerException as above
     * @throws IllegalArgumentException as above
     */
    public static Matrix ofRows(float[][] rows) {
        return ArrayRows.matrix(rows, "the matrix");
    }

    private static void requireShape(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "a matrix has at least one row and one column, not [%d × %d]".formatted(rows, columns));
        }
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
        return values.length;
    }

    /**
     * {@return the entry in the given row and column, both from 0}
     *
     * @param row from 0
     * @param column from 0
     */
    public double get(int row, int column) {
        if (column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException("column %d of a matrix %s".formatted(column, shape()));
        }
        return values[row * columns + column];
    }

    /**
     * {@return the entry at a flat index, row by row}
     *
     * @param index from 0
     */
    public double get(int index) {
        return values[index];
    }

    /** {@return a copy of the entries, row by row} */
    public double[] toArray() {
        return values.clone();
    }

    /** {@return the entries, row by row, each rounded to float} */
    public float[] toFloatArray() {
        float[] floats = new float[values.length];
        for (int k = 0; k < floats.length; k++) {
            floats[k] = (float) values[k];
        }
        return floats;
    }

    /** {@return a copy of the entries, an array for each row} */
    public double[][] toRows() {
        double[][] copy = new double[rows][];
        for (int i = 0; i < rows; i++) {
            copy[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
        }
        return copy;
    }

    /** {@return the transpose, {@code [columns × rows]}} */
    public Matrix transpose() {
        return new Matrix(columns, rows, Transposition.of(rows, columns, values));
    }

    /**
     * Multiplies this matrix by another. Each entry is summed in double, from 0, in the order of the inner index, by fused
     * multiply-adds: each product is rounded once, together with the sum that it is added to. The result is the same, bit
     * for bit, on every machine and for any number of threads.
     *
     * @param other with as many rows as this has columns
     * @return this · other, {@code [rows × other.columns]}
     * @throws IllegalArgumentException if the inner dimensions differ
     */
    public Matrix times(Matrix other) {
        if (columns != other.rows) {
            throw new IllegalArgumentException("cannot multiply %s by %s".formatted(shape(), other.shape()));
        }
        return new Matrix(
                rows, other.columns, MatrixProduct.inDouble(rows, columns, other.columns, values, other.values));
    }

    /**
     * {@return this + other, entry by entry}
     *
     * @param other of the same shape
     * @throws IllegalArgumentException if the shapes differ
     */
    public Matrix plus(Matrix other) {
        return map(other, Double::sum);
    }

    /** {@return the absolute value of every entry} */
    public Matrix abs() {
        return map(Math::abs);
    }

    /**
     * {@return a matrix of this shape with other entries}
     *
     * @param entry gives each from its flat index, row by row
     */
    public Matrix withEntries(IntToDoubleFunction entry) {
        double[] entries = new double[values.length];
        for (int k = 0; k < entries.length; k++) {
            entries[k] = entry.applyAsDouble(k);
        }
        return new Matrix(rows, columns, entries);
    }

    /**
     * {@return this matrix with a function applied to every entry}
     *
     * @param function from entry to entry
     */
    public Matrix map(DoubleUnaryOperator function) {
        double[] mapped = new double[values.length];
        for (int k = 0; k < mapped.length; k++) {
            mapped[k] = function.applyAsDouble(values[k]);
        }
        return new Matrix(rows, columns, mapped);
    }

    /**
     * Combines this matrix with another, entry by entry.
     *
     * @param other of the same shape
     * @param function from this entry and the other's
     * @return a matrix of the same shape
     * @throws IllegalArgumentException if the shapes differ
     */
    public Matrix map(Matrix other, DoubleBinaryOperator function) {
        if (!hasShapeOf(other)) {
            throw new IllegalArgumentException("shapes differ: %s and %s".formatted(shape(), other.shape()));
        }
        double[] mapped = new double[values.length];
        for (int k = 0; k < mapped.length; k++) {
            mapped[k] = function.applyAsDouble(values[k], other.values[k]);
        }
        return new Matrix(rows, columns, mapped);
    }

    /**
     * {@return whether another matrix has as many rows and columns}
     *
     * @param other the one to compare with
     */
    public boolean hasShapeOf(Matrix other) {
        return rows == other.rows && columns == other.columns;
    }

    /** {@return whether no entry is a NaN or an infinity} */
    public boolean isFinite() {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    /** {@return the shape in words, such as {@code [3 × 4]}} */
    public String shape() {
        return "[" + rows + " × " + columns + "]";
    }

    /** Equal if the shapes are equal and so is every entry, bit by bit: −0 differs from 0. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix that && hasShapeOf(that) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return shape() + " " + Arrays.toString(values);
    }
}
