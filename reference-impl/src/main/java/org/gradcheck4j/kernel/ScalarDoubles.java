package org.gradcheck4j.kernel;

/**
 * A product in double without any copy, for small matrices: the sums of 2 × 4 entries at a time stay in registers. {@link
 * ScalarFloats} is its twin in float.
 */
final class ScalarDoubles implements Kernel<double[]> {

    /** Past the last row or column a block repeats the last one, which gives the same number again. */
    @Override
    public void fill(Operands<double[]> operands, Tile tile) {
        int lastRow = tile.toRow() - 1;
        int lastColumn = tile.toColumn() - 1;
        if (tile.fromRow() == lastRow) {
            fillRow(operands, lastRow, tile.fromColumn(), tile.toColumn());
            return;
        }
        for (int i = tile.fromRow(); i <= lastRow; i += 2) {
            int next = Math.min(i + 1, lastRow);
            for (int j = tile.fromColumn(); j <= lastColumn; j += 4) {
                int j1 = Math.min(j + 1, lastColumn);
                int j2 = Math.min(j + 2, lastColumn);
                int j3 = Math.min(j + 3, lastColumn);
                fillBlock(operands, i, next, j, j1, j2, j3);
            }
        }
    }

    private static void fillBlock(Operands<double[]> operands, int row, int next, int j0, int j1, int j2, int j3) {
        int inner = operands.inner;
        int columns = operands.columns;
        double[] a = operands.a;
        double[] b = operands.b;
        double c00 = 0;
        double c01 = 0;
        double c02 = 0;
        double c03 = 0;
        double c10 = 0;
        double c11 = 0;
        double c12 = 0;
        double c13 = 0;
        for (int k = 0, from = 0; k < inner; k++, from += columns) {
            double a0 = a[row * inner + k];
            double a1 = a[next * inner + k];
            double b0 = b[from + j0];
            double b1 = b[from + j1];
            double b2 = b[from + j2];
            double b3 = b[from + j3];
            c00 = Math.fma(a0, b0, c00);
            c01 = Math.fma(a0, b1, c01);
            c02 = Math.fma(a0, b2, c02);
            c03 = Math.fma(a0, b3, c03);
            c10 = Math.fma(a1, b0, c10);
            c11 = Math.fma(a1, b1, c11);
            c12 = Math.fma(a1, b2, c12);
            c13 = Math.fma(a1, b3, c13);
        }
        double[] c = operands.c;
        c[row * columns + j0] = c00;
        c[row * columns + j1] = c01;
        c[row * columns + j2] = c02;
        c[row * columns + j3] = c03;
        c[next * columns + j0] = c10;
        c[next * columns + j1] = c11;
        c[next * columns + j2] = c12;
        c[next * columns + j3] = c13;
    }

    /** A single row, by rows of B: four of them at a time, so that its entries are read and written less often. */
    private static void fillRow(Operands<double[]> operands, int row, int from, int to) {
        int inner = operands.inner;
        int columns = operands.columns;
        double[] a = operands.a;
        int k = 0;
        for (; k + 3 < inner; k += 4) {
            int at = row * inner + k;
            addFour(operands, row, from, to, k, a[at], a[at + 1], a[at + 2], a[at + 3]);
        }
        for (; k < inner; k++) {
            double factor = a[row * inner + k];
            for (int j = from; j < to; j++) {
                operands.c[row * columns + j] =
                        Math.fma(factor, operands.b[k * columns + j], operands.c[row * columns + j]);
            }
        }
    }

    private static void addFour(
            Operands<double[]> operands, int row, int from, int to, int k, double a0, double a1, double a2, double a3) {
        double[] b = operands.b;
        double[] c = operands.c;
        int columns = operands.columns;
        int at = row * columns;
        int b0 = k * columns;
        int b1 = b0 + columns;
        int b2 = b1 + columns;
        int b3 = b2 + columns;
        for (int j = from; j < to; j++) {
            double sum = Math.fma(a1, b[b1 + j], Math.fma(a0, b[b0 + j], c[at + j]));
            c[at + j] = Math.fma(a3, b[b3 + j], Math.fma(a2, b[b2 + j], sum));
        }
    }
}
