package org.gradcheck4j.harness.application.report;

import java.util.Comparator;
import java.util.List;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.text.Figures;

/**
 * The verdicts on one engine in one precision, over all cases.
 *
 * @param engine its name
 * @param precision its id
 * @param verdicts of that engine in that precision
 */
record EngineScore(String engine, String precision, VerdictGroup verdicts) {

    /** By engine, then precision, each in the order of its first verdict; those with a new fault first. */
    static List<EngineScore> of(VerdictGroup all) {
        return all.by(EngineVerdict::engine).entrySet().stream()
                .flatMap(engine -> engine.getValue().by(each -> each.precision().id()).entrySet().stream()
                        .map(precision -> new EngineScore(engine.getKey(), precision.getKey(), precision.getValue())))
                .sorted(Comparator.comparing(score -> !score.hasNewFault()))
                .toList();
    }

    int agreeing() {
        return with(Grade.AGREES).size();
    }

    int known() {
        return with(Grade.EXPECTED).size();
    }

    int unexpected() {
        return with(Grade.UNEXPECTED).size();
    }

    /** Whether numbers are wrong or missing, and nobody expected that. */
    boolean hasNewFault() {
        return verdicts.verdicts().stream()
                .anyMatch(each ->
                        each.grade() == Grade.UNEXPECTED && each.outcome().isWrong());
    }

    boolean hasUnexpected() {
        return unexpected() > 0;
    }

    /** The largest error ÷ bound of a gradient, in the verdicts that agree; empty if none does. */
    String agreeingFraction() {
        return largest(verdicts.with(Outcome.AGREE));
    }

    /** The same of those that disagree. */
    String wrongFraction() {
        return largest(
                verdicts.only(each -> each.outcome() == Outcome.DISAGREE || each.outcome() == Outcome.EXPLAINED));
    }

    private static String largest(VerdictGroup some) {
        return some.isEmpty()
                ? ""
                : Figures.threeDigits(some.verdicts().stream()
                        .mapToDouble(EngineVerdict::gradientFractionOfBound)
                        .max()
                        .orElse(0));
    }

    /** The share of tested entries, and in how many cases if it returned nothing in others. */
    String coverage() {
        int compared = verdicts.only(each -> each.verdict().entries() > 0).size();
        String share = compared == 0 ? "nothing" : Figures.percent(verdicts.coverage());
        return compared == verdicts.size() || compared == 0
                ? share
                : "%s, in %d of %d cases".formatted(share, compared, verdicts.size());
    }

    private VerdictGroup with(Grade grade) {
        return verdicts.only(each -> each.grade() == grade);
    }
}
