package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.comparison.Outcome;

/**
 * Whether engines are right, in one sentence.
 *
 * @param engines of which the clause is true
 * @param clause what is true of each
 */
record EngineSentence(String engines, String clause) {

    /** One sentence for all engines of which the same is true, in the order of their first verdict. */
    static List<EngineSentence> of(VerdictGroup all) {
        Map<String, List<String>> enginesByClause = new LinkedHashMap<>();
        all.by(EngineVerdict::engine).forEach((engine, some) -> enginesByClause
                .computeIfAbsent(clause(some), clause -> new ArrayList<>())
                .add(engine));
        return enginesByClause.entrySet().stream()
                .map(each -> new EngineSentence(
                        Page.names(each.getValue().stream()) + (each.getValue().size() > 1 ? ", each" : ""),
                        each.getKey()))
                .toList();
    }

    private static String clause(VerdictGroup some) {
        if (some.with(Outcome.UNSUPPORTED).size() == some.size()) {
            return "supports none of these cases.";
        }
        VerdictGroup explained = some.with(Outcome.EXPLAINED);
        StringJoiner parts = new StringJoiner(", and ", "", ".");
        parts.setEmptyValue("right wherever it could be tested: no error is larger than rounding can make it.");
        count(parts, some.with(Outcome.FAILED), some, "failed");
        count(parts, some.with(Outcome.DISAGREE), some, "disagree with the formula");
        count(
                parts,
                explained,
                some,
                "disagree with the formula for a known reason: "
                        + Page.names(explained.verdicts().stream()
                                .map(each -> each.run().judgement().id())));
        return parts.toString();
    }

    private static void count(StringJoiner parts, VerdictGroup which, VerdictGroup all, String what) {
        if (!which.isEmpty()) {
            parts.add("%d of %d verdicts %s".formatted(which.size(), all.size(), what));
        }
    }
}
