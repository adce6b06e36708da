package org.gradcheck4j.harness.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Rows of cells as aligned text: words to the left, numbers to the right. The first column holds words. */
public final class TextTable {

    /** Stands in a cell that has no number. */
    public static final String NONE = "–";

    /** Cells of a column of numbers that do not begin with a digit. */
    private static final Set<String> ALSO_NUMBERS = Set.of(NONE, ".", "Infinity", "∞");

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Starts a table.
     *
     * @param heading of each column
     */
    public TextTable(String... heading) {
        rows.add(List.of(heading));
    }

    /** Adds a row with a cell for each column of the heading. */
    public void row(Object... cells) {
        rows.add(Arrays.stream(cells).map(Object::toString).map(Visible::of).toList());
    }

    /** {@return a line for each row, each ended by {@code \n}} */
    public String text() {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns).map(this::width).toArray();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                String blanks = " ".repeat(widths[column] - cell.length());
                line.append(column == 0 ? "" : GAP).append(holdsNumbers(column) ? blanks + cell : cell + blanks);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private boolean holdsNumbers(int column) {
        return column > 0
                && rows.stream()
                        .skip(1)
                        .map(row -> row.get(column))
                        .allMatch(cell -> Character.isDigit(cell.charAt(0)) || ALSO_NUMBERS.contains(cell));
    }
}
