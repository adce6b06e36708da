package org.gradcheck4j.harness.application.sweep;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.evaluation.experiment.Histogram;

/**
 * How often a kind of verdict occurred, and on which cases.
 *
 * @param kind of the verdicts
 * @param count how many
 * @param worst the cases with the largest error ÷ bound, the worst first, at most {@value #MOST_WORST}
 * @param smallest the smallest case
 * @param fractions of the bound, the largest of each gradient, counted in bins
 */
public record VerdictCount(
        VerdictKind kind, long count, List<SweptCase> worst, SweptCase smallest, Histogram fractions) {

    private static final int MOST_WORST = 3;

    /** Keeps an unmodifiable copy. */
    public VerdictCount {
        worst = List.copyOf(worst);
    }

    static VerdictCount of(long index, EngineVerdict verdict) {
        SweptCase swept = SweptCase.of(index, verdict);
        Histogram fractions = new Histogram();
        fractions.add(swept.fractionOfBound());
        return new VerdictCount(VerdictKind.of(verdict), 1, List.of(swept), swept, fractions);
    }

    /** {@return this and another of the same kind, together} */
    VerdictCount and(VerdictCount other) {
        Histogram both = new Histogram();
        both.addAll(fractions);
        both.addAll(other.fractions);
        return new VerdictCount(
                kind,
                count + other.count,
                Stream.concat(worst.stream(), other.worst.stream())
                        .sorted(SweptCase.WORST_FIRST)
                        .limit(MOST_WORST)
                        .toList(),
                Stream.of(smallest, other.smallest)
                        .min(SweptCase.SMALLEST_FIRST)
                        .orElseThrow(),
                both);
    }
}
