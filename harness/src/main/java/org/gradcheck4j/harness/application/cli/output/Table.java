package org.gradcheck4j.harness.application.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Columns for people: words to the left, numbers to the right. */
public final class Table {

    /** Stands for a missing number. */
    static final String NONE = "–";

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        row(header);
    }

    /** Adds a row of as many cells as the header has. */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    public void print(PrintWriter out) {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                String padding = " ".repeat(widths[column] - cell.length());
                line.append(isNumeric(column) ? padding + cell : cell + padding).append(GAP);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private boolean isNumeric(int column) {
        return rows.stream().skip(1).map(row -> row.get(column)).allMatch(Table::isNumber);
    }

    private static boolean isNumber(String cell) {
        return cell.equals(NONE) || cell.equals("Infinity") || Character.isDigit(cell.charAt(0));
    }
}
