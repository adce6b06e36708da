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

    private static final int MOST_LINKS = 10;

    /** In the order of the first case of each family. */
    static List<FamilySection> of(VerdictGroup all, Origin origin) {
        return all.by(each -> each.testCase().family()).entrySet().stream()
                .map(each -> new FamilySection(
                        each.getKey(),
                        each.getValue(),
                        Drawn.nearestItsLimit(each.getValue()).map(worst -> Detail.of(worst, origin))))
                .toList();
    }

    /** Its cases, and how many verdicts agree or are as listed. */
    String counts() {
        int cases = verdicts.by(EngineVerdict::testCase).size();
        return "%s: %s"
                .formatted(
                        Sentences.count(cases, "case", "cases"),
                        count(Grade.EXPECTED) == 0
                                ? count(Grade.AGREES) + " agree"
                                : "%d agree, %d as listed".formatted(count(Grade.AGREES), count(Grade.EXPECTED)));
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

    /** Some of the unexpected verdicts, in the order of the run: a link to all stands beside them. */
    List<Link> someUnexpected() {
        return verdicts.only(each -> each.grade() == Grade.UNEXPECTED).verdicts().stream()
                .limit(MOST_LINKS)
                .map(each -> new Link(Link.address(each), each.engine() + " on " + each.place()))
                .toList();
    }

    /** Shows all of them. */
    Link allUnexpected() {
        return Link.toUnexpected(name, unexpected());
    }
}
