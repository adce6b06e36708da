package org.gradcheck4j.harness.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.harness.text.Figures;

/** The rows of one benchmark as a table in Markdown: a line for each size, precision and number of threads. */
final class Table {

    private static final double MICRO = 1e3;
    private static final double MILLI = 1e6;
    private static final double SECOND = 1e9;

    private final List<Row> rows;
    private final List<String> kernels;
    private final List<String> peers;

    /**
     * Prepares the table.
     *
     * @param rows of one benchmark, at least one
     */
    Table(List<Row> rows) {
        this(rows, List.of());
    }

    /**
     * Prepares a table with columns that may stay empty.
     *
     * @param rows of one benchmark, at least one
     * @param morePeers that have columns even if nobody measured them
     */
    Table(List<Row> rows, List<String> morePeers) {
        this.rows = rows;
        this.kernels = rows.stream().map(Row::kernel).distinct().toList();
        this.peers = Stream.concat(rows.stream().map(Row::peerName), morePeers.stream())
                .distinct()
                .toList();
    }

    /** {@return the table, with a line end after each line} */
    String markdown() {
        List<String> titles = new ArrayList<>(List.of("size", "precision", "threads"));
        titles.addAll(kernels);
        peers.forEach(peer -> {
            titles.add(peer);
            kernels.forEach(kernel -> titles.add("÷ " + kernel));
        });
        StringBuilder table = new StringBuilder(line(titles));
        table.append(line(titles.stream().map(title -> "---").toList()));
        byWork().values().forEach(work -> table.append(line(cells(work))));
        return table.toString();
    }

    private Map<String, List<Row>> byWork() {
        Map<String, List<Row>> byWork = new LinkedHashMap<>();
        // Sorted by the first size that has it, not by the setting in which it was measured.
        for (String size : rows.stream().map(Row::size).distinct().toList()) {
            rows.stream().filter(row -> row.size().equals(size)).forEach(row -> byWork.computeIfAbsent(
                            String.join(" ", size, row.precision(), "" + row.threads()), work -> new ArrayList<>())
                    .add(row));
        }
        return byWork;
    }

    private List<String> cells(List<Row> work) {
        Row first = work.get(0);
        List<String> cells = new ArrayList<>(List.of(first.size(), first.precision(), "" + first.threads()));
        kernels.forEach(kernel -> cells.add(
                of(work, kernel).findFirst().map(row -> time(row.ours())).orElse("")));
        for (String peer : peers) {
            cells.add(work.stream()
                    .filter(row -> row.peerName().equals(peer))
                    .findFirst()
                    .map(row -> time(row.peer()))
                    .orElse(""));
            kernels.forEach(kernel -> cells.add(of(work, kernel)
                    .filter(row -> row.peerName().equals(peer))
                    .findFirst()
                    .map(row -> Figures.threeDigits(row.ratio()))
                    .orElse("")));
        }
        return cells;
    }

    private static Stream<Row> of(List<Row> work, String kernel) {
        return work.stream().filter(row -> row.kernel().equals(kernel));
    }

    /** The median, and between which bounds the measurements were, in the median's unit. */
    private static String time(Timing timing) {
        double median = timing.median();
        double unit = median < MICRO ? 1 : median < MILLI ? MICRO : median < SECOND ? MILLI : SECOND;
        String name = unit == 1 ? "ns" : unit == MICRO ? "µs" : unit == MILLI ? "ms" : "s";
        return "%s %s (%s–%s)"
                .formatted(
                        Figures.threeDigits(median / unit),
                        name,
                        Figures.threeDigits(timing.least() / unit),
                        Figures.threeDigits(timing.most() / unit));
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
