package org.gradcheck4j.harness.application.diff;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.application.plot.LimitAxis;
import org.gradcheck4j.harness.application.plot.Strip;

/**
 * Every pair's largest difference, as a share of the sum of both bounds: a row for each engine and precision.
 *
 * @param rows from top to bottom
 * @param axis below them, as SVG
 * @param what a mark stands for, in words
 */
record DifferencePlot(List<Row> rows, String axis, String what) {

    /**
     * A row.
     *
     * @param label its name
     * @param grade a class of the style sheet
     * @param mark so that colour is not all that tells
     * @param strip the marks, as SVG
     */
    record Row(String label, String grade, String mark, String strip) {}

    static DifferencePlot of(List<EngineRow> rows) {
        LimitAxis axis = LimitAxis.of(rows.stream()
                .flatMap(row -> row.compared().stream())
                .map(PairDifference::ofBounds)
                .toList());
        List<Strip> strips = rows.stream().map(row -> strip(axis, row)).toList();
        // The same on every row, so that heights can be compared.
        long perMark = strips.stream().mapToLong(Strip::perMark).max().orElse(1);
        List<Row> drawn = new ArrayList<>();
        for (int k = 0; k < rows.size(); k++) {
            boolean isWorse = rows.get(k).compared().stream().anyMatch(each -> each.change() == Change.WORSE);
            drawn.add(new Row(
                    rows.get(k).engine() + " · " + rows.get(k).precision(),
                    isWorse ? "unexpected" : "",
                    isWorse ? "✗ " : "",
                    strips.get(k).svg(perMark)));
        }
        return new DifferencePlot(
                drawn,
                axis.svg(),
                perMark == 1
                        ? "a mark for each gradient"
                        : "a mark stands for up to %d gradients of a row".formatted(perMark));
    }

    private static Strip strip(LimitAxis axis, EngineRow row) {
        Strip strip = new Strip(axis);
        row.compared().forEach(each -> strip.add(mark(each), each.ofBounds(), 1));
        return strip;
    }

    private static Strip.Mark mark(PairDifference pair) {
        return switch (pair.change()) {
            case WORSE -> Strip.Mark.NEW;
            case BETTER -> Strip.Mark.KNOWN;
            case EXPLAINED, SAME, NOT_COMPARABLE, NO_GRADIENT, ONLY_OLD, ONLY_NEW -> Strip.Mark.WITHIN;
        };
    }
}
