package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.diagnosis.Diagnosis;

/**
 * Whether engines are right, in one clause: what most readers came for.
 *
 * @param engines of which it is true
 * @param clause what is
 */
record EngineAnswer(String engines, String clause) {

    /** One answer for all engines of which the same is true, in the order of their first verdict. */
    public static List<EngineAnswer> of(List<EngineVerdict> verdicts) {
        Map<String, List<EngineVerdict>> byEngine = new LinkedHashMap<>();
        for (EngineVerdict judged : verdicts) {
            byEngine.computeIfAbsent(judged.engine(), engine -> new ArrayList<>())
                    .add(judged);
        }
        Map<String, List<String>> byClause = new LinkedHashMap<>();
        byEngine.forEach((engine, some) -> byClause.computeIfAbsent(clause(some), clause -> new ArrayList<>())
                .add(engine));
        List<EngineAnswer> answers = new ArrayList<>();
        byClause.forEach((clause, engines) ->
                answers.add(new EngineAnswer(Page.names(engines) + (engines.size() > 1 ? ", each" : ""), clause)));
        return answers;
    }

    private static String clause(List<EngineVerdict> some) {
        if (some.stream().allMatch(each -> each.verdict().outcome() == Outcome.UNSUPPORTED)) {
            return "could not be asked.";
        }
        List<EngineVerdict> explained = with(some, Outcome.EXPLAINED);
        StringJoiner parts = new StringJoiner(", and ", "", ".");
        parts.setEmptyValue("right wherever it could be tested: no entry is off by more than rounding can make it.");
        count(parts, with(some, Outcome.FAILED).size(), some.size(), "failed");
        count(parts, with(some, Outcome.DISAGREE).size(), some.size(), "disagree with the formula");
        count(
                parts,
                explained.size(),
                some.size(),
                "disagree with the formula for a known reason: " + Page.names(reasons(explained)));
        return parts.toString();
    }

    private static void count(StringJoiner parts, int count, int all, String what) {
        if (count > 0) {
            parts.add("%d of %d verdicts %s".formatted(count, all, what));
        }
    }

    private static List<EngineVerdict> with(List<EngineVerdict> some, Outcome outcome) {
        return some.stream().filter(each -> each.verdict().outcome() == outcome).toList();
    }

    private static List<String> reasons(List<EngineVerdict> explained) {
        return explained.stream()
                .flatMap(each -> each.diagnosis().stream())
                .map(Diagnosis::id)
                .distinct()
                .toList();
    }
}
