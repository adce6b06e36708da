package org.gradcheck4j.harness.application.report;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.explain.ActivationExplanation;
import org.gradcheck4j.harness.application.explain.WeightEntry;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.text.Figures;

/**
 * {@code index.html}. Texts are plain: the template escapes them.
 *
 * @param run that is reported
 * @param provenance of the run
 * @param explanation why A[i−1] appears in dW[i]
 */
@JStache(path = "page")
@JStacheConfig(formatter = PageFormatter.class)
record Page(GradedRun run, Provenance provenance, ActivationExplanation explanation) {

    /** More messages would make the page too heavy; the tables have every verdict. */
    private static final int MOST_MESSAGES = 100;

    /** How many messages are shown open. */
    private static final int OPEN_MESSAGES = 5;

    /** A verdict with its whole message. */
    record Message(String title, String text, boolean open) {}

    /** One entry of a gradient by an engine. */
    record EngineValueRow(WeightEntry.EngineValue of) {

        BoundBar bar() {
            return BoundBar.of(of.fractionOfBound());
        }
    }

    /** The unexpected verdicts, the worst outcome first. */
    static List<EngineVerdict> worstFirst(GradedRun run) {
        return run.with(Grade.UNEXPECTED).verdicts().stream()
                .sorted(Comparator.comparing(EngineVerdict::outcome))
                .toList();
    }

    /** Such as {@code a, b and c}; a name that comes again is left out. */
    static String names(Stream<String> names) {
        List<String> all = names.distinct().toList();
        int last = all.size() - 1;
        return last < 1 ? String.join("", all) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }

    /** For the window's title. */
    String title() {
        return new RunSentence(run).sentence();
    }

    String headline() {
        return new RunSentence(run).inPlainWords();
    }

    List<EngineSentence> engineSentences() {
        return EngineSentence.of(run.all());
    }

    /** What was compared with what. */
    String compared() {
        VerdictGroup all = run.all();
        int cases = all.by(EngineVerdict::testCase).size();
        return String.format(
                Locale.ROOT,
                "%s, in %s%s: %,d numbers, each against the exact value and its own bound. %s of them could be tested.",
                cases == 1 ? "1 case" : cases + " cases",
                names(run.verdicts().stream().map(each -> each.precision().id())),
                provenance.hasNd4j() ? ", on " + provenance.name() : "",
                all.entries(),
                Figures.percent(all.coverage()));
    }

    boolean hasUnexpected() {
        return !run.with(Grade.UNEXPECTED).isEmpty() || !run.missing().isEmpty();
    }

    List<Message> messages() {
        List<EngineVerdict> unexpected = worstFirst(run);
        Map<String, String> details = Map.of("backend", provenance.nd4j());
        return IntStream.range(0, Math.min(MOST_MESSAGES, unexpected.size()))
                .mapToObj(k -> new Message(
                        unexpected.get(k).title(), unexpected.get(k).message().text(details), k < OPEN_MESSAGES))
                .toList();
    }

    /** How many messages are not shown, in words; empty if all are. */
    Optional<String> moreMessages() {
        int more = run.with(Grade.UNEXPECTED).size() - MOST_MESSAGES;
        return more > 0 ? Optional.of(more + " more are in the tables below and in agreement.json.") : Optional.empty();
    }

    List<EngineScore> scores() {
        return EngineScore.of(run.all());
    }

    /** What is wrong, known and expected. */
    List<Finding> findings() {
        return Finding.of(run).stream().filter(Finding::wrong).toList();
    }

    String entryBound() {
        return Figures.threeDigits(explanation.entry().bound());
    }

    List<EngineValueRow> engineValues() {
        return explanation.entry().values().stream().map(EngineValueRow::new).toList();
    }

    List<LayerRow> layers() {
        return explanation.entry().experiments().stream().map(LayerRow::of).toList();
    }

    List<FamilySection> families() {
        return FamilySection.of(run.all());
    }

    List<String> notChecked() {
        return NotChecked.in(run, provenance);
    }

    boolean hasFindings() {
        return !findings().isEmpty();
    }

    /** What could not be tested or is not supported, known and expected. */
    List<Finding> limits() {
        return Finding.of(run).stream().filter(each -> !each.wrong()).toList();
    }

    boolean hasLimits() {
        return !limits().isEmpty();
    }

    String seconds() {
        return Figures.threeDigits(provenance.seconds());
    }
}
