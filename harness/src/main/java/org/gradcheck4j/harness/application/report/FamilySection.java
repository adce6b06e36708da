package org.gradcheck4j.harness.application.report;

import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.VerdictGroup;

/**
 * The verdicts on one family of cases.
 *
 * @param name of the family
 * @param verdicts on its cases
 * @param worst the agreeing verdict nearest its limit; empty if none agrees
 */
record FamilySection(String name, VerdictGroup verdicts, Optional<Detail> worst) {

    /** In the order of the first case of each family. */
    static List<FamilySection> of(VerdictGroup all, Origin origin) {
        return all.by(each -> each.testCase().family()).entrySet().stream()
                .map(each -> new FamilySection(
                        each.getKey(),
                        each.getValue(),
                        Drawn.nearestItsLimit(each.getValue()).map(worst -> Detail.of(worst, origin))))
                .toList();
    }

    /** Its cases, and how many verdicts have which grade. */
    String counts() {
        int cases = verdicts.by(EngineVerdict::testCase).size();
        return "%s: %s".formatted(Sentences.count(cases, "case", "cases"), String.join(", ", parts()));
    }

    private List<String> parts() {
        return List.of(
                        part(Grade.AGREES, "agree"),
                        part(Grade.EXPECTED, "as listed"),
                        part(Grade.UNEXPECTED, "unexpected"))
                .stream()
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private String part(Grade grade, String word) {
        int count = verdicts.only(each -> each.grade() == grade).size();
        return count == 0 ? "" : count + " " + word;
    }

    boolean hasUnexpected() {
        return verdicts.verdicts().stream().anyMatch(each -> each.grade() == Grade.UNEXPECTED);
    }
}
