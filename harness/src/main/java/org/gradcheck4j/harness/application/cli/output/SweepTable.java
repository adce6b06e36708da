package org.gradcheck4j.harness.application.cli.output;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.sweep.SweepSummary;
import org.gradcheck4j.harness.application.sweep.SweptCase;
import org.gradcheck4j.harness.application.sweep.VerdictCount;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.text.TextTable;

/** What came of a sweep, one row an engine and precision. */
public final class SweepTable {

    private SweepTable() {}

    /** Prints the table. */
    public static void print(PrintWriter out, SweepSummary summary) {
        TextTable table = new TextTable(
                "engine",
                "precision",
                "cases",
                "agree",
                "inconclusive",
                "unsupported",
                "wrong",
                "error ÷ bound",
                "on case");
        Map<String, List<VerdictCount>> rows = summary.counts().stream()
                .collect(Collectors.groupingBy(
                        each -> each.kind().engine() + " " + each.kind().precision(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        for (List<VerdictCount> row : rows.values()) {
            // Of wrong gradients the fraction may be anything: they are listed below the table.
            SweptCase worst = row.stream()
                    .filter(each -> !each.kind().outcome().isWrong())
                    .flatMap(each -> each.worst().stream())
                    .max(Comparator.comparingDouble(SweptCase::fractionOfBound))
                    .orElse(null);
            table.row(
                    row.get(0).kind().engine(),
                    row.get(0).kind().precision().id(),
                    count(row, each -> true),
                    count(row, each -> each == Outcome.AGREE),
                    count(row, each -> each == Outcome.INCONCLUSIVE),
                    count(row, each -> each == Outcome.UNSUPPORTED),
                    count(row, Outcome::isWrong),
                    worst == null ? TextTable.NONE : String.format(Locale.ROOT, "%.2g", worst.fractionOfBound()),
                    worst == null ? TextTable.NONE : worst.index());
        }
        out.print(table.text());
    }

    private static long count(List<VerdictCount> row, Predicate<Outcome> which) {
        return row.stream()
                .filter(each -> which.test(each.kind().outcome()))
                .mapToLong(VerdictCount::count)
                .sum();
    }
}
