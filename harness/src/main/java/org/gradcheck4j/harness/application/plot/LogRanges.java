package org.gradcheck4j.harness.application.plot;

import java.util.List;
import java.util.Optional;

/**
 * Ranges of numbers on a logarithmic axis that ends at 1: a dot at the typical number, and a line to the largest. What is not
 * finite lies beyond the end. A series has a colour of its own.
 *
 * @param lowest the exponent of the left end
 * @param series at most three
 * @param groups from above
 */
public record LogRanges(int lowest, List<Series> series, List<Group> groups) {

    /**
     * What has a range in each row.
     *
     * @param name above the axis
     * @param mark the position of the name: above 0, below 1
     */
    public record Series(String name, double mark) {}

    /**
     * Rows with a common name.
     *
     * @param name of all rows
     * @param rows from above
     * @param note to the right of them, if something is missing
     */
    public record Group(String name, List<Row> rows, String note) {

        /** Keeps an unmodifiable copy. */
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A row.
     *
     * @param name of the row
     * @param ranges one for each series, if it has one
     */
    public record Row(String name, List<Optional<Range>> ranges) {

        /** Keeps an unmodifiable copy. */
        public Row {
            ranges = List.copyOf(ranges);
        }
    }

    /**
     * From a typical number to the largest.
     *
     * @param typical above 0
     * @param largest not smaller
     */
    public record Range(double typical, double largest) {}

    private static final double LABELS = 350;
    private static final double DECADE = 32;
    private static final double BEYOND = 26;
    private static final double NOTES = 150;
    private static final double ABOVE = 34;
    private static final double ROW = 15;
    private static final double GAP = 8;
    private static final double BASELINE = 11;
    private static final double TICKS = 18;
    private static final double RADIUS = 4;

    /** Keeps unmodifiable copies. */
    public LogRanges {
        series = List.copyOf(series);
        groups = List.copyOf(groups);
    }

    /**
     * {@return it as SVG}
     *
     * @param caption of the picture
     */
    public String svg(Caption caption) {
        double top = caption.bottom() + ABOVE;
        double height = groups.stream().mapToDouble(LogRanges::height).sum();
        double end = position(Double.POSITIVE_INFINITY);
        Svg svg = caption.start(end + NOTES + Caption.MARGIN, top + height + TICKS + Caption.MARGIN);
        double y = top;
        for (int k = 0; k < groups.size(); k++) {
            if (k % 2 == 0) {
                svg.rectangle("band", Caption.MARGIN, y, end + NOTES - Caption.MARGIN, height(groups.get(k)));
            }
            y += height(groups.get(k));
        }
        for (int exponent = lowest; exponent <= 0; exponent += 2) {
            double x = position(Math.pow(10, exponent));
            svg.path("grid", "M%s %sV%s".formatted(Svg.number(x), Svg.number(top), Svg.number(y)));
            svg.text(x, y + TICKS, "middle", LimitAxis.power(exponent));
        }
        svg.text(end, y + TICKS, "middle", "> 1");
        for (int k = 0; k < series.size(); k++) {
            double x = position(series.get(k).mark());
            svg.path("mark c" + k, "M%s %sV%s".formatted(Svg.number(x), Svg.number(top - 6), Svg.number(y)));
            svg.text("c" + k, x, top - 10, "middle", series.get(k).name());
        }
        y = top;
        for (Group group : groups) {
            group(svg, group, y + GAP / 2);
            y += height(group);
        }
        return svg.endFile();
    }

    private void group(Svg svg, Group group, double top) {
        svg.text("head", Caption.MARGIN + 4, top + BASELINE, "start", group.name());
        svg.text("note", position(Double.POSITIVE_INFINITY) + BEYOND / 2, top + BASELINE, "start", group.note());
        for (int k = 0; k < group.rows().size(); k++) {
            Row row = group.rows().get(k);
            double y = top + k * ROW;
            svg.text(Caption.MARGIN + LABELS - 8, y + BASELINE, "end", row.name());
            for (int each = 0; each < row.ranges().size(); each++) {
                String colour = "c" + each;
                row.ranges().get(each).ifPresent(range -> range(svg, colour, range, y + ROW / 2));
            }
        }
    }

    private void range(Svg svg, String colour, Range range, double y) {
        double x = position(range.typical());
        svg.path(
                "range " + colour,
                "M%s %sH%s".formatted(Svg.number(x), Svg.number(y), Svg.number(position(range.largest()))));
        svg.path(
                colour,
                "M%1$s %2$sa%3$s %3$s 0 1 0 %4$s 0a%3$s %3$s 0 1 0-%4$s 0z"
                        .formatted(Svg.number(x - RADIUS), Svg.number(y), Svg.number(RADIUS), Svg.number(2 * RADIUS)));
    }

    private double position(double value) {
        double zero = Caption.MARGIN + LABELS - lowest * DECADE;
        return Double.isFinite(value) ? zero + Math.log10(value) * DECADE : zero + BEYOND;
    }

    private static double height(Group group) {
        return group.rows().size() * ROW + GAP;
    }
}
