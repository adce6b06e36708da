package org.gradcheck4j.harness.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of cells as aligned text: the first column to the left, the others to the right. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    public TextTable(String... heading) {
        rows.add(heading);
    }

    /** Adds a row with a cell for each column of the heading. */
    public void row(Object... cells) {
        rows.add(Arrays.stream(cells).map(Object::toString).toArray(String[]::new));
    }

    /** {@return a line for each row, each ended by {@code \n}} */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.length; column++) {
                String blanks = " ".repeat(width(column) - row[column].length());
                line.append(column == 0 ? row[column] + blanks : GAP + blanks + row[column]);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }
}
