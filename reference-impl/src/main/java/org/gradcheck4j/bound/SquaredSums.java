package org.gradcheck4j.bound;

import java.util.Arrays;
import java.util.List;
import org.gradcheck4j.model.Matrix;

/** Squares of partial sums, added up for each entry of a product x · y: what the variance of a rounded sum is made of. */
final class SquaredSums {

    private SquaredSums() {}

    /**
     * {@return Σ over k of the square of the sum of the first k terms, {@code [r × c]}}
     *
     * @param x {@code [r × n]}
     * @param y {@code [n × c]}
     */
    static Matrix running(Matrix x, Matrix y) {
        int n = y.columns();
        double[] rows = y.toArray();
        double[] squares = new double[x.rows() * n];
        double[] sum = new double[n];
        for (int i = 0; i < x.rows(); i++) {
            Arrays.fill(sum, 0);
            for (int k = 0; k < x.columns(); k++) {
                addMultiple(sum, x.get(i, k), rows, k * n);
                addSquares(squares, i * n, sum);
            }
        }
        return Matrix.of(x.rows(), n, squares);
    }

    /**
     * {@return Σ over the groups of the square of the sum of a group's terms, {@code [r × c]}}
     *
     * @param x {@code [r × n]}
     * @param y {@code [n × c]}
     * @param groups indices from 0 to n − 1, each in one group
     */
    static Matrix grouped(Matrix x, Matrix y, List<int[]> groups) {
        int n = y.columns();
        double[] rows = y.toArray();
        double[] squares = new double[x.rows() * n];
        double[] sum = new double[n];
        for (int i = 0; i < x.rows(); i++) {
            for (int[] group : groups) {
                Arrays.fill(sum, 0);
                for (int k : group) {
                    addMultiple(sum, x.get(i, k), rows, k * n);
                }
                addSquares(squares, i * n, sum);
            }
        }
        return Matrix.of(x.rows(), n, squares);
    }

    /** sum += factor · row. {@link Matrix#times} gives only the last of these sums. */
    private static void addMultiple(double[] sum, double factor, double[] rows, int from) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * rows[from + j];
        }
    }

    private static void addSquares(double[] squares, int at, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            squares[at + j] += sum[j] * sum[j];
        }
    }
}
