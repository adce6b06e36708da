package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.text.Figures;

/**
 * Every verdict on one family of cases.
 *
 * @param name of the family
 * @param outcomes how many came to what
 * @param trouble whether one is neither agreed nor listed: such a family is shown open
 * @param cases with their verdicts
 */
record FamilySection(String name, String outcomes, boolean trouble, List<CaseRows> cases) {

    /** One case. */
    record CaseRows(String id, String about, String architecture, int samples, List<Row> rows) {}

    /** One verdict. {@code kind} is agree, listed or trouble. */
    record Row(
            String engine,
            String precision,
            String kind,
            String mark,
            String outcome,
            String reason,
            boolean compared,
            String coverage,
            int unusual,
            BoundBar fraction,
            String worst,
            String rtol,
            String atol,
            String repeats) {}

    /** The families in the order of their first case. */
    static List<FamilySection> of(Conclusion conclusion) {
        Map<String, Map<Case, List<EngineVerdict>>> families = new LinkedHashMap<>();
        for (EngineVerdict judged : conclusion.verdicts()) {
            families.computeIfAbsent(judged.question().family(), family -> new LinkedHashMap<>())
                    .computeIfAbsent(judged.question(), question -> new ArrayList<>())
                    .add(judged);
        }
        List<FamilySection> sections = new ArrayList<>();
        families.forEach((name, cases) -> sections.add(section(name, cases, conclusion.expectations())));
        return sections;
    }

    private static FamilySection section(String name, Map<Case, List<EngineVerdict>> cases, Expectations expectations) {
        List<EngineVerdict> all = cases.values().stream().flatMap(List::stream).toList();
        List<CaseRows> rows = new ArrayList<>();
        cases.forEach((question, verdicts) -> rows.add(new CaseRows(
                question.id(),
                question.about(),
                question.network().architecture(),
                question.batch().size(),
                verdicts.stream().map(each -> row(each, expectations)).toList())));
        return new FamilySection(name, Conclusion.outcomes(all), !all.stream().allMatch(expectations::accepts), rows);
    }

    private static Row row(EngineVerdict judged, Expectations expectations) {
        List<TensorComparison> tensors = judged.verdict().tensors();
        Outcome outcome = judged.verdict().outcome();
        return new Row(
                judged.engine(),
                judged.precision().id(),
                outcome == Outcome.AGREE ? "agree" : expectations.accepts(judged) ? "listed" : "trouble",
                mark(outcome),
                outcome.id()
                        + judged.diagnosis()
                                .filter(each -> outcome == Outcome.EXPLAINED)
                                .map(each -> ": " + each.id())
                                .orElse(""),
                judged.verdict().reason(),
                !tensors.isEmpty(),
                Figures.percent(judged.verdict().coverage()),
                judged.verdict().unusual(),
                BoundBar.of(judged.verdict().fractionOfBound()),
                judged.verdict().worst().map(tensor -> tensor.name().toString()).orElse(""),
                Figures.shortly(tensors.stream()
                        .mapToDouble(TensorComparison::rtol)
                        .max()
                        .orElse(0)),
                Figures.shortly(tensors.stream()
                        .mapToDouble(TensorComparison::atol)
                        .max()
                        .orElse(0)),
                Figures.shortly(judged.run().repeatUlps()));
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
