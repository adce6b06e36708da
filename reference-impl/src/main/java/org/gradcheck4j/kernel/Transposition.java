package org.gradcheck4j.kernel;

/** Transposes matrices, block by block. */
public final class Transposition {

    /**
     * Rows and columns that are transposed at a time. As measured, 1024 × 1024 takes half the time that it takes at once; where
     * the number of rows is no power of 2, there is little to gain.
     */
    private static final int BLOCK = 16;

    private Transposition() {}

    /**
     * {@return the transpose, {@code [columns × rows]}, row by row}
     *
     * @param rows of the matrix
     * @param columns of the matrix
     * @param values the matrix, row by row, only read
     */
    public static double[] of(int rows, int columns, double[] values) {
        double[] transposed = new double[values.length];
        for (int row = 0; row < rows; row += BLOCK) {
            int toRow = Math.min(row + BLOCK, rows);
            for (int column = 0; column < columns; column += BLOCK) {
                int toColumn = Math.min(column + BLOCK, columns);
                for (int i = row; i < toRow; i++) {
                    for (int j = column; j < toColumn; j++) {
                        transposed[j * rows + i] = values[i * columns + j];
                    }
                }
            }
        }
        return transposed;
    }

    /**
     * {@return the transpose, {@code [columns × rows]}, row by row}
     *
     * @param rows of the matrix
     * @param columns of the matrix
     * @param values the matrix, row by row, only read
     */
    public static float[] of(int rows, int columns, float[] values) {
        float[] transposed = new float[values.length];
        for (int row = 0; row < rows; row += BLOCK) {
            int toRow = Math.min(row + BLOCK, rows);
            for (int column = 0; column < columns; column += BLOCK) {
                int toColumn = Math.min(column + BLOCK, columns);
                for (int i = row; i < toRow; i++) {
                    for (int j = column; j < toColumn; j++) {
                        transposed[j * rows + i] = values[i * columns + j];
                    }
                }
            }
        }
        return transposed;
    }
}
