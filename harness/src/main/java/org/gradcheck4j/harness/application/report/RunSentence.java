package org.gradcheck4j.harness.application.report;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.text.Figures;

/**
 * A whole run in one sentence.
 *
 * @param run that it is about
 */
record RunSentence(GradedRun run) {

    private static final String NOTHING = "Nothing was compared.";

    /** With the names of the outcomes. */
    String sentence() {
        if (run.verdicts().isEmpty()) {
            return NOTHING;
        }
        int all = run.verdicts().size();
        int agreeing = run.with(Grade.AGREES).size();
        StringJoiner parts = new StringJoiner(", ", Sentences.count(all, "verdict", "verdicts") + ": ", ".");
        parts.add(agreeing == all ? "all agree" : agreeing + " agree");
        count(parts, "expected", run.with(Grade.EXPECTED));
        count(parts, "unexpected", run.with(Grade.UNEXPECTED));
        if (!run.missing().isEmpty()) {
            parts.add(run.missing().size() + " expected that did not occur");
        }
        return parts.toString();
    }

    /** How many gradients had other bits when they were computed again; empty if none had. */
    Optional<String> differingRepeats() {
        List<Double> ulps = run.verdicts().stream()
                .map(each -> each.run().repeatUlps())
                .filter(each -> each > 0)
                .toList();
        return ulps.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s of %d had other bits when computed again, by up to %s ulp. Of each, the repeat that differs"
                                        .formatted(
                                                Sentences.count(ulps.size(), "gradient", "gradients"),
                                                run.verdicts().size(),
                                                Figures.threeDigits(Collections.max(ulps)))
                                + " most was judged, too");
    }

    private static void count(StringJoiner parts, String grade, VerdictGroup some) {
        if (!some.isEmpty()) {
            parts.add("%d %s (%s)".formatted(some.size(), grade, some.outcomes()));
        }
    }
}
