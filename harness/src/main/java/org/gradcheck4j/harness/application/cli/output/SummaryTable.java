package org.gradcheck4j.harness.application.cli.output;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;

/** Verdicts in tables. */
public final class SummaryTable {

    private static final double PERCENT = 100;

    private SummaryTable() {}

    /** Prints one row an engine and precision. */
    public static void byEngine(PrintWriter out, List<EngineVerdict> verdicts, Predicate<EngineVerdict> accepted) {
        Map<String, List<EngineVerdict>> groups = verdicts.stream()
                .sorted(Comparator.comparing(EngineVerdict::engine).thenComparing(EngineVerdict::precision))
                .collect(Collectors.groupingBy(
                        each -> each.engine() + " " + each.precision().id(), TreeMap::new, Collectors.toList()));
        Table table = new Table("engine", "precision", "cases", "agree", "listed", "fail", "error ÷ bound", "tested");
        for (List<EngineVerdict> group : groups.values()) {
            List<Verdict> agreeing = group.stream()
                    .map(EngineVerdict::verdict)
                    .filter(verdict -> verdict.outcome() == Outcome.AGREE)
                    .toList();
            long failing = group.stream().filter(accepted.negate()).count();
            table.row(
                    group.get(0).engine(),
                    group.get(0).precision().id(),
                    Integer.toString(group.size()),
                    Integer.toString(agreeing.size()),
                    Long.toString(group.size() - agreeing.size() - failing),
                    Long.toString(failing),
                    agreeing.isEmpty() ? Table.NONE : fraction(agreeing),
                    tested(group.stream().map(EngineVerdict::verdict).toList()));
        }
        table.print(out);
    }

    /** Prints one row a verdict. */
    public static void byVerdict(PrintWriter out, List<EngineVerdict> verdicts) {
        Table table = new Table("engine", "verdict", "entries", "disagree", "error ÷ bound", "tested");
        for (EngineVerdict each : verdicts) {
            Verdict verdict = each.verdict();
            table.row(
                    each.engine(),
                    verdict.outcome().id(),
                    Integer.toString(verdict.entries()),
                    Integer.toString(verdict.disagreeing()),
                    fraction(List.of(verdict)),
                    tested(List.of(verdict)));
        }
        table.print(out);
    }

    private static String fraction(List<Verdict> verdicts) {
        double largest =
                verdicts.stream().mapToDouble(Verdict::fractionOfBound).max().orElse(0);
        return String.format(Locale.ROOT, "%.2g", largest);
    }

    private static String tested(List<Verdict> verdicts) {
        long entries = verdicts.stream().mapToLong(Verdict::entries).sum();
        long tested = verdicts.stream().mapToLong(Verdict::tested).sum();
        // Rounded down: 100 % is said only where it is so.
        return entries == 0 ? Table.NONE : (long) Math.floor(PERCENT * tested / entries) + " %";
    }
}
