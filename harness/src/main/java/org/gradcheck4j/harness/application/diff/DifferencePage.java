package org.gradcheck4j.harness.application.diff;

import io.jstach.jstache.JStache;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.report.PagePart;
import org.gradcheck4j.harness.text.Figures;

/**
 * {@code diff.html}. Texts are plain: the template escapes them. Only drawings and the style sheet are taken as they are.
 *
 * @param difference of the two runs
 */
@JStache(path = "diff")
record DifferencePage(RunDifference difference) {

    /** More would make the page too heavy: diff.json has all. */
    private static final int MOST_ROWS = 100;

    /**
     * A fact about both runs.
     *
     * @param name of it
     * @param older of the old run
     * @param newer of the new run
     * @param grade a class of the style sheet
     * @param mark so that colour is not all that tells
     */
    record Fact(String name, String older, String newer, String grade, String mark) {

        static Fact of(String name, String older, String newer) {
            boolean isSame = older.equals(newer);
            return new Fact(name, older, newer, isSame ? "" : "expected", isSame ? "" : "≠ ");
        }
    }

    /**
     * A pair, in words.
     *
     * @param place case and precision
     * @param engine its name
     * @param verdicts old and new
     * @param why the new run's; empty if there is nothing to say
     * @param entry that differs most; one or none
     * @param ofBounds the difference of that entry
     * @param ulps the same in units in the last place
     * @param differing how many entries differ
     * @param nearer which one is nearer
     * @param counts by which that was decided; empty if nothing differs
     */
    record Pair(
            String place,
            String engine,
            String verdicts,
            String why,
            List<Entry> entry,
            String ofBounds,
            String ulps,
            String differing,
            String nearer,
            String counts) {

        static Pair of(PairDifference pair) {
            return new Pair(
                    pair.place(),
                    pair.key().engine(),
                    pair.verdicts(),
                    pair.newer().map(Side::why).orElse(""),
                    pair.difference().flatMap(GradientDifference::largest).stream()
                            .map(Entry::of)
                            .toList(),
                    Figures.threeDigits(pair.ofBounds()),
                    Figures.threeDigits(pair.ulps()),
                    pair.difference()
                            .map(each -> "%d of %d".formatted(each.differing(), each.entries()))
                            .orElse("–"),
                    pair.difference().map(each -> each.nearer().id()).orElse("–"),
                    pair.difference()
                            .filter(each -> !each.isSame())
                            .map(each -> capitalised(each.whichIsNearer()) + ".")
                            .orElse(""));
        }
    }

    /**
     * An entry, all digits of it.
     *
     * @param place such as {@code dW2[0, 3]}
     * @param older of the old run
     * @param newer of the new run
     * @param exact the double nearest to the exact value
     * @param difference of old and new
     * @param bounds the sum of both
     */
    record Entry(String place, String older, String newer, String exact, String difference, String bounds) {

        static Entry of(EntryDifference entry) {
            return new Entry(
                    entry.place(),
                    Figures.allDigits(entry.older()),
                    Figures.allDigits(entry.newer()),
                    Figures.allDigits(entry.exact()),
                    Figures.threeDigits(entry.difference()),
                    Figures.threeDigits(entry.bounds()));
        }
    }

    /**
     * A row of the table of engines.
     *
     * @param engine its name
     * @param precision in lower case
     * @param compared how many gradients were compared
     * @param same how many have the same bits
     * @param within how many differ within the bounds
     * @param beyond how many differ by more
     * @param grade a class of the style sheet, for what differs by more
     * @param ofBounds the largest difference
     * @param older in how many the old one is nearer
     * @param newer in how many the new one is nearer
     */
    record Row(
            String engine,
            String precision,
            int compared,
            long same,
            long within,
            String beyond,
            String grade,
            String ofBounds,
            long older,
            long newer) {

        static Row of(EngineRow row) {
            return new Row(
                    row.engine(),
                    row.precision(),
                    row.compared().size(),
                    row.same(),
                    row.within(),
                    (row.beyond() > 0 ? "✗ " : "") + row.beyond(),
                    row.beyond() > 0 ? "unexpected" : "",
                    Figures.threeDigits(row.ofBounds()),
                    row.nearer(Nearer.OLD),
                    row.nearer(Nearer.NEW));
        }
    }

    /** What the page may do: show its own style, and load nothing. */
    String policy() {
        return "default-src 'none'; style-src %s; img-src data:; base-uri 'none'; form-action 'none'"
                .formatted(PagePart.STYLE.hash());
    }

    String style() {
        return PagePart.STYLE.text();
    }

    boolean passes() {
        return difference.passes();
    }

    String title() {
        return capitalised(difference.conclusion());
    }

    private static String capitalised(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
    }

    String counts() {
        return difference.counts();
    }

    String older() {
        return difference.older().folder().toString();
    }

    String newer() {
        return difference.newer().folder().toString();
    }

    List<Fact> facts() {
        return difference.facts().entrySet().stream()
                .map(each -> Fact.of(
                        each.getKey(), each.getValue().get(0), each.getValue().get(1)))
                .toList();
    }

    boolean hasCompared() {
        return difference.compared() > 0;
    }

    DifferencePlot plot() {
        return DifferencePlot.of(EngineRow.of(difference));
    }

    List<Row> rows() {
        return EngineRow.of(difference).stream().map(Row::of).toList();
    }

    List<Pair> worse() {
        return some(difference.with(Change.WORSE));
    }

    boolean hasWorse() {
        return !worse().isEmpty();
    }

    List<Pair> better() {
        return some(difference.with(Change.BETTER));
    }

    boolean hasBetter() {
        return !better().isEmpty();
    }

    List<Pair> explained() {
        return some(difference.explained());
    }

    boolean hasExplained() {
        return !explained().isEmpty();
    }

    /**
     * What could not be compared.
     *
     * @param where in which run it is, or what is wrong with it
     * @param pair which
     */
    record Missing(String where, Pair pair) {}

    List<Missing> missing() {
        return Stream.of(
                        missing(Change.ONLY_OLD, "in the old run alone"),
                        missing(Change.ONLY_NEW, "in the new run alone"),
                        missing(Change.NOT_COMPARABLE, "the inputs are not the same"))
                .flatMap(each -> each)
                .toList();
    }

    boolean hasMissing() {
        return !missing().isEmpty();
    }

    private Stream<Missing> missing(Change change, String where) {
        return some(difference.with(change)).stream().map(each -> new Missing(where, each));
    }

    /** Which lists are cut, in words; empty if none is. */
    String cut() {
        boolean isCut = Stream.of(Change.values())
                .filter(each -> each != Change.SAME && each != Change.NO_GRADIENT)
                .anyMatch(each -> difference.with(each).size() > MOST_ROWS);
        return isCut ? "No list here has more than %d: diff.json has all.".formatted(MOST_ROWS) : "";
    }

    private static List<Pair> some(List<PairDifference> pairs) {
        return pairs.stream().limit(MOST_ROWS).map(Pair::of).toList();
    }
}
