package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.DerivedTolerance;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.text.Figures;

/**
 * What a run came to, for someone who reads one sentence.
 *
 * @param run that it is about
 * @param faults what nobody expected, the worst first
 */
record Headline(GradedRun run, List<FaultGroup> faults) {

    static Headline of(GradedRun run) {
        return new Headline(run, FaultGroup.of(run));
    }

    /** Which engine is wrong, or that none is. */
    String title() {
        if (run.verdicts().isEmpty()) {
            return "Failed: nothing was compared.";
        }
        if (run.passes()) {
            return "Passed: 0 unexpected of %s."
                    .formatted(Sentences.count(run.verdicts().size(), "verdict", "verdicts"));
        }
        List<FaultGroup> wrong = wrong();
        if (wrong.isEmpty()) {
            return faults.isEmpty()
                    ? "Failed: %s."
                            .formatted(Sentences.count(
                                    run.missing().size(),
                                    "expected verdict no longer occurs",
                                    "expected verdicts no longer occur"))
                    : "Not known: %s.".formatted(run.with(Grade.UNEXPECTED).outcomes());
        }
        List<String> engines = wrong.stream().map(FaultGroup::engine).distinct().toList();
        if (engines.size() > 1) {
            return "Failed: %s are wrong.".formatted(Sentences.names(engines.stream()));
        }
        return wrong.size() > 1 ? "Failed: %s is wrong.".formatted(engines.get(0)) : one(wrong.get(0));
    }

    private static String one(FaultGroup fault) {
        if (fault.outcome() == Outcome.FAILED) {
            return "Failed: %s gave no result.".formatted(fault.engine());
        }
        FaultText text = new FaultText(fault);
        String wrong = "Failed: %s is wrong%s"
                .formatted(fault.engine(), text.tensor().isEmpty() ? "" : " in " + text.tensor());
        return text.meaning()
                .map(meaning -> "%s. %s%s (%s)."
                        .formatted(
                                wrong,
                                fault.outcome() == Outcome.EXPLAINED ? "Its numbers fit this mistake: " : "",
                                fault.outcome() == Outcome.EXPLAINED ? meaning : Sentences.capitalised(meaning),
                                text.causeInWords()))
                .orElseGet(() -> "%s: %s.".formatted(wrong, text.causeInWords()));
    }

    /** How often, how much, and what else. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (FaultGroup fault : wrong()) {
            sentences.add(about(fault));
        }
        var open = run.with(Grade.UNEXPECTED)
                .only(each -> each.outcome() == Outcome.INCONCLUSIVE || each.outcome() == Outcome.UNSUPPORTED);
        if (!open.isEmpty()) {
            sentences.add("Unexpected: %s.".formatted(open.outcomes()));
        }
        if (!run.missing().isEmpty()) {
            sentences.add(
                    Sentences.count(run.missing().size(), "expected verdict", "expected verdicts") + " did not occur.");
        }
        if (run.with(Grade.UNEXPECTED).size() < run.verdicts().size()) {
            sentences.add(others());
        }
        return sentences;
    }

    private String about(FaultGroup fault) {
        EngineVerdict example = fault.example();
        FaultText text = new FaultText(fault);
        String start = text.verdictInWords() + text.shareInWords(run);
        String place = FirstWrong.of(example)
                .map(first -> "; %s: %s %s"
                        .formatted(text.examplePlace(), first.place(), size(first.entry(), allows(example))))
                .orElse(": " + example.verdict().reason());
        return wrong().size() > 1
                ? "%s: %s.".formatted(fault.engine(), start + place)
                : Sentences.sentence(start + place);
    }

    private static String size(ComparedEntry entry, String allows) {
        String values = "is %s and should be %s"
                .formatted(
                        Figures.distinct(entry.actual(), entry.expected()),
                        Figures.distinct(entry.expected(), entry.actual()));
        return Double.isFinite(entry.actual())
                ? "%s, off by %s; %s %s"
                        .formatted(
                                values,
                                Figures.distinct(entry.error(), entry.bound()),
                                allows,
                                Figures.distinct(entry.bound(), entry.error()))
                : values;
    }

    /** Not rounding, if a user gave the tolerance. */
    private static String allows(EngineVerdict verdict) {
        return DerivedTolerance.isDescribedBy(verdict.verdict().tolerance())
                ? "rounding allows"
                : "the tolerance allows";
    }

    private String others() {
        int agree = run.with(Grade.AGREES).size();
        String agreeing = agree == run.verdicts().size()
                ? "All agree: no error is larger than rounding can make it."
                : "%d of %d verdicts agree with the formula."
                        .formatted(agree, run.verdicts().size());
        var expected = run.with(Grade.EXPECTED);
        if (expected.isEmpty()) {
            return agreeing;
        }
        return "%s Expected: %s."
                .formatted(
                        agreeing,
                        expected.by(EngineVerdict::verdictAndCause).entrySet().stream()
                                .sorted(Comparator.comparing(each ->
                                        each.getValue().verdicts().get(0).outcome()))
                                .map(each -> each.getValue().size() + " " + each.getKey())
                                .collect(Collectors.joining(", ")));
    }

    private List<FaultGroup> wrong() {
        return faults.stream().filter(FaultGroup::isWrong).toList();
    }
}
