package org.gradcheck4j.harness.application.cli.output;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.harness.text.TextTable;

/** Verdicts in tables. */
public final class SummaryTable {

    private SummaryTable() {}

    /** Prints one row an engine and precision. */
    public static void byEngine(PrintWriter out, VerdictGroup verdicts) {
        VerdictGroup sorted = new VerdictGroup(verdicts.verdicts().stream()
                .sorted(Comparator.comparing(EngineVerdict::engine)
                        .thenComparing(each -> each.precision().id()))
                .toList());
        TextTable table = new TextTable(
                "engine", "precision", "cases", "agree", "expected", "unexpected", "error ÷ bound", "tested");
        for (VerdictGroup row :
                sorted.by(each -> each.engine() + " " + each.precision().id()).values()) {
            VerdictGroup agreeing = row.with(Outcome.AGREE);
            table.row(
                    row.verdicts().get(0).engine(),
                    row.verdicts().get(0).precision().id(),
                    row.size(),
                    agreeing.size(),
                    count(row, Grade.EXPECTED),
                    count(row, Grade.UNEXPECTED),
                    agreeing.isEmpty() ? TextTable.NONE : fraction(agreeing.fractionOfBound()),
                    tested(row));
        }
        out.print(table.text());
    }

    /**
     * Prints one row a verdict.
     *
     * @param out to print to
     * @param verdicts in this order
     * @param colours of the outcomes
     */
    public static void byVerdict(PrintWriter out, VerdictGroup verdicts, Colours colours) {
        TextTable table = new TextTable("engine", "verdict", "entries", "disagree", "error ÷ bound", "tested");
        for (EngineVerdict each : verdicts.verdicts()) {
            table.row(
                    each.engine(),
                    each.outcome().id(),
                    each.verdict().entries(),
                    each.verdict().disagreeing(),
                    fraction(each.verdict().fractionOfBound()),
                    tested(new VerdictGroup(List.of(each))));
        }
        List<String> rows = table.text().lines().toList();
        out.print(rows.get(0) + "\n");
        for (int k = 1; k < rows.size(); k++) {
            EngineVerdict each = verdicts.verdicts().get(k - 1);
            out.print(colours.inRow(rows.get(k), each.engine(), each.outcome()) + "\n");
        }
    }

    private static String count(VerdictGroup row, Grade grade) {
        return Integer.toString(row.only(each -> each.grade() == grade).size());
    }

    private static String fraction(double largest) {
        return String.format(Locale.ROOT, "%.2g", largest);
    }

    private static String tested(VerdictGroup verdicts) {
        return verdicts.entries() == 0 ? TextTable.NONE : Figures.percent(verdicts.coverage());
    }
}
