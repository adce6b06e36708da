package org.gradcheck4j.harness.application.report;

import io.jstach.jstache.JStache;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.application.explain.ActivationWalk;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.text.Figures;

/**
 * {@code index.html}, top to bottom. Texts are plain: the template escapes them.
 *
 * @param title the whole run in one sentence
 * @param headline the same in plain words
 * @param passes whether every verdict agrees or is listed, and no listed one is missed
 * @param answers which engines are right
 * @param compared what was compared with what
 * @param scores how each engine fared
 * @param problems what is neither agreed nor listed
 * @param moreProblems how many more there are than are shown, in words; else empty
 * @param vanished what is listed and no longer occurred
 * @param findings what disagrees, and is known and listed
 * @param seed why A[i−1] appears in dW[i]
 * @param families every verdict
 * @param unchecked what this run says nothing about
 * @param limits where too little was tested or nothing asked, and that is known and listed
 * @param facts where, when and with what it was made
 */
@JStache(path = "page")
record Page(
        String title,
        String headline,
        boolean passes,
        List<EngineAnswer> answers,
        String compared,
        List<ScoreLine> scores,
        List<Problem> problems,
        String moreProblems,
        List<Vanished> vanished,
        List<Finding> findings,
        ActivationWalkSection seed,
        List<FamilySection> families,
        List<String> unchecked,
        List<Finding> limits,
        List<Fact> facts) {

    /** Full messages beyond these would make the page too heavy; their verdicts stand in the tables all the same. */
    private static final int MOST_PROBLEMS = 100;

    /** So many messages are shown open. */
    private static final int OPEN_PROBLEMS = 5;

    /** A verdict with its whole message. */
    record Problem(String title, String text, boolean open) {}

    /** An expectation that no longer occurred. */
    record Vanished(String place, String verdict, String dl4j, String why) {}

    /** A name and what belongs to it. */
    record Fact(String name, String value) {}

    static Page of(Conclusion conclusion, Provenance provenance, ActivationWalk seed) {
        List<EngineVerdict> unlisted = conclusion.unlisted();
        String backend = provenance.name();
        List<Finding> findings = Finding.of(conclusion.covered());
        return new Page(
                conclusion.sentence(),
                conclusion.plainly(),
                conclusion.passes(),
                EngineAnswer.of(conclusion.verdicts()),
                compared(conclusion, provenance),
                Score.of(conclusion.verdicts()).stream().map(ScoreLine::of).toList(),
                problems(unlisted, backend),
                unlisted.size() <= MOST_PROBLEMS
                        ? ""
                        : "%d more are in the tables below and in agreement.json."
                                .formatted(unlisted.size() - MOST_PROBLEMS),
                conclusion.vanished().stream()
                        .map(each -> new Vanished(Finding.place(each), each.verdict(), each.dl4j(), each.why()))
                        .toList(),
                findings.stream().filter(Finding::wrong).toList(),
                ActivationWalkSection.of(seed),
                FamilySection.of(conclusion),
                NotCovered.in(conclusion, provenance),
                findings.stream().filter(each -> !each.wrong()).toList(),
                facts(provenance));
    }

    boolean hasProblems() {
        return !problems.isEmpty() || !vanished.isEmpty();
    }

    boolean hasMoreProblems() {
        return !moreProblems.isEmpty();
    }

    boolean hasFindings() {
        return !findings.isEmpty();
    }

    boolean hasLimits() {
        return !limits.isEmpty();
    }

    private static List<Problem> problems(List<EngineVerdict> unlisted, String backend) {
        List<Problem> problems = new ArrayList<>();
        for (EngineVerdict judged : unlisted.subList(0, Math.min(MOST_PROBLEMS, unlisted.size()))) {
            String text = Summary.message(judged).text(List.of("backend    " + backend));
            problems.add(new Problem(judged.title(), text, problems.size() < OPEN_PROBLEMS));
        }
        return problems;
    }

    private static String compared(Conclusion conclusion, Provenance provenance) {
        List<EngineVerdict> verdicts = conclusion.verdicts();
        long cases = verdicts.stream().map(EngineVerdict::question).distinct().count();
        long entries =
                verdicts.stream().mapToLong(each -> each.verdict().entries()).sum();
        long tested =
                verdicts.stream().mapToLong(each -> each.verdict().tested()).sum();
        return String.format(
                Locale.ROOT,
                "%s, in %s%s: %,d numbers, each against the exact value and its own bound. %s of them could be tested.",
                cases == 1 ? "1 case" : cases + " cases",
                names(verdicts.stream()
                        .map(each -> each.precision().id())
                        .distinct()
                        .toList()),
                provenance.hasNd4j() ? ", on " + provenance.name() : "",
                entries,
                Figures.percent(entries == 0 ? 0 : (double) tested / entries));
    }

    /** Such as {@code a, b and c}. */
    static String names(List<String> names) {
        int last = names.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(k -> (k == 0 ? "" : k == last ? " and " : ", ") + names.get(k))
                .reduce("", String::concat);
    }

    private static List<Fact> facts(Provenance provenance) {
        return List.of(
                new Fact("Backend", provenance.name()),
                new Fact("Device", provenance.device()),
                new Fact("BLAS", provenance.matrixProducts()),
                new Fact("Reference kernel", provenance.kernel()),
                new Fact("Java", provenance.jdk()),
                new Fact("Host", provenance.host() + ", " + provenance.os()),
                new Fact("Started", provenance.started()),
                new Fact("Took", Figures.shortly(provenance.seconds()) + " s"),
                new Fact("Command", provenance.command()));
    }
}
