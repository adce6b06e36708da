package org.gradcheck4j.kernel;

import java.util.ArrayList;
import java.util.List;

/** Some rows and some columns of a product: each from the first up to, and without, the last. */
record Tile(int fromRow, int toRow, int fromColumn, int toColumn) {

    /** A multiple of the numbers in each vector, so that no tile but the last has less than one left. */
    private static final int COLUMNS = 64;

    /** The rows that the vectors take at a time. */
    private static final int ROWS = 8;

    /**
     * {@return tiles that make up a product, about as many as are wanted}
     *
     * <p>Columns are cut first: a kernel copies the rows of B in its columns, and for tiles in the same columns it does so
     * again.
     */
    static List<Tile> of(int rows, int columns, int wanted) {
        int columnParts = Math.min(wanted, parts(columns, COLUMNS));
        int rowParts = Math.min(parts(wanted, columnParts), parts(rows, ROWS));
        List<Tile> tiles = new ArrayList<>();
        for (int p = 0; p < rowParts; p++) {
            for (int q = 0; q < columnParts; q++) {
                tiles.add(new Tile(
                        cut(rows, ROWS, p, rowParts),
                        cut(rows, ROWS, p + 1, rowParts),
                        cut(columns, COLUMNS, q, columnParts),
                        cut(columns, COLUMNS, q + 1, columnParts)));
            }
        }
        return tiles;
    }

    private static int parts(int length, int part) {
        return (length - 1) / part + 1;
    }

    /** The end of the first parts of some, each a multiple of a unit but the last. */
    private static int cut(int length, int unit, int part, int parts) {
        return (int) Math.min(length, (long) parts(length, unit) * part / parts * unit);
    }
}
