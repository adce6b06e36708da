package org.gradcheck4j.kernel;

/**
 * A product in double by {@link VectorDoubleTile}s, for panels of columns of B. A panel is copied if it is used often enough: the
 * copy lies in one piece, so it stays in a cache. {@link VectorFloats} is its twin in float.
 */
final class VectorDoubles implements Kernel<double[]> {

    private static final int LANES = VectorDoubleTile.LANES;

    /**
     * Vectors in a row of a panel. With 32 registers, tiles of 8 × 3 reached 75 to 81 % of the peak of an Intel Xeon, and those of 4 × 4 57
     * to 73 %: they read each number of the panel, which no first-level cache holds, for four sums in place of eight. With 16, as vectors
     * of 256 bits mostly have, 4 × 2 reached 80 to 90 %, and 4 × 4 half.
     */
    static final int VECTORS = VectorDoubleTile.SPECIES.vectorBitSize() == 256 ? 2 : 3;

    /** Rows of a panel at a time: with 3 vectors of 512 bits 192 KiB, which a second-level cache holds. */
    static final int BLOCK = 1024;

    /** Rows of A from which a copy of the panel pays: it did at 128 × 128 × 128, and did not at 30 × 16 × 569. */
    static final int COPY_FROM = 64;

    @Override
    public void fill(Operands<double[]> operands, Tile tile) {
        boolean copies = tile.toRow() - tile.fromRow() >= COPY_FROM;
        double[] copy = new double[copies ? Math.min(BLOCK, operands.inner) * VECTORS * LANES : 0];
        int column = tile.fromColumn();
        while (column < tile.toColumn()) {
            int width = width(tile.toColumn() - column, LANES);
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
                        new VectorDoubleTile.Rows(operands.c, column, operands.columns));
            }
            column += width;
        }
    }

    /**
     * {@return how many of the columns that are left the next panel has: whole vectors, but for the last} One vector alone is slowest, so
     * four are two and two.
     */
    static int width(int left, int lanes) {
        int vectors = left / lanes;
        return vectors == 0 ? left : (vectors == VECTORS + 1 ? 2 : Math.min(vectors, VECTORS)) * lanes;
    }

    /** Fills less than a vector's worth of columns: in copies that are a vector wide, whose other columns are not used. */
    private static void fillEdge(Operands<double[]> operands, Tile tile, int column) {
        int width = tile.toColumn() - column;
        double[] copy = new double[Math.min(BLOCK, operands.inner) * LANES];
        double[] sums = new double[(tile.toRow() - tile.fromRow()) * LANES];
        VectorDoubleTile.Rows c = new VectorDoubleTile.Rows(sums, -tile.fromRow() * LANES, LANES);
        add(operands, tile, column, width, LANES, copy, c);
        for (int i = tile.fromRow(); i < tile.toRow(); i++) {
            System.arraycopy(sums, c.at(i), operands.c, i * operands.columns + column, width);
        }
    }

    private static void add(
            Operands<double[]> operands,
            Tile tile,
            int column,
            int width,
            int stride,
            double[] copy,
            VectorDoubleTile.Rows c) {
        int inner = operands.inner;
        for (int k = 0; k < inner; k += BLOCK) {
            int count = Math.min(BLOCK, inner - k);
            VectorDoubleTile.Rows a = new VectorDoubleTile.Rows(operands.a, k, inner);
            VectorDoubleTile.Rows b =
                    new VectorDoubleTile.Rows(operands.b, k * operands.columns + column, operands.columns);
            if (copy.length > 0) {
                VectorDoubleTile.Rows original = b;
                b = new VectorDoubleTile.Rows(copy, 0, stride);
                for (int row = 0; row < count; row++) {
                    System.arraycopy(original.values, original.at(row), copy, b.at(row), width);
                }
            }
            VectorDoubleTile.add(stride / LANES, tile.fromRow(), tile.toRow() - 1, count, a, b, c);
        }
    }
}
