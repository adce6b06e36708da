package org.gradcheck4j.harness.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcheck4j.harness.suite.Judged;

/**
 * How one engine fared in one precision, over all cases.
 *
 * @param engine its name
 * @param precision its id
 * @param verdicts of that engine in that precision
 */
record Score(String engine, String precision, List<Judged> verdicts) {

    Score {
        verdicts = List.copyOf(verdicts);
    }

    /** By engine, then precision, each in the order of its first verdict. */
    static List<Score> of(List<Judged> verdicts) {
        Map<String, Map<String, List<Judged>>> groups = new LinkedHashMap<>();
        for (Judged judged : verdicts) {
            groups.computeIfAbsent(judged.engine(), engine -> new LinkedHashMap<>())
                    .computeIfAbsent(judged.precision().id(), precision -> new ArrayList<>())
                    .add(judged);
        }
        List<Score> scores = new ArrayList<>();
        groups.forEach((engine, precisions) ->
                precisions.forEach((precision, some) -> scores.add(new Score(engine, precision, some))));
        return scores;
    }

    /** The largest error ÷ bound of any entry. */
    double largestFraction() {
        return verdicts.stream()
                .mapToDouble(each -> each.verdict().fractionOfBound())
                .max()
                .orElse(0);
    }

    /** The share of all entries that are evidence. */
    double coverage() {
        long entries =
                verdicts.stream().mapToLong(each -> each.verdict().entries()).sum();
        long tested =
                verdicts.stream().mapToLong(each -> each.verdict().tested()).sum();
        return entries == 0 ? 0 : (double) tested / entries;
    }
}
