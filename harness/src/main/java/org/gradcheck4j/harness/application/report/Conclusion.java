package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectation;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.comparison.Outcome;

/**
 * What all verdicts of a run come to, set against what the suite expects.
 *
 * @param verdicts every one
 * @param expectations the known verdicts other than {@code agree}
 * @param whole whether the whole suite ran: only then can a listed verdict be missed
 */
record Conclusion(List<EngineVerdict> verdicts, Expectations expectations, boolean whole) {

    /** The order in which people want to read of trouble. */
    private static final List<Outcome> WORST_FIRST =
            List.of(Outcome.DISAGREE, Outcome.FAILED, Outcome.EXPLAINED, Outcome.INCONCLUSIVE, Outcome.UNSUPPORTED);

    /** The order of a sentence: what is wrong, what is right, what is known, what is left. */
    private static final List<Outcome> PLAINLY = List.of(
            Outcome.DISAGREE,
            Outcome.FAILED,
            Outcome.AGREE,
            Outcome.EXPLAINED,
            Outcome.INCONCLUSIVE,
            Outcome.UNSUPPORTED);

    Conclusion {
        verdicts = List.copyOf(verdicts);
    }

    long agreeing() {
        return count(verdicts, Outcome.AGREE);
    }

    /** Neither agreeing nor listed, worst first. */
    List<EngineVerdict> unlisted() {
        return verdicts.stream()
                .filter(each -> !expectations.accepts(each))
                .sorted(Comparator.comparingInt(
                        each -> WORST_FIRST.indexOf(each.verdict().outcome())))
                .toList();
    }

    /** Not agreeing, but listed. */
    List<EngineVerdict> listed() {
        return verdicts.stream()
                .filter(each -> each.verdict().outcome() != Outcome.AGREE && expectations.accepts(each))
                .toList();
    }

    /** The verdicts that each listed expectation covers; those that cover none are left out. */
    Map<Expectation, List<EngineVerdict>> covered() {
        Map<Expectation, List<EngineVerdict>> covered = new LinkedHashMap<>();
        for (Expectation expectation : expectations.listed()) {
            List<EngineVerdict> occurrences =
                    verdicts.stream().filter(expectation::covers).toList();
            if (!occurrences.isEmpty()) {
                covered.put(expectation, occurrences);
            }
        }
        return covered;
    }

    List<Expectation> vanished() {
        return whole ? expectations.vanished(verdicts) : List.of();
    }

    boolean passes() {
        return !verdicts.isEmpty() && unlisted().isEmpty() && vanished().isEmpty();
    }

    /** The whole run in one sentence. */
    String sentence() {
        if (verdicts.isEmpty()) {
            return "Nothing was compared.";
        }
        List<EngineVerdict> unlisted = unlisted();
        List<EngineVerdict> listed = listed();
        StringJoiner parts = new StringJoiner(", ", verdicts.size() + " verdicts: ", ".");
        parts.add(agreeing() == verdicts.size() ? "all agree" : agreeing() + " agree");
        if (!listed.isEmpty()) {
            parts.add("%d known and listed (%s)".formatted(listed.size(), outcomes(listed)));
        }
        if (!unlisted.isEmpty()) {
            parts.add(unlisted.size() + " not listed (" + outcomes(unlisted) + ")");
        }
        if (!vanished().isEmpty()) {
            parts.add(vanished().size() + " listed that no longer occurred");
        }
        return parts.toString();
    }

    /** The same for someone who does not know the names of the outcomes, what is wrong first. */
    String plainly() {
        if (verdicts.isEmpty()) {
            return "Nothing was compared.";
        }
        StringJoiner parts = new StringJoiner("; ", "", ".");
        for (Outcome outcome : PLAINLY) {
            long count = count(verdicts, outcome);
            if (count > 0 || outcome == Outcome.AGREE) {
                parts.add(clause(outcome, count));
            }
        }
        if (!unlisted().isEmpty()) {
            parts.add(unlisted().size() + " of these were not expected");
        }
        if (!vanished().isEmpty()) {
            parts.add(vanished().size() + " expected did not occur");
        }
        return parts.toString();
    }

    private String clause(Outcome outcome, long count) {
        return switch (outcome) {
            case DISAGREE -> "%d of %d verdicts disagree with the formula".formatted(count, verdicts.size());
            case FAILED -> count + " failed";
            case AGREE -> "%d of %d verdicts agree with the formula".formatted(count, verdicts.size());
            case EXPLAINED -> count + " disagree, and it is known why";
            case INCONCLUSIVE -> "in %d too little could be tested".formatted(count);
            case UNSUPPORTED -> count + " could not be asked";
        };
    }

    /** Such as {@code 2 disagree, 1 failed}. */
    static String outcomes(List<EngineVerdict> some) {
        List<String> counts = new ArrayList<>();
        for (Outcome outcome :
                Stream.concat(Stream.of(Outcome.AGREE), WORST_FIRST.stream()).toList()) {
            long count = count(some, outcome);
            if (count > 0) {
                counts.add(count + " " + outcome.id());
            }
        }
        return String.join(", ", counts);
    }

    private static long count(List<EngineVerdict> some, Outcome outcome) {
        return some.stream().filter(each -> each.verdict().outcome() == outcome).count();
    }
}
