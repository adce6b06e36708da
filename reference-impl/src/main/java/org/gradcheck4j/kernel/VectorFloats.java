package org.gradcheck4j.kernel;

/**
 * A product in float by {@link VectorFloatTile}s, for panels of columns of B. A panel is copied if it is used often enough: the
 * copy lies in one piece, so it stays in a cache. {@link VectorDoubles} is its twin in double, and has the constants.
 */
final class VectorFloats implements Kernel<float[]> {

    private static final int LANES = VectorFloatTile.LANES;

    @Override
    public void fill(Operands<float[]> operands, Tile tile) {
        boolean copies = tile.toRow() - tile.fromRow() >= VectorDoubles.COPY_FROM;
        float[] copy =
                new float[copies ? Math.min(VectorDoubles.BLOCK, operands.inner) * VectorDoubles.VECTORS * LANES : 0];
        int column = tile.fromColumn();
        while (column < tile.toColumn()) {
            int width = VectorDoubles.width(tile.toColumn() - column, LANES);
            if (width < LANES) {
                fillEdge(operands, tile, column);
            } else {
                add(
                        operands,
                        tile,
                        column,
                        width,
                        width,
                        copy,
                        new VectorFloatTile.Rows(operands.c, column, operands.columns));
            }
            column += width;
        }
    }

    /** Fills less than a vector's worth of columns: in copies that are a vector wide, whose other columns are not used. */
    private static void fillEdge(Operands<float[]> operands, Tile tile, int column) {
        int width = tile.toColumn() - column;
        float[] copy = new float[Math.min(VectorDoubles.BLOCK, operands.inner) * LANES];
        float[] sums = new float[(tile.toRow() - tile.fromRow()) * LANES];
        VectorFloatTile.Rows c = new VectorFloatTile.Rows(sums, -tile.fromRow() * LANES, LANES);
        add(operands, tile, column, width, LANES, copy, c);
        for (int i = tile.fromRow(); i < tile.toRow(); i++) {
            System.arraycopy(sums, c.at(i), operands.c, i * operands.columns + column, width);
        }
    }

    private static void add(
            Operands<float[]> operands,
            Tile tile,
            int column,
            int width,
            int stride,
            float[] copy,
            VectorFloatTile.Rows c) {
        int inner = operands.inner;
        for (int k = 0; k < inner; k += VectorDoubles.BLOCK) {
            int count = Math.min(VectorDoubles.BLOCK, inner - k);
            VectorFloatTile.Rows a = new VectorFloatTile.Rows(operands.a, k, inner);
            VectorFloatTile.Rows b =
                    new VectorFloatTile.Rows(operands.b, k * operands.columns + column, operands.columns);
            if (copy.length > 0) {
                VectorFloatTile.Rows original = b;
                b = new VectorFloatTile.Rows(copy, 0, stride);
                for (int row = 0; row < count; row++) {
                    System.arraycopy(original.values, original.at(row), copy, b.at(row), width);
                }
            }
            VectorFloatTile.add(stride / LANES, tile.fromRow(), tile.toRow() - 1, count, a, b, c);
        }
    }
}
