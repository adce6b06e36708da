package org.gradcheck4j.kernel;

/**
 * A product in float by {@link VectorFloatTile}s, for panels of columns of B. The factors are narrowed as they are copied, and
 * the sums of a panel widened when they are complete. {@link VectorDoubles} is its twin in double, and has the constants.
 */
final class VectorFloats implements Kernel {

    private static final int LANES = VectorFloatTile.LANES;

    @Override
    public void fill(Operands operands, Tile tile) {
        prepared(operands).fill(operands, tile);
    }

    /** Narrows A, which all tiles read: for a tile alone this would take a tenth of its time or more. */
    @Override
    public Kernel prepared(Operands operands) {
        float[] narrowed = new float[operands.a.length];
        VectorWidths.narrow(operands.a, 0, narrowed, 0, narrowed.length);
        return (same, tile) -> fill(same, narrowed, tile);
    }

    private static void fill(Operands operands, float[] narrowed, Tile tile) {
        int rows = tile.toRow() - tile.fromRow();
        int widest = Math.min(VectorDoubles.VECTORS * LANES, Math.max(LANES, tile.toColumn() - tile.fromColumn()));
        float[] copy = new float[Math.min(VectorDoubles.BLOCK, operands.inner) * widest];
        float[] sums = new float[rows * widest];
        int column = tile.fromColumn();
        while (column < tile.toColumn()) {
            int width = VectorDoubles.width(tile.toColumn() - column, LANES);
            int stride = Math.max(width, LANES);
            VectorFloatTile.Rows c = new VectorFloatTile.Rows(sums, -tile.fromRow() * stride, stride);
            add(operands, narrowed, tile, column, width, new VectorFloatTile.Rows(copy, 0, stride), c);
            for (int i = tile.fromRow(); i < tile.toRow(); i++) {
                VectorWidths.widen(sums, c.at(i), operands.c, i * operands.columns + column, width);
            }
            column += width;
        }
    }

    /** Adds the products of rows of A with a panel: a vector wide at least, of which some may not be used. */
    private static void add(
            Operands operands,
            float[] narrowed,
            Tile tile,
            int column,
            int width,
            VectorFloatTile.Rows b,
            VectorFloatTile.Rows c) {
        int inner = operands.inner;
        int vectors = Math.max(1, width / LANES);
        for (int k = 0; k < inner; k += VectorDoubles.BLOCK) {
            int count = Math.min(VectorDoubles.BLOCK, inner - k);
            for (int row = 0; row < count; row++) {
                VectorWidths.narrow(operands.b, (k + row) * operands.columns + column, b.values, b.at(row), width);
            }
            VectorFloatTile.Rows a = new VectorFloatTile.Rows(narrowed, k, inner);
            for (int i = tile.fromRow(); i < tile.toRow(); i += 4) {
                VectorFloatTile.add(vectors, k == 0, i, tile.toRow() - 1, count, a, b, c);
            }
        }
    }
}
