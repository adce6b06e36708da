package org.gradcheck4j.harness.application.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * How often what is in a row was taken for what is in a column. The columns begin with the rows' own names, in the same order, so
 * what is right stands on the diagonal: there a cell says only that it is so, and the numbers stand beside the row.
 *
 * @param rows names of what there was
 * @param columns names that were given
 * @param counts row by row, one for each column
 */
public record ConfusionMatrix(List<String> rows, List<String> columns, List<List<Long>> counts) {

    private static final double CELL = 12;
    private static final double SQUARE = 11;
    private static final double BASELINE = 9;
    private static final double NAMES = 248;
    private static final double ABOVE = 230;
    private static final double GAP = 6;
    private static final double TOTALS = 76;

    /** Keeps unmodifiable copies. */
    public ConfusionMatrix {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        counts = counts.stream().map(List::copyOf).toList();
    }

    /** {@return how many were taken for what they were} */
    public long right() {
        long right = 0;
        for (int row = 0; row < rows.size(); row++) {
            right += counts.get(row).get(row);
        }
        return right;
    }

    /** {@return how many there were} */
    public long all() {
        return counts.stream().mapToLong(ConfusionMatrix::sum).sum();
    }

    /** {@return what was taken for something else, row by row, such as {@code a as b: 3}} */
    public List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                long count = counts.get(row).get(column);
                if (count > 0 && column != row) {
                    wrong.add("%s as %s: %d".formatted(rows.get(row), columns.get(column), count));
                }
            }
        }
        return wrong;
    }

    /**
     * {@return it as SVG}
     *
     * @param caption of the picture
     */
    public String svg(Caption caption) {
        double left = Caption.MARGIN + NAMES;
        double top = caption.bottom() + ABOVE;
        double right = x(left, columns.size());
        double bottom = top + rows.size() * CELL;
        Svg svg = caption.start(right + TOTALS + Caption.MARGIN, bottom + Caption.MARGIN);
        for (int row = 0; row < rows.size(); row += 2) {
            svg.rectangle("band", Caption.MARGIN, top + row * CELL - 0.5, right + TOTALS - Caption.MARGIN, CELL);
        }
        for (int column = 0; column < columns.size(); column++) {
            double x = x(left, column);
            svg.textUpwards(x + BASELINE, top - 4, columns.get(column));
            if (column % 2 == 0) {
                svg.path("grid", "M%s %sV%s".formatted(Svg.number(x - 0.5), Svg.number(top), Svg.number(bottom)));
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            row(svg, row, left, top + row * CELL);
        }
        svg.text("head", right + TOTALS, top - 4, "end", "right of all");
        return svg.endFile();
    }

    private void row(Svg svg, int row, double left, double y) {
        svg.text(left - 6, y + BASELINE, "end", rows.get(row));
        List<Long> its = counts.get(row);
        for (int column = 0; column < its.size(); column++) {
            double x = x(left, column);
            if (column == row && its.get(column) > 0) {
                svg.rectangle("right", x, y, SQUARE, SQUARE);
            } else if (its.get(column) > 0) {
                svg.rectangle("wrong", x, y, SQUARE, SQUARE);
                svg.text("in", x + SQUARE / 2, y + BASELINE, "middle", Long.toString(its.get(column)));
            }
        }
        svg.text(
                x(left, columns.size()) + TOTALS,
                y + BASELINE,
                "end",
                sum(its) == 0 ? "none" : "%d of %d".formatted(its.get(row), sum(its)));
    }

    /** What is the name of no row stands apart. */
    private double x(double left, int column) {
        return left + column * CELL + (column >= rows.size() ? GAP : 0);
    }

    private static long sum(List<Long> row) {
        return row.stream().mapToLong(Long::longValue).sum();
    }
}
