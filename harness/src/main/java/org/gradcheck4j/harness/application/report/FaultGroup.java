package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.text.Figures;

/**
 * Verdicts of one engine that nobody expected, and that have the same cause: one fault is told once, however many cases show
 * it.
 *
 * @param engine its name
 * @param cause of each of them: {@link EngineVerdict#cause()}
 * @param verdicts at least one
 */
record FaultGroup(String engine, String cause, VerdictGroup verdicts) {

    private static final int MOST_LINKS = 20;

    /** Wrong numbers and failures first, then what could not be judged; the largest errors first. */
    static List<FaultGroup> of(GradedRun run) {
        Map<List<String>, List<EngineVerdict>> byCause = new LinkedHashMap<>();
        for (EngineVerdict each : run.with(Grade.UNEXPECTED).verdicts()) {
            byCause.computeIfAbsent(List.of(each.engine(), each.cause()), key -> new ArrayList<>())
                    .add(each);
        }
        return byCause.entrySet().stream()
                .map(each ->
                        new FaultGroup(each.getKey().get(0), each.getKey().get(1), new VerdictGroup(each.getValue())))
                .sorted(Comparator.comparing((FaultGroup group) -> !group.wrong())
                        .thenComparing(Comparator.comparingDouble(
                                        (FaultGroup group) -> group.worst().gradientFractionOfBound())
                                .reversed()))
                .toList();
    }

    /** Whether numbers are wrong or missing; if not, they could not be judged. */
    boolean wrong() {
        Outcome outcome = verdicts.verdicts().get(0).outcome();
        return outcome == Outcome.DISAGREE || outcome == Outcome.EXPLAINED || outcome == Outcome.FAILED;
    }

    /** The verdict with the largest error, measured by its bound, as on the plot. */
    EngineVerdict worst() {
        return verdicts.verdicts().stream()
                .max(Comparator.comparingDouble(EngineVerdict::gradientFractionOfBound))
                .orElseThrow();
    }

    /** Such as {@code dW2}, or {@code dW1, dW2 or dW3}: in which tensors it starts. Empty if no number is wrong. */
    String tensors() {
        List<String> names = new ArrayList<>(new TreeSet<>(verdicts.verdicts().stream()
                .flatMap(each -> FirstWrong.of(each).stream())
                .map(first -> first.tensor().name().toString())
                .toList()));
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    /** Whether it is always the same tensor, and no other, that is wrong. */
    boolean isOneTensor() {
        return verdicts.verdicts().stream()
                        .flatMap(each -> FirstWrong.wrong(each).stream())
                        .map(TensorComparison::name)
                        .distinct()
                        .count()
                == 1;
    }

    /** What the cause is called in a sentence. */
    String causeInWords() {
        return switch (cause) {
            case "unexplained" -> "no known mistake explains it";
            case "disagree" -> "it disagrees with the formula";
            case "inconclusive" -> "too little could be tested";
            default -> cause;
        };
    }

    /** How many, of how many of this engine. */
    String count(GradedRun run) {
        int all = run.all().only(each -> each.engine().equals(engine)).size();
        return "%d of its %d verdicts".formatted(verdicts.size(), all);
    }

    String cases() {
        return verdicts.size() == 1 ? "1 verdict" : verdicts.size() + " verdicts";
    }

    /** Why, for a person. */
    String sentence() {
        EngineVerdict worst = worst();
        String text = worst.diagnosis()
                .map(Diagnosis::sentence)
                .orElse(worst.verdict().reason());
        return Sentences.sentence(text);
    }

    Optional<String> remedy() {
        return worst().diagnosis()
                .map(Diagnosis::remedy)
                .filter(text -> !text.isEmpty())
                .map(Sentences::sentence);
    }

    boolean hasOthers() {
        return verdicts.size() > 1;
    }

    /** Not all links, if there are many: the table of verdicts has them. */
    List<Link> shownOthers() {
        return others().stream().limit(MOST_LINKS).toList();
    }

    /** How many links are not shown, in words; empty if all are. */
    String moreOthers() {
        int more = others().size() - MOST_LINKS;
        return more > 0 ? " and %d more".formatted(more) : "";
    }

    /** The other verdicts with the same cause. */
    private List<Link> others() {
        EngineVerdict shown = worst();
        return verdicts.verdicts().stream()
                .filter(each -> !each.title().equals(shown.title()))
                .map(Link::of)
                .toList();
    }

    /** The largest error ÷ bound of a gradient. */
    String size() {
        return Figures.threeDigits(worst().gradientFractionOfBound());
    }
}
