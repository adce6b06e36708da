package org.gradcheck4j.harness.application.report;

import java.util.List;
import java.util.Locale;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.text.Figures;

/**
 * Every verdict on one family of cases.
 *
 * @param name of the family
 * @param verdicts on its cases
 */
record FamilySection(String name, VerdictGroup verdicts) {

    /** One case. */
    record CaseRows(Case testCase, VerdictGroup verdicts) {
        List<Row> rows() {
            return verdicts.verdicts().stream().map(Row::of).toList();
        }
    }

    /** One verdict; {@code grade} is agrees, expected or unexpected. */
    record Row(
            String engine,
            String precision,
            String grade,
            String mark,
            String outcome,
            String reason,
            boolean compared,
            String coverage,
            int outliers,
            BoundBar fractionOfBound,
            String worst,
            String rtol,
            String atol,
            String repeats) {

        static Row of(EngineVerdict each) {
            List<TensorComparison> tensors = each.verdict().tensors();
            Outcome outcome = each.outcome();
            return new Row(
                    each.engine(),
                    each.precision().id(),
                    each.grade().name().toLowerCase(Locale.ROOT),
                    mark(outcome),
                    outcome.id()
                            + (outcome == Outcome.EXPLAINED
                                    ? ": " + each.run().judgement().id()
                                    : ""),
                    each.verdict().reason(),
                    !tensors.isEmpty(),
                    Figures.percent(each.verdict().coverage()),
                    each.verdict().outliers(),
                    BoundBar.of(each.verdict().fractionOfBound()),
                    each.verdict()
                            .worst()
                            .map(tensor -> tensor.name().toString())
                            .orElse(""),
                    Figures.shortly(tensors.stream()
                            .mapToDouble(TensorComparison::rtol)
                            .max()
                            .orElse(0)),
                    Figures.shortly(tensors.stream()
                            .mapToDouble(TensorComparison::atol)
                            .max()
                            .orElse(0)),
                    Figures.shortly(each.run().repeatUlps()));
        }

        private static String mark(Outcome outcome) {
            return switch (outcome) {
                case AGREE -> "✓";
                case DISAGREE -> "✗";
                case EXPLAINED -> "≠";
                case INCONCLUSIVE -> "?";
                case UNSUPPORTED -> "–";
                case FAILED -> "!";
            };
        }
    }

    /** In the order of the first case of each family. */
    static List<FamilySection> of(VerdictGroup all) {
        return all.by(each -> each.testCase().family()).entrySet().stream()
                .map(each -> new FamilySection(each.getKey(), each.getValue()))
                .toList();
    }

    String outcomes() {
        return verdicts.outcomes();
    }

    /** Such a family is shown open. */
    boolean hasUnexpected() {
        return verdicts.verdicts().stream().anyMatch(each -> each.grade() == Grade.UNEXPECTED);
    }

    List<CaseRows> cases() {
        return verdicts.by(EngineVerdict::testCase).entrySet().stream()
                .map(each -> new CaseRows(each.getKey(), each.getValue()))
                .toList();
    }
}
