package org.gradcheck4j.kernel;

import java.util.Arrays;

/**
 * A product in float by loops that the compiler turns into vector instructions. It does so only for whole arrays, all read from
 * index 0: so the rows of B are copied, each to an array of its own. {@link PlainDoubles} is its twin in double, and has the
 * constants, as measured there.
 */
final class PlainFloats implements Kernel<float[]> {

    private final Kernel<float[]> scalar = new ScalarFloats();

    @Override
    public void fill(Operands<float[]> operands, Tile tile) {
        if (operands.products() < PlainDoubles.SMALL
                || tile.toColumn() - tile.fromColumn() < PlainDoubles.NARROW
                || tile.toRow() - tile.fromRow() == 1) {
            scalar.fill(operands, tile);
            return;
        }
        for (int j = tile.fromColumn(); j < tile.toColumn(); j += PlainDoubles.COLUMNS) {
            int width = Math.min(PlainDoubles.COLUMNS, tile.toColumn() - j);
            float[][] rows = new float[Math.min(PlainDoubles.ROWS, operands.inner)][width];
            float[] sum = new float[width];
            float[] sumOfNext = new float[width];
            for (int k = 0; k < operands.inner; k += PlainDoubles.ROWS) {
                int count = Math.min(PlainDoubles.ROWS, operands.inner - k);
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

    private static void copyRows(Operands<float[]> operands, int first, int count, int column, float[][] rows) {
        for (int k = 0; k < count; k++) {
            int at = (first + k) * operands.columns + column;
            System.arraycopy(operands.b, at, rows[k], 0, rows[k].length);
        }
    }

    /** Starts from 0, or from what the rows of B before this one gave. */
    private static void start(Operands<float[]> operands, int first, int row, int column, float[] sum) {
        if (first == 0) {
            Arrays.fill(sum, 0);
        } else {
            int at = row * operands.columns + column;
            System.arraycopy(operands.c, at, sum, 0, sum.length);
        }
    }

    private static void store(Operands<float[]> operands, int row, int column, float[] sum) {
        int at = row * operands.columns + column;
        System.arraycopy(sum, 0, operands.c, at, sum.length);
    }

    /** Adds the products of two rows of A with rows of B, four of them at a time. */
    private static void add(
            Operands<float[]> operands,
            int row,
            int next,
            int first,
            int count,
            float[][] rows,
            float[] sum,
            float[] sumOfNext) {
        float[] a = operands.a;
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
            float[] sum,
            float[] sumOfNext,
            float[] a,
            int at,
            int atNext,
            float[] row0,
            float[] row1,
            float[] row2,
            float[] row3) {
        float a00 = a[at];
        float a01 = a[at + 1];
        float a02 = a[at + 2];
        float a03 = a[at + 3];
        float a10 = a[atNext];
        float a11 = a[atNext + 1];
        float a12 = a[atNext + 2];
        float a13 = a[atNext + 3];
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(
                    a03, row3[j], Math.fma(a02, row2[j], Math.fma(a01, row1[j], Math.fma(a00, row0[j], sum[j]))));
            sumOfNext[j] = Math.fma(
                    a13, row3[j], Math.fma(a12, row2[j], Math.fma(a11, row1[j], Math.fma(a10, row0[j], sumOfNext[j]))));
        }
    }

    private static void addOne(float[] sum, float factor, float[] row) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(factor, row[j], sum[j]);
        }
    }
}
