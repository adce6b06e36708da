package org.gradcheck4j.deviation;

import java.util.Arrays;
import java.util.List;
import org.gradcheck4j.model.Matrix;

/** Squares of partial sums, added up for each entry of a product x · y: what the variance of a rounded sum is made of. */
final class SquaredSums {

    /** From this size on, the sums of a group are faster as a matrix product. */
    private static final int LARGE_GROUP = 8;

    private SquaredSums() {}

    /**
     * {@return Σ over k of the square of the sum of the first k terms, {@code [r × c]}}
     *
     * @param x {@code [r × n]}
     * @param y {@code [n × c]}
     */
    static Matrix running(Matrix x, Matrix y) {
        double[][] factors = rows(y);
        double[][] squares = new double[x.rows()][y.columns()];
        double[] sum = new double[y.columns()];
        for (int i = 0; i < x.rows(); i++) {
            Arrays.fill(sum, 0);
            int k = 0;
            for (; k + 4 <= x.columns(); k += 4) {
                addAndSquareFour(
                        sum,
                        x.get(i, k),
                        factors[k],
                        x.get(i, k + 1),
                        factors[k + 1],
                        x.get(i, k + 2),
                        factors[k + 2],
                        x.get(i, k + 3),
                        factors[k + 3],
                        squares[i]);
            }
            for (; k < x.columns(); k++) {
                addAndSquare(sum, x.get(i, k), factors[k], squares[i]);
            }
        }
        return matrix(squares);
    }

    /**
     * {@return Σ over the groups of the square of the sum of a group's terms, {@code [r × c]}}
     *
     * @param x {@code [r × n]}
     * @param y {@code [n × c]}
     * @param groups indices from 0 to n − 1, each in one group
     */
    static Matrix grouped(Matrix x, Matrix y, List<int[]> groups) {
        Matrix squares = Matrix.filled(x.rows(), y.columns(), 0);
        int[] alone = groups.stream()
                .filter(group -> group.length == 1)
                .mapToInt(group -> group[0])
                .toArray();
        if (alone.length > 0) {
            squares = squared(columns(x, alone)).times(squared(rows(y, alone)));
        }
        for (int[] group : groups) {
            if (group.length >= LARGE_GROUP) {
                squares = squares.plus(squared(columns(x, group).times(rows(y, group))));
            }
        }
        List<int[]> small = groups.stream()
                .filter(group -> group.length > 1 && group.length < LARGE_GROUP)
                .toList();
        return small.isEmpty() ? squares : squares.plus(ofSmallGroups(x, y, small));
    }

    private static Matrix ofSmallGroups(Matrix x, Matrix y, List<int[]> groups) {
        double[][] factors = rows(y);
        double[][] squares = new double[x.rows()][y.columns()];
        double[] sum = new double[y.columns()];
        for (int i = 0; i < x.rows(); i++) {
            for (int[] group : groups) {
                Arrays.fill(sum, 0);
                for (int k = 0; k < group.length - 1; k++) {
                    add(sum, x.get(i, group[k]), factors[group[k]]);
                }
                int last = group[group.length - 1];
                addAndSquare(sum, x.get(i, last), factors[last], squares[i]);
            }
        }
        return matrix(squares);
    }

    /** sum += factor · row. {@link Matrix#times} gives only the last of these sums. */
    private static void add(double[] sum, double factor, double[] row) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * row[j];
        }
    }

    /** The same, and squares += sum². Each array is used from its start, which is what the JVM makes vector instructions of. */
    private static void addAndSquare(double[] sum, double factor, double[] row, double[] squares) {
        for (int j = 0; j < sum.length; j++) {
            double next = sum[j] + factor * row[j];
            sum[j] = next;
            squares[j] += next * next;
        }
    }

    /** Four of these steps in one: the time is that of reading and writing. */
    private static void addAndSquareFour(
            double[] sum,
            double f0,
            double[] row0,
            double f1,
            double[] row1,
            double f2,
            double[] row2,
            double f3,
            double[] row3,
            double[] squares) {
        for (int j = 0; j < sum.length; j++) {
            double s0 = sum[j] + f0 * row0[j];
            double s1 = s0 + f1 * row1[j];
            double s2 = s1 + f2 * row2[j];
            double s3 = s2 + f3 * row3[j];
            sum[j] = s3;
            squares[j] = squares[j] + s0 * s0 + s1 * s1 + s2 * s2 + s3 * s3;
        }
    }

    private static Matrix squared(Matrix matrix) {
        return matrix.map(value -> value * value);
    }

    private static Matrix columns(Matrix matrix, int[] some) {
        return Matrix.generate(matrix.rows(), some.length, (row, k) -> matrix.get(row, some[k]));
    }

    private static Matrix rows(Matrix matrix, int[] some) {
        return Matrix.generate(some.length, matrix.columns(), (k, column) -> matrix.get(some[k], column));
    }

    private static double[][] rows(Matrix matrix) {
        double[] values = matrix.toArray();
        double[][] rows = new double[matrix.rows()][];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = Arrays.copyOfRange(values, k * matrix.columns(), (k + 1) * matrix.columns());
        }
        return rows;
    }

    private static Matrix matrix(double[][] rows) {
        return Matrix.generate(rows.length, rows[0].length, (row, column) -> rows[row][column]);
    }
}
