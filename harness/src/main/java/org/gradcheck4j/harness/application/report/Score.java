package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.comparison.Outcome;

/**
 * How one engine fared in one precision, over all cases.
 *
 * @param engine its name
 * @param precision its id
 * @param verdicts of that engine in that precision
 */
record Score(String engine, String precision, List<EngineVerdict> verdicts) {

    Score {
        verdicts = List.copyOf(verdicts);
    }

    /** By engine, then precision, each in the order of its first verdict. */
    static List<Score> of(List<EngineVerdict> verdicts) {
        Map<String, Map<String, List<EngineVerdict>>> groups = new LinkedHashMap<>();
        for (EngineVerdict judged : verdicts) {
            groups.computeIfAbsent(judged.engine(), engine -> new LinkedHashMap<>())
                    .computeIfAbsent(judged.precision().id(), precision -> new ArrayList<>())
                    .add(judged);
        }
        List<Score> scores = new ArrayList<>();
        groups.forEach((engine, precisions) ->
                precisions.forEach((precision, some) -> scores.add(new Score(engine, precision, some))));
        return scores;
    }

    /** Whether there is a fraction of the bound to speak of: an explained verdict has a size of harm instead. */
    boolean bounded() {
        return unexplained().anyMatch(each -> !each.verdict().tensors().isEmpty());
    }

    /** The largest error ÷ bound of any entry of a verdict that is not explained. */
    double largestFraction() {
        return unexplained()
                .mapToDouble(each -> each.verdict().fractionOfBound())
                .max()
                .orElse(0);
    }

    /** How far off the explained verdicts are, in words; empty where there is none. */
    String harm() {
        return ErrorMagnitude.offBy(verdicts.stream()
                .filter(each -> each.verdict().outcome() == Outcome.EXPLAINED)
                .toList());
    }

    /** How many entries lie beyond 6 standard deviations, in verdicts that are not explained. */
    long unusual() {
        return unexplained().mapToLong(each -> each.verdict().unusual()).sum();
    }

    /** The share of all entries that are evidence. */
    double coverage() {
        long entries =
                verdicts.stream().mapToLong(each -> each.verdict().entries()).sum();
        long tested =
                verdicts.stream().mapToLong(each -> each.verdict().tested()).sum();
        return entries == 0 ? 0 : (double) tested / entries;
    }

    private Stream<EngineVerdict> unexplained() {
        return verdicts.stream().filter(each -> each.verdict().outcome() != Outcome.EXPLAINED);
    }
}
