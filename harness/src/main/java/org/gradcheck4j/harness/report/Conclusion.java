package org.gradcheck4j.harness.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.suite.Expectation;
import org.gradcheck4j.harness.suite.Expectations;
import org.gradcheck4j.harness.suite.Judged;

/**
 * What all verdicts of a run come to, set against what the suite expects.
 *
 * @param verdicts every one
 * @param expectations the known verdicts other than {@code agree}
 * @param whole whether the whole suite ran: only then can a listed verdict be missed
 */
record Conclusion(List<Judged> verdicts, Expectations expectations, boolean whole) {

    /** The order in which people want to read of trouble. */
    private static final List<Outcome> WORST_FIRST =
            List.of(Outcome.DISAGREE, Outcome.FAILED, Outcome.EXPLAINED, Outcome.INCONCLUSIVE, Outcome.UNSUPPORTED);

    Conclusion {
        verdicts = List.copyOf(verdicts);
    }

    long agreeing() {
        return verdicts.stream()
                .filter(each -> each.verdict().outcome() == Outcome.AGREE)
                .count();
    }

    /** Neither agreeing nor listed, worst first. */
    List<Judged> unlisted() {
        return verdicts.stream()
                .filter(each -> !expectations.accepts(each))
                .sorted(Comparator.comparingInt(
                        each -> WORST_FIRST.indexOf(each.verdict().outcome())))
                .toList();
    }

    /** The verdicts that each listed expectation covers; those that cover none are left out. */
    Map<Expectation, List<Judged>> listed() {
        Map<Expectation, List<Judged>> covered = new LinkedHashMap<>();
        for (Expectation expectation : expectations.listed()) {
            List<Judged> occurrences =
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
        List<Judged> unlisted = unlisted();
        long listed = verdicts.size() - agreeing() - unlisted.size();
        StringJoiner parts = new StringJoiner(", ", verdicts.size() + " verdicts: ", ".");
        parts.add(agreeing() == verdicts.size() ? "all agree" : agreeing() + " agree");
        if (listed > 0) {
            parts.add(listed + " known and listed");
        }
        if (!unlisted.isEmpty()) {
            parts.add(unlisted.size() + " not listed (" + outcomes(unlisted) + ")");
        }
        if (!vanished().isEmpty()) {
            parts.add(vanished().size() + " listed that no longer occurred");
        }
        return parts.toString();
    }

    /** Such as {@code 2 disagree, 1 failed}. */
    static String outcomes(List<Judged> some) {
        List<String> counts = new ArrayList<>();
        for (Outcome outcome :
                Stream.concat(Stream.of(Outcome.AGREE), WORST_FIRST.stream()).toList()) {
            long count = some.stream()
                    .filter(each -> each.verdict().outcome() == outcome)
                    .count();
            if (count > 0) {
                counts.add(count + " " + outcome.id());
            }
        }
        return String.join(", ", counts);
    }
}
