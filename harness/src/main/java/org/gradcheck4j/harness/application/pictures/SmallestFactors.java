package org.gradcheck4j.harness.application.pictures;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.plot.Caption;
import org.gradcheck4j.harness.application.plot.LogRanges;
import org.gradcheck4j.model.Precision;

/** The smallest factors that are noticed, by network and precision. */
final class SmallestFactors {

    /** What has a factor, and the column of its median; the largest stands in the next one. */
    private enum Part {
        ENTRY("one entry of dW", 2),
        NEURON("one neuron", 4),
        ALL("all entries", 6);

        final String words;
        final int column;

        Part(String words, int column) {
            this.words = words;
            this.column = column;
        }
    }

    private static final int LOWEST = -16;
    private static final String NONE = "–";

    private SmallestFactors() {}

    /** The networks and their factors in a precision. */
    private record Table(Precision precision, List<List<String>> rows) {
        static Table of(Precision precision, Document soundness) {
            Document part = soundness.from("### The smallest factors").from("In %s:".formatted(precision.id()));
            return new Table(precision, part.table("network").stream().skip(1).toList());
        }
    }

    /** The picture of what {@code ci/sharpness --factors} printed. */
    static String svg(Document soundness) {
        List<Table> tables = Stream.of(Precision.values())
                .map(precision -> Table.of(precision, soundness))
                .toList();
        List<LogRanges.Group> groups = IntStream.range(0, tables.get(0).rows().size())
                .mapToObj(row -> group(tables, row))
                .toList();
        return new LogRanges(
                        LOWEST,
                        tables.stream()
                                .map(Table::precision)
                                .map(precision ->
                                        new LogRanges.Series(precision.id() + ": u", precision.unitRoundoff()))
                                .toList(),
                        groups)
                .svg(new Caption(
                        "How small a mistake is noticed?",
                        List.of(
                                "The smallest relative change ε that is noticed, of a part of a correct gradient. Dot: the median; the"
                                        + " line ends at the largest.",
                                "Further left is better. Dashed: the unit roundoff u, the relative error of one rounding."),
                        description(tables)));
    }

    private static LogRanges.Group group(List<Table> tables, int row) {
        List<LogRanges.Row> rows = Stream.of(Part.values())
                .map(part -> new LogRanges.Row(
                        part.words,
                        tables.stream()
                                .map(table -> range(table.rows().get(row), part))
                                .toList()))
                .toList();
        String untested = tables.stream()
                .filter(table -> range(table.rows().get(row), Part.ENTRY).isEmpty())
                .map(table -> table.precision().id())
                .collect(Collectors.joining(", "));
        return new LogRanges.Group(
                tables.get(0).rows().get(row).get(0),
                rows,
                untested.isEmpty() ? "" : untested + ": too little is tested");
    }

    private static Optional<LogRanges.Range> range(List<String> row, Part part) {
        return Optional.of(row.get(part.column))
                .filter(cell -> !cell.equals(NONE))
                .map(median -> new LogRanges.Range(number(median), number(row.get(part.column + 1))));
    }

    private static String description(List<Table> tables) {
        return tables.stream()
                .flatMap(table -> table.rows().stream().map(row -> " In %s, %s: %s."
                        .formatted(table.precision().id(), row.get(0), words(row))))
                .collect(Collectors.joining(
                        "", "The smallest relative change that is noticed, median and largest.", ""));
    }

    private static String words(List<String> row) {
        return Stream.of(Part.values())
                .map(part -> "%s %s and %s".formatted(part.words, row.get(part.column), row.get(part.column + 1)))
                .collect(Collectors.joining("; "));
    }

    private static double number(String cell) {
        return cell.startsWith(">") ? Double.POSITIVE_INFINITY : Double.parseDouble(cell);
    }
}
