package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
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
                    ? "Failed: %s no longer occurs."
                            .formatted(Sentences.count(run.missing().size(), "listed verdict", "listed verdicts"))
                            .replace("verdicts no longer occurs", "verdicts no longer occur")
                    : "Not known: %s could not be judged."
                            .formatted(count(run.with(Grade.UNEXPECTED).size()));
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
        return "Failed: %s is wrong%s: %s."
                .formatted(
                        fault.engine(), fault.tensor().isEmpty() ? "" : " in " + fault.tensor(), fault.causeInWords());
    }

    /** How often, how much, and what else. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (FaultGroup fault : wrong()) {
            sentences.add(about(fault));
        }
        long open = faults.stream()
                .filter(each -> !each.wrong())
                .mapToLong(each -> each.verdicts().size())
                .sum();
        if (open > 0) {
            sentences.add(
                    "%s could not be judged, which was not expected: too little could be tested, or the engine does not support the case."
                            .formatted(count(open)));
        }
        if (!run.missing().isEmpty()) {
            sentences.add(
                    Sentences.count(run.missing().size(), "listed verdict", "listed verdicts") + " did not occur.");
        }
        if (!run.verdicts().isEmpty()) {
            sentences.add(others());
        }
        return sentences;
    }

    private String about(FaultGroup fault) {
        EngineVerdict worst = fault.worst();
        String start = wrong().size() > 1
                ? "%s: %s in %s".formatted(fault.engine(), fault.causeInWords(), fault.count(run))
                : fault.count(run);
        String place = FirstWrong.of(worst)
                .map(first -> "%s: %s, %s"
                        .formatted(
                                fault.verdicts().size() == 1
                                        ? ""
                                        : "; the worst is " + worst.testCase().id(),
                                first.place(),
                                size(first)))
                .orElse(": " + worst.verdict().reason());
        return start + place + ".";
    }

    private static String size(FirstWrong first) {
        double actual = first.entry().actual();
        return Double.isFinite(actual)
                ? "off by %s × the limit"
                        .formatted(Figures.threeDigits(first.entry().fractionOfBound()))
                : "which is " + Figures.threeDigits(actual);
    }

    private String others() {
        int agree = run.with(Grade.AGREES).size();
        String agreeing = agree == run.verdicts().size()
                ? "All agree: no error is larger than rounding can make it."
                : agree + (agree == 1 ? " agrees" : " agree") + " with the formula";
        var listed = run.with(Grade.EXPECTED);
        if (listed.isEmpty()) {
            return Sentences.sentence(agreeing);
        }
        int wrong = listed.with(Outcome.EXPLAINED).size();
        List<String> parts = new ArrayList<>(List.of(agreeing));
        if (wrong > 0) {
            parts.add("%d %s for a known reason (%s)"
                    .formatted(
                            wrong,
                            wrong == 1 ? "disagrees" : "disagree",
                            causes(listed.with(Outcome.EXPLAINED).verdicts())));
        }
        if (listed.size() > wrong) {
            parts.add("%d could not be judged, as expected".formatted(listed.size() - wrong));
        }
        return Sentences.sentence(String.join("; ", parts));
    }

    private static String causes(List<EngineVerdict> verdicts) {
        return verdicts.stream()
                .map(each -> each.run().judgement().id())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private List<FaultGroup> wrong() {
        return faults.stream().filter(FaultGroup::wrong).toList();
    }

    private static String count(long verdicts) {
        return Sentences.count(verdicts, "verdict", "verdicts");
    }
}
