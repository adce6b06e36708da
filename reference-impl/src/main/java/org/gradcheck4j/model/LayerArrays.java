package org.gradcheck4j.model;

import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What each layer has, weights and bias or their gradients, from arrays as users have them.
 *
 * @param layers how many
 * @param matrix of layer i
 * @param column of layer i
 */
record LayerArrays(int layers, IntFunction<Matrix> matrix, IntFunction<Matrix> column) {

    /**
     * Checks that there are as many matrices as columns.
     *
     * @param matrices of layers 1 … L, each an array of its rows
     * @param name of a matrix, for error messages
     * @param columns of layers 1 … L
     * @param columnName of a column, for error messages
     */
    static LayerArrays of(double[][][] matrices, String name, double[][] columns, String columnName) {
        requireAsMany(matrices, name, columns, columnName);
        return new LayerArrays(
                matrices.length,
                i -> ArrayRows.matrix(matrices[i - 1], name + i),
                i -> Matrix.column(requireColumn(columns[i - 1], columnName + i)));
    }

    /** As {@link #of(double[][][], String, double[][], String)}, each number widened. */
    static LayerArrays of(float[][][] matrices, String name, float[][] columns, String columnName) {
        requireAsMany(matrices, name, columns, columnName);
        return new LayerArrays(
                matrices.length,
                i -> ArrayRows.matrix(matrices[i - 1], name + i),
                i -> Matrix.column(ArrayRows.widened(requireColumn(columns[i - 1], columnName + i))));
    }

    /** What is made of a layer. */
    @FunctionalInterface
    interface Made<T> {
        /** {@return what layer i is, from its matrix and column} */
        T from(int i, Matrix matrix, Matrix column);
    }

    /** {@return what is made of each layer's matrix and column} */
    <T> List<T> map(Made<T> made) {
        return IntStream.rangeClosed(1, layers)
                .mapToObj(i -> made.from(i, matrix.apply(i), column.apply(i)))
                .toList();
    }

    private static void requireAsMany(Object[] matrices, String name, Object[] columns, String columnName) {
        Objects.requireNonNull(matrices, () -> "the array of every " + name + " is null");
        Objects.requireNonNull(columns, () -> "the array of every " + columnName + " is null");
        if (matrices.length != columns.length) {
            throw new IllegalArgumentException("there are %d %s, but %d %s: expected one of each for each layer"
                    .formatted(matrices.length, name, columns.length, columnName));
        }
    }

    private static <T> T requireColumn(T column, String name) {
        return Objects.requireNonNull(column, () -> name + " is null");
    }
}
