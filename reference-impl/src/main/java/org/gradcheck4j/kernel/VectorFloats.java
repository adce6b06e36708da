package org.gradcheck4j.kernel;

/**
 * A product in float by {@link VectorFloatTile}s, for panels of columns of B. The factors are narrowed as they are copied, and the
 * sums of a panel widened when they are complete. {@link VectorDoubles} is its twin in double, and has the constants.
 */
final class VectorFloats implements Kernel {

    private static final int LANES = VectorFloatTile.LANES;

    @Override
    public void fill(Operands operands, Tile tile) {
        int inner = operands.inner;
        int rows = tile.toRow() - tile.fromRow();
        int widest = Math.min(VectorDoubles.VECTORS * LANES, Math.max(LANES, tile.toColumn() - tile.fromColumn()));
        float[] factor = new float[rows * inner];
        VectorWidths.narrow(operands.a, tile.fromRow() * inner, factor, 0, factor.length);
        float[] copy = new float[Math.min(VectorDoubles.BLOCK, inner) * widest];
        float[] sums = new float[rows * widest];
        int column = tile.fromColumn();
        while (column < tile.toColumn()) {
            int width = VectorDoubles.width(tile.toColumn() - column, LANES);
            add(operands, column, width, factor, copy, sums);
            int stride = Math.max(width, LANES);
            for (int i = 0; i < rows; i++) {
                int at = (tile.fromRow() + i) * operands.columns + column;
                VectorWidths.widen(sums, i * stride, operands.c, at, width);
            }
            column += width;
        }
    }

    /** Adds the products of all rows of the narrowed A with a panel: a vector wide at least, of which some may not be used. */
    private static void add(Operands operands, int column, int width, float[] factor, float[] copy, float[] sums) {
        int inner = operands.inner;
        int rows = factor.length / inner;
        int stride = Math.max(width, LANES);
        VectorFloatTile.Rows b = new VectorFloatTile.Rows(copy, 0, stride);
        VectorFloatTile.Rows c = new VectorFloatTile.Rows(sums, 0, stride);
        for (int k = 0; k < inner; k += VectorDoubles.BLOCK) {
            int count = Math.min(VectorDoubles.BLOCK, inner - k);
            for (int row = 0; row < count; row++) {
                VectorWidths.narrow(operands.b, (k + row) * operands.columns + column, copy, b.at(row), width);
            }
            VectorFloatTile.Rows a = new VectorFloatTile.Rows(factor, k, inner);
            for (int i = 0; i < rows; i += 4) {
                VectorFloatTile.add(stride / LANES, k == 0, i, rows - 1, count, a, b, c);
            }
        }
    }
}
