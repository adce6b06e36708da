package org.gradcheck4j.model;

import java.util.Objects;
import java.util.function.IntFunction;

/** Matrices from arrays of rows, as users have them. */
final class ArrayRows {

    private ArrayRows() {}

    /**
     * {@return the matrix with these rows}
     *
     * @param rows of the same length, at least one
     * @param name of the matrix, for error messages
     * @throws NullPointerException if it or one of its rows is null, in words
     * @throws IllegalArgumentException if there is no row, or one has another length than the first
     */
    static Matrix matrix(double[][] rows, String name) {
        Objects.requireNonNull(rows, () -> name + " is null");
        return matrix(rows.length, i -> requireRow(rows[i], name, i), name);
    }

    /** As {@link #matrix(double[][], String)}, each number widened. */
    static Matrix matrix(float[][] rows, String name) {
        Objects.requireNonNull(rows, () -> name + " is null");
        return matrix(rows.length, i -> widened(requireRow(rows[i], name, i)), name);
    }

    private static <T> T requireRow(T row, String name, int i) {
        return Objects.requireNonNull(row, () -> "row %d (from 0) of %s is null".formatted(i, name));
    }

    static double[] widened(float[] values) {
        double[] widened = new double[values.length];
        for (int j = 0; j < values.length; j++) {
            widened[j] = values[j];
        }
        return widened;
    }

    private static Matrix matrix(int rows, IntFunction<double[]> row, String name) {
        if (rows == 0 || row.apply(0).length == 0) {
            throw new IllegalArgumentException(name + " has no entries");
        }
        int columns = row.apply(0).length;
        double[] values = new double[Math.multiplyExact(rows, columns)];
        for (int i = 0; i < rows; i++) {
            double[] numbers = row.apply(i);
            if (numbers.length != columns) {
                throw new IllegalArgumentException("row %d (from 0) of %s has %d entries, but row 0 has %d"
                        .formatted(i, name, numbers.length, columns));
            }
            System.arraycopy(numbers, 0, values, i * columns, columns);
        }
        return Matrix.of(rows, columns, values);
    }
}
