package org.gradcheck4j.harness.application.suite;

import java.util.Arrays;
import org.gradcheck4j.harness.comparison.ComparedEntry;

/**
 * A tensor's fractions of the bound by place, for a picture: each cell has the largest of a block of neighbouring entries. A
 * tensor with few rows and columns has one entry a cell.
 */
public final class FractionMap {

    private static final int MOST_ROWS = 12;
    private static final int MOST_COLUMNS = 16;

    private final int tensorRows;
    private final int tensorColumns;
    private final int rows;
    private final int columns;
    private final double[] largest;
    private final boolean[] tested;

    /** Starts with no entry seen. */
    FractionMap(int tensorRows, int tensorColumns) {
        this.tensorRows = tensorRows;
        this.tensorColumns = tensorColumns;
        this.rows = Math.min(MOST_ROWS, tensorRows);
        this.columns = Math.min(MOST_COLUMNS, tensorColumns);
        this.largest = new double[rows * columns];
        this.tested = new boolean[rows * columns];
    }

    void add(ComparedEntry entry) {
        int row = (int) ((long) entry.row() * rows / tensorRows);
        int column = (int) ((long) entry.column() * columns / tensorColumns);
        int cell = row * columns + column;
        largest[cell] = Math.max(largest[cell], entry.fractionOfBound());
        tested[cell] |= entry.isTested();
    }

    /** {@return the number of rows of cells} */
    public int rows() {
        return rows;
    }

    /** {@return the number of columns of cells} */
    public int columns() {
        return columns;
    }

    /** {@return the largest error ÷ bound of each cell, row by row} */
    public double[] fractions() {
        return largest.clone();
    }

    /** {@return whether an entry of a cell is tested} */
    public boolean isTested(int cell) {
        return tested[cell];
    }

    /** {@return how many entries have a cell, at most} */
    public int entriesPerCell() {
        return ceilDivided(tensorRows, rows) * ceilDivided(tensorColumns, columns);
    }

    private static int ceilDivided(int size, int cells) {
        return (size + cells - 1) / cells;
    }

    @Override
    public String toString() {
        return "%d × %d %s".formatted(rows, columns, Arrays.toString(largest));
    }
}
