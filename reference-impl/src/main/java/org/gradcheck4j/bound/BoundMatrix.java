package org.gradcheck4j.bound;

import java.util.Arrays;
import java.util.List;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.model.Matrix;

/**
 * Products of dense row-by-row arrays in double, for bounds: the loops run over rows, so that the compiler vectorises
 * them.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param values row by row; shared, so whoever writes must own it
 */
@SuppressWarnings("ArrayRecordComponent") // a package-private view of an array, never compared
public record BoundMatrix(int rows, int columns, double[] values) {

    /** One entry from its flat index. */
    @FunctionalInterface
    public interface Entry {
        double at(int index);
    }

    static BoundMatrix generate(int rows, int columns, Entry entry) {
        double[] values = new double[rows * columns];
        for (int k = 0; k < values.length; k++) {
            values[k] = entry.at(k);
        }
        return new BoundMatrix(rows, columns, values);
    }

    static BoundMatrix of(Matrix matrix) {
        return new BoundMatrix(matrix.rows(), matrix.columns(), matrix.toArray());
    }

    static BoundMatrix of(ExactMatrix matrix) {
        return generate(matrix.rows(), matrix.columns(), matrix::high);
    }

    public static BoundMatrix magnitudes(Matrix matrix) {
        return generate(matrix.rows(), matrix.columns(), k -> Math.abs(matrix.get(k)));
    }

    public static BoundMatrix magnitudes(ExactMatrix matrix) {
        return generate(matrix.rows(), matrix.columns(), k -> Math.abs(matrix.high(k)));
    }

    public static BoundMatrix filled(int rows, int columns, double value) {
        return generate(rows, columns, k -> value);
    }

    public double get(int index) {
        return values[index];
    }

    /** {@return this array's shape, with other entries} */
    public BoundMatrix with(Entry entry) {
        return generate(rows, columns, entry);
    }

    BoundMatrix transpose() {
        double[] transposed = new double[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = values[i * columns + j];
            }
        }
        return new BoundMatrix(columns, rows, transposed);
    }

    /** {@return this · other} */
    public BoundMatrix times(BoundMatrix other) {
        int n = other.columns;
        double[] product = new double[rows * n];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                addMultiple(product, i * n, values[i * columns + k], other.values, k * n, n);
            }
        }
        return new BoundMatrix(rows, n, product);
    }

    /** {@return thisᵀ · other} */
    BoundMatrix transposedTimes(BoundMatrix other) {
        int n = other.columns;
        double[] product = new double[columns * n];
        for (int k = 0; k < rows; k++) {
            for (int i = 0; i < columns; i++) {
                addMultiple(product, i * n, values[k * columns + i], other.values, k * n, n);
            }
        }
        return new BoundMatrix(columns, n, product);
    }

    private static void addMultiple(double[] sum, int at, double factor, double[] row, int from, int n) {
        for (int j = 0; j < n; j++) {
            sum[at + j] += factor * row[from + j];
        }
    }

    /** {@return for each entry of this · other the sum of the squares of its partial sums, in order} */
    BoundMatrix squaredPartialSums(BoundMatrix other) {
        int n = other.columns;
        double[] squares = new double[rows * n];
        double[] partial = new double[n];
        for (int i = 0; i < rows; i++) {
            Arrays.fill(partial, 0);
            for (int k = 0; k < columns; k++) {
                addMultiple(partial, 0, values[i * columns + k], other.values, k * n, n);
                addSquares(squares, i * n, partial);
            }
        }
        return new BoundMatrix(rows, n, squares);
    }

    /**
     * {@return for each entry of this · other the sum of the squares of its sums over each group of terms}
     *
     * @param groups indices of columns, each in one group
     */
    BoundMatrix squaredGroupSums(BoundMatrix other, List<int[]> groups) {
        int n = other.columns;
        double[] squares = new double[rows * n];
        double[] sum = new double[n];
        for (int i = 0; i < rows; i++) {
            for (int[] group : groups) {
                Arrays.fill(sum, 0);
                for (int k : group) {
                    addMultiple(sum, 0, values[i * columns + k], other.values, k * n, n);
                }
                addSquares(squares, i * n, sum);
            }
        }
        return new BoundMatrix(rows, n, squares);
    }

    private static void addSquares(double[] sum, int at, double[] row) {
        for (int j = 0; j < row.length; j++) {
            sum[at + j] += row[j] * row[j];
        }
    }

    BoundMatrix squared() {
        return with(k -> values[k] * values[k]);
    }
}
