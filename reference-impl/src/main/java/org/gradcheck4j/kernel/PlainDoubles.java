package org.gradcheck4j.kernel;

import java.util.Arrays;

/**
 * A product in double by loops that the compiler turns into vector instructions. It does so only for whole arrays, all read from
 * index 0: so the rows of B are copied, each to an array of its own. {@link PlainFloats} is its twin in float.
 */
final class PlainDoubles implements Kernel<double[]> {

    /** Columns at a time: six rows of this length fit into a first-level cache of 32 KiB. */
    static final int COLUMNS = 512;

    /** Rows of B at a time: with {@link #COLUMNS} they fit into a second-level cache. */
    static final int ROWS = 128;

    /** Products from which the copies pay: at 16 × 30 × 64 both loops take the same time. */
    static final long SMALL = 1 << 15;

    /** Columns below which the scalar loop is faster, as measured: a short loop leaves most of its work to its ends. */
    static final int NARROW = 48;

    private final Kernel<double[]> scalar = new ScalarDoubles();

    @Override
    public void fill(Operands<double[]> operands, Tile tile) {
        if (operands.products() < SMALL
                || tile.toColumn() - tile.fromColumn() < NARROW
                || tile.toRow() - tile.fromRow() == 1) {
            scalar.fill(operands, tile);
            return;
        }
        for (int j = tile.fromColumn(); j < tile.toColumn(); j += COLUMNS) {
            int width = Math.min(COLUMNS, tile.toColumn() - j);
            double[][] rows = new double[Math.min(ROWS, operands.inner)][width];
            double[] sum = new double[width];
            double[] sumOfNext = new double[width];
            for (int k = 0; k < operands.inner; k += ROWS) {
                int count = Math.min(ROWS, operands.inner - k);
                copyRows(operands, k, count, j, rows);
                for (int i = tile.fromRow(); i < tile.toRow(); i += 2) {
                    int next = Math.min(i + 1, tile.toRow() - 1);
                    start(operands, k, i, j, sum);
                    start(operands, k, next, j, sumOfNext);
                    add(operands, i, next, k, count, rows, sum, sumOfNext);
                    store(operands, i, j, sum);
                    store(operands, next, j, sumOfNext);
                }
            }
        }
    }

    private static void copyRows(Operands<double[]> operands, int first, int count, int column, double[][] rows) {
        for (int k = 0; k < count; k++) {
            int at = (first + k) * operands.columns + column;
            System.arraycopy(operands.b, at, rows[k], 0, rows[k].length);
        }
    }

    /** Starts from 0, or from what the rows of B before this one gave. */
    private static void start(Operands<double[]> operands, int first, int row, int column, double[] sum) {
        if (first == 0) {
            Arrays.fill(sum, 0);
        } else {
            int at = row * operands.columns + column;
            System.arraycopy(operands.c, at, sum, 0, sum.length);
        }
    }

    private static void store(Operands<double[]> operands, int row, int column, double[] sum) {
        int at = row * operands.columns + column;
        System.arraycopy(sum, 0, operands.c, at, sum.length);
    }

    /** Adds the products of two rows of A with rows of B, four of them at a time. */
    private static void add(
            Operands<double[]> operands,
            int row,
            int next,
            int first,
            int count,
            double[][] rows,
            double[] sum,
            double[] sumOfNext) {
        double[] a = operands.a;
        int at = row * operands.inner + first;
        int atNext = next * operands.inner + first;
        int k = 0;
        for (; k + 3 < count; k += 4) {
            addFour(sum, sumOfNext, a, at + k, atNext + k, rows[k], rows[k + 1], rows[k + 2], rows[k + 3]);
        }
        for (; k < count; k++) {
            addOne(sum, a[at + k], rows[k]);
            addOne(sumOfNext, a[atNext + k], rows[k]);
        }
    }

    private static void addFour(
            double[] sum,
            double[] sumOfNext,
            double[] a,
            int at,
            int atNext,
            double[] row0,
            double[] row1,
            double[] row2,
            double[] row3) {
        double a00 = a[at];
        double a01 = a[at + 1];
        double a02 = a[at + 2];
        double a03 = a[at + 3];
        double a10 = a[atNext];
        double a11 = a[atNext + 1];
        double a12 = a[atNext + 2];
        double a13 = a[atNext + 3];
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(
                    a03, row3[j], Math.fma(a02, row2[j], Math.fma(a01, row1[j], Math.fma(a00, row0[j], sum[j]))));
            sumOfNext[j] = Math.fma(
                    a13, row3[j], Math.fma(a12, row2[j], Math.fma(a11, row1[j], Math.fma(a10, row0[j], sumOfNext[j]))));
        }
    }

    private static void addOne(double[] sum, double factor, double[] row) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(factor, row[j], sum[j]);
        }
    }
}
