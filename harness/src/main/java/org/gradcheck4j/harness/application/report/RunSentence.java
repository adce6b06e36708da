package org.gradcheck4j.harness.application.report;

import java.util.StringJoiner;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.comparison.Outcome;

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
        StringJoiner parts = new StringJoiner(", ", all + " verdicts: ", ".");
        parts.add(agreeing == all ? "all agree" : agreeing + " agree");
        count(parts, "expected", run.with(Grade.EXPECTED));
        count(parts, "unexpected", run.with(Grade.UNEXPECTED));
        if (!run.missing().isEmpty()) {
            parts.add(run.missing().size() + " expected that did not occur");
        }
        return parts.toString();
    }

    private static void count(StringJoiner parts, String grade, VerdictGroup some) {
        if (!some.isEmpty()) {
            parts.add("%d %s (%s)".formatted(some.size(), grade, some.outcomes()));
        }
    }

    /** For someone who does not know the names of the outcomes; what is wrong comes first. */
    String inPlainWords() {
        if (run.verdicts().isEmpty()) {
            return NOTHING;
        }
        StringJoiner parts = new StringJoiner("; ", "", ".");
        for (Outcome outcome : Outcome.values()) {
            int count = run.all().with(outcome).size();
            if (count > 0 || outcome == Outcome.AGREE) {
                parts.add(clause(outcome, count));
            }
        }
        int unexpected = run.with(Grade.UNEXPECTED).size();
        if (unexpected > 0) {
            parts.add(unexpected + " of these were not expected");
        }
        if (!run.missing().isEmpty()) {
            parts.add(run.missing().size() + " expected did not occur");
        }
        return parts.toString();
    }

    private String clause(Outcome outcome, int count) {
        return switch (outcome) {
            case DISAGREE ->
                "%d of %d verdicts disagree with the formula"
                        .formatted(count, run.verdicts().size());
            case FAILED -> count + " failed";
            case AGREE ->
                "%d of %d verdicts agree with the formula"
                        .formatted(count, run.verdicts().size());
            case EXPLAINED -> count + " disagree, and it is known why";
            case INCONCLUSIVE -> "in %d too little could be tested".formatted(count);
            case UNSUPPORTED -> count + " are not supported by the engine or the precision";
        };
    }
}
