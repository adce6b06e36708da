package org.gradcheck4j.harness.application.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.suite.EngineVerdict;

/**
 * What came of some cases. Its size depends on the engines and on what they did, not on how many cases there were. Those of the
 * parts of a sweep, added in any order, are that of the whole.
 *
 * @param cases how many
 * @param counts by engine, precision, outcome and cause
 */
public record SweepSummary(long cases, List<VerdictCount> counts) {

    /** Of no case. */
    public static final SweepSummary NONE = new SweepSummary(0, List.of());

    /** Keeps an unmodifiable copy. */
    public SweepSummary {
        counts = List.copyOf(counts);
    }

    /** {@return that of one case} */
    static SweepSummary of(long index, List<EngineVerdict> verdicts) {
        return new SweepSummary(1, sum(verdicts.stream().map(verdict -> VerdictCount.of(index, verdict))));
    }

    /**
     * {@return this and another, together}
     *
     * @param other of other cases
     */
    public SweepSummary and(SweepSummary other) {
        return new SweepSummary(cases + other.cases, sum(Stream.concat(counts.stream(), other.counts.stream())));
    }

    /** {@return what is wrong, by engine and cause: each in one or more precisions} */
    public List<List<VerdictCount>> mistakes() {
        return List.copyOf(counts.stream()
                .filter(each -> each.kind().outcome().isWrong())
                .collect(Collectors.groupingBy(
                        each -> each.kind().engine() + " " + each.kind().cause(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    }

    private static List<VerdictCount> sum(Stream<VerdictCount> counts) {
        SortedMap<VerdictKind, VerdictCount> byKind = new TreeMap<>(VerdictKind.ORDER);
        counts.forEach(each -> byKind.merge(each.kind(), each, VerdictCount::and));
        return List.copyOf(byKind.values());
    }
}
