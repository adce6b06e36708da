package org.gradcheck4j.harness.application.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
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
            return verdicts.verdicts().stream().map(Row::new).toList();
        }
    }

    /** One verdict. */
    record Row(EngineVerdict of) {

        /** The class of its cell: agrees, expected or unexpected. */
        String grade() {
            return of.grade().name().toLowerCase(Locale.ROOT);
        }

        String outcome() {
            String id = of.outcome().id();
            return mark(of.outcome()) + " "
                    + (of.outcome() == Outcome.EXPLAINED
                            ? id + ": " + of.run().judgement().id()
                            : id);
        }

        boolean compared() {
            return !of.verdict().tensors().isEmpty();
        }

        String coverage() {
            return Figures.percent(of.verdict().coverage());
        }

        BoundBar bar() {
            return BoundBar.of(of.verdict().fractionOfBound());
        }

        String rtol() {
            return largest(TensorComparison::rtol);
        }

        String atol() {
            return largest(TensorComparison::atol);
        }

        private String largest(ToDoubleFunction<TensorComparison> tolerance) {
            return Figures.threeDigits(
                    of.verdict().tensors().stream().mapToDouble(tolerance).max().orElse(0));
        }

        String repeats() {
            return Figures.threeDigits(of.run().repeatUlps());
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
