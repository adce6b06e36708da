package org.gradcheck4j.harness.application.cli.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import org.gradcheck4j.harness.application.diff.Change;
import org.gradcheck4j.harness.application.diff.EngineRow;
import org.gradcheck4j.harness.application.diff.EntryDifference;
import org.gradcheck4j.harness.application.diff.GradientDifference;
import org.gradcheck4j.harness.application.diff.Nearer;
import org.gradcheck4j.harness.application.diff.PairDifference;
import org.gradcheck4j.harness.application.diff.RunDifference;
import org.gradcheck4j.harness.application.diff.Side;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.harness.text.Paragraph;
import org.gradcheck4j.harness.text.TextTable;

/** What differs between two runs, for a terminal: the worst first. */
public final class DifferenceText {

    /** Of the worst, so many are told whole; the others in a line each. */
    private static final int MOST_WHOLE = 10;

    /** Of differences that the bounds explain, the largest are listed. */
    private static final int MOST_EXPLAINED = 10;

    /** Differ in any two runs. */
    private static final Set<String> OF_EVERY_RUN = Set.of("command", "started", "seconds");

    /** Of a line, in characters, as of other messages. */
    private static final int WIDTH = 98;

    private static final int LABEL = 14;

    private final PrintWriter out;
    private final RunDifference difference;
    private final Colours colours;

    /**
     * Prepares the text.
     *
     * @param streams to print to
     * @param difference of the two runs
     */
    public DifferenceText(Streams streams, RunDifference difference) {
        this.out = streams.out();
        this.difference = difference;
        this.colours = streams.colours();
    }

    /** Prints what became worse or is missing, and nothing if that is nothing. */
    public void printFailures() {
        List<PairDifference> worse = difference.with(Change.WORSE);
        for (int k = 0; k < worse.size(); k++) {
            if (k <= MOST_WHOLE) {
                out.println();
            }
            out.println(headline("worse", worse.get(k)));
            if (k < MOST_WHOLE) {
                details(worse.get(k));
            }
        }
        list("only in the old run", Change.ONLY_OLD, "");
        list("only in the new run", Change.ONLY_NEW, "");
        list("not comparable", Change.NOT_COMPARABLE, "; the inputs are not the same");
    }

    /** Prints everything. */
    public void print() {
        facts();
        printFailures();
        better();
        explained();
        out.println();
        if (difference.compared() > 0) {
            out.println(table());
        }
        out.println(difference.sentence());
    }

    private void facts() {
        TextTable table = new TextTable("", "old", "new");
        table.row("run", difference.older().folder(), difference.newer().folder());
        difference.facts().forEach((name, both) -> {
            if (!OF_EVERY_RUN.contains(name) && !both.get(0).equals(both.get(1))) {
                table.row(name, both.get(0), both.get(1));
            }
        });
        out.print(table.text());
    }

    private String headline(String what, PairDifference pair) {
        String start = "%s: %s, %s: ".formatted(what, pair.place(), pair.key().engine());
        String verdicts = pair.verdicts();
        int arrow = verdicts.lastIndexOf("→") + 1;
        String before = start + verdicts.substring(0, arrow);
        return pair.newer()
                .map(side -> colours.inRow(start + verdicts, before, side.outcome()))
                .orElse(start + verdicts);
    }

    private void list(String what, Change change, String why) {
        List<PairDifference> some = difference.with(change);
        if (!some.isEmpty()) {
            out.println();
        }
        some.forEach(each -> out.println(
                what + ": %s, %s, %s%s".formatted(each.place(), each.key().engine(), each.verdicts(), why)));
    }

    private void details(PairDifference pair) {
        pair.newer().map(Side::why).filter(why -> !why.isEmpty()).ifPresent(why -> labelled("why", why));
        pair.difference().ifPresent(each -> {
            each.largest().ifPresent(this::entry);
            each.largest().ifPresent(largest -> labelled("difference", sizes(each, largest)));
            nearer(each);
        });
    }

    private void entry(EntryDifference entry) {
        labelled(
                "entry",
                "%s: old %s, new %s, exact %s"
                        .formatted(
                                entry.place(),
                                Figures.allDigits(entry.older()),
                                Figures.allDigits(entry.newer()),
                                Figures.allDigits(entry.exact())));
    }

    private static String sizes(GradientDifference all, EntryDifference largest) {
        return "%s, %s × the sum of both bounds, %s ulp; entries that differ: %d of %d, %d of them by more than that sum"
                .formatted(
                        Figures.threeDigits(largest.difference()),
                        Figures.threeDigits(largest.ofBounds()),
                        Figures.threeDigits(largest.ulps()),
                        all.differing(),
                        all.entries(),
                        all.beyond());
    }

    private void nearer(GradientDifference each) {
        if (each.isSame()) {
            return;
        }
        labelled("nearer", each.whichIsNearer());
    }

    private void labelled(String label, String text) {
        String start = "  " + label + " ".repeat(LABEL - 2 - label.length());
        out.println(Paragraph.wrapped(start + text, WIDTH, LABEL));
    }

    private void better() {
        List<PairDifference> better = difference.with(Change.BETTER);
        for (int k = 0; k < better.size(); k++) {
            if (k <= MOST_WHOLE) {
                out.println();
            }
            out.println(headline("better", better.get(k)));
            if (k < MOST_WHOLE) {
                better.get(k).difference().ifPresent(this::nearer);
            }
        }
    }

    private void explained() {
        List<PairDifference> explained = difference.explained();
        if (explained.isEmpty()) {
            return;
        }
        out.println();
        out.println("within the bounds: %d%s"
                .formatted(explained.size(), explained.size() > MOST_EXPLAINED ? ", the largest of them:" : ""));
        TextTable table =
                new TextTable("case", "precision", "engine", "difference ÷ bounds", "ulp", "nearer", "verdict");
        explained.stream()
                .limit(MOST_EXPLAINED)
                .forEach(each -> table.row(
                        each.key().testCase(),
                        each.key().precision().id(),
                        each.key().engine(),
                        Figures.threeDigits(each.ofBounds()),
                        Figures.threeDigits(each.ulps()),
                        each.difference()
                                .map(GradientDifference::nearer)
                                .orElse(Nearer.NEITHER)
                                .id(),
                        each.verdicts()));
        out.print(table.text());
    }

    /** One row an engine and precision. */
    private String table() {
        TextTable table = new TextTable(
                "engine", "precision", "compared", "same", "within", "beyond", "÷ bounds", "old nearer", "new nearer");
        EngineRow.of(difference)
                .forEach(row -> table.row(
                        row.engine(),
                        row.precision(),
                        row.compared().size(),
                        row.same(),
                        row.within(),
                        row.beyond(),
                        Figures.threeDigits(row.ofBounds()),
                        row.nearer(Nearer.OLD),
                        row.nearer(Nearer.NEW)));
        return table.text();
    }
}
