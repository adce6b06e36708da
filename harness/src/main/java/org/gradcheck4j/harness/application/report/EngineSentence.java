package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.comparison.Outcome;

/**
 * Whether engines are right, in one clause.
 *
 * @param mark ✗ if something new is wrong, ≠ if something known is, ? if nothing could be judged, else ✓
 * @param grade the worst of its verdicts, for the colour
 * @param engines of which the clause is true, each with a link to the verdicts that it is about
 * @param clause what is true of each
 */
record EngineSentence(String mark, String grade, List<Link> engines, String clause) {

    /** What is true of an engine, without its name. */
    private record Truth(String mark, String grade, String clause) {

        static Truth of(VerdictGroup some) {
            VerdictGroup unexpected = some.only(each -> each.grade() == Grade.UNEXPECTED);
            VerdictGroup wrong = unexpected.only(each -> each.outcome().isWrong());
            VerdictGroup known =
                    some.only(each -> each.grade() == Grade.EXPECTED).with(Outcome.EXPLAINED);
            StringJoiner parts = new StringJoiner("; ");
            if (!wrong.isEmpty()) {
                parts.add("unexpected: " + causes(wrong));
            }
            if (!known.isEmpty()) {
                parts.add("expected: " + causes(known));
            }
            if (some.tested() == 0 && wrong.isEmpty()) {
                return new Truth("?", "muted", "nothing could be tested");
            }
            if (wrong.isEmpty() && !unexpected.isEmpty()) {
                parts.add("unexpected: " + causes(unexpected));
            }
            parts.setEmptyValue("agree, wherever tested");
            String grade =
                    !wrong.isEmpty() ? "unexpected" : !known.isEmpty() || !unexpected.isEmpty() ? "expected" : "agrees";
            String mark = !wrong.isEmpty() ? "✗" : !known.isEmpty() ? "≠" : unexpected.isEmpty() ? "✓" : "?";
            return new Truth(mark, grade, parts.toString());
        }

        /** The filter that shows which verdicts it is about; empty if all. */
        String verdict() {
            return switch (mark) {
                case "✗" -> "unexpected";
                case "≠" -> Outcome.EXPLAINED.id();
                default -> "";
            };
        }

        private static String causes(VerdictGroup some) {
            return Sentences.names(some.verdicts().stream().map(EngineVerdict::verdictAndCause));
        }
    }

    /** One for all engines of which the same is true; what is wrong first. */
    static List<EngineSentence> of(VerdictGroup all) {
        Map<Truth, List<String>> enginesByTruth = new LinkedHashMap<>();
        all.by(EngineVerdict::engine).forEach((engine, some) -> enginesByTruth
                .computeIfAbsent(Truth.of(some), truth -> new ArrayList<>())
                .add(engine));
        List<String> order = List.of("✗", "≠", "?", "✓");
        return enginesByTruth.entrySet().stream()
                .map(each -> new EngineSentence(
                        each.getKey().mark(),
                        each.getKey().grade(),
                        each.getValue().stream()
                                .map(engine -> Link.of(engine, each.getKey().verdict()))
                                .toList(),
                        each.getKey().clause()))
                .sorted(Comparator.comparingInt(each -> order.indexOf(each.mark())))
                .toList();
    }
}
