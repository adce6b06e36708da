package org.gradcheck4j.harness.application.report;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.comparison.Outcome;

/**
 * The verdicts of which the page draws every entry: the example of each fault, the worst of each finding, and in each family
 * without a fault, the worst that agrees. If the run has one case alone, all of them.
 */
final class Drawn {

    private Drawn() {}

    static Set<EngineVerdict> in(GradedRun run) {
        Set<EngineVerdict> drawn = Collections.newSetFromMap(new IdentityHashMap<>());
        if (isOneCase(run)) {
            drawn.addAll(run.verdicts());
        }
        FaultGroup.of(run).forEach(group -> drawn.add(group.example()));
        KnownFault.of(run).stream().filter(KnownFault::isWrong).forEach(finding -> drawn.add(finding.worst()));
        run.all().by(each -> each.testCase().family()).values().forEach(family -> nearestItsBound(family)
                .ifPresent(drawn::add));
        return drawn;
    }

    /** Of those that agree, the verdict with the largest error ÷ bound of a gradient; empty if a verdict is unexpected. */
    static Optional<EngineVerdict> nearestItsBound(VerdictGroup family) {
        if (!family.only(each -> each.grade() == Grade.UNEXPECTED).isEmpty()) {
            return Optional.empty();
        }
        return family.with(Outcome.AGREE).verdicts().stream()
                .max(Comparator.comparingDouble(EngineVerdict::gradientFractionOfBound));
    }

    /** Then the page is about its entries. */
    static boolean isOneCase(GradedRun run) {
        return run.all().by(each -> each.testCase().id()).size() == 1;
    }
}
