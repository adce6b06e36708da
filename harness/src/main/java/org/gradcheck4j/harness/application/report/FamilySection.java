package org.gradcheck4j.harness.application.report;

import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.Origin;
import org.gradcheck4j.harness.application.suite.VerdictGroup;

/**
 * The verdicts on one family of cases.
 *
 * @param name of the family
 * @param verdicts on its cases
 * @param worst the agreeing verdict nearest its bound; empty if none agrees, and if one is unexpected: the family is about that
 */
record FamilySection(String name, VerdictGroup verdicts, Optional<Detail> worst) {

    /** In the order of the first case of each family. */
    static List<FamilySection> of(VerdictGroup all, Origin origin) {
        return all.by(each -> each.testCase().family()).entrySet().stream()
                .map(each -> new FamilySection(
                        each.getKey(),
                        each.getValue(),
                        Drawn.nearestItsBound(each.getValue()).map(worst -> Detail.of(worst, origin))))
                .toList();
    }

    /** Its cases and verdicts, and how many agree or are expected. */
    String counts() {
        int cases = verdicts.by(EngineVerdict::testCase).size();
        return "%s, %s: %d agree%s%s"
                .formatted(
                        Sentences.count(cases, "case", "cases"),
                        Sentences.count(verdicts.size(), "verdict", "verdicts"),
                        count(Grade.AGREES),
                        count(Grade.EXPECTED) == 0 ? "" : ", %d expected".formatted(count(Grade.EXPECTED)),
                        hasUnexpected() ? "," : "");
    }

    private int count(Grade grade) {
        return verdicts.only(each -> each.grade() == grade).size();
    }

    boolean hasUnexpected() {
        return unexpected() > 0;
    }

    int unexpected() {
        return count(Grade.UNEXPECTED);
    }

    /** What the unexpected verdicts are, such as {@code 8 of mine: disagree (unexplained)}. */
    String unexpectedInWords() {
        return Sentences.names(verdicts
                .only(each -> each.grade() == Grade.UNEXPECTED)
                .by(each -> "%s: %s".formatted(each.engine(), each.verdictAndCause()))
                .entrySet()
                .stream()
                .map(each -> "%d of %s".formatted(each.getValue().size(), each.getKey())));
    }

    /** Shows them. */
    Link allUnexpected() {
        return Link.toUnexpected(name, unexpected());
    }
}
