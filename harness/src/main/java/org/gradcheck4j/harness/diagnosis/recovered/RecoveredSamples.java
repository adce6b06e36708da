package org.gradcheck4j.harness.diagnosis.recovered;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.text.CommaList;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.TensorName;

/** A recovered dZ[L] beside A[L] − y, sample by sample: which are wrong for certain, and which are right for certain. */
final class RecoveredSamples {

    /** At most this many samples are shown in a sentence; of more, those that are furthest off. */
    private static final int MOST_SHOWN = 6;

    /** A sample is right only if this share of A − y would be noticed. */
    private static final double NOTICED = 1e-3;

    private final Evidence evidence;
    private final RecoveredOutputGradient recovered;
    private final ExactMatrix expected;
    private final List<Integer> wrong;

    RecoveredSamples(Evidence evidence, RecoveredOutputGradient recovered) {
        this.evidence = evidence;
        this.recovered = recovered;
        this.expected = evidence.solution().dZ().get(evidence.depth() - 1);
        this.wrong = IntStream.range(0, evidence.samples())
                .filter(k -> off(k) > allowed(k) && !recovered(k).equals(expected(k)))
                .boxed()
                .toList();
    }

    private double off(int k) {
        return expected.error(k, recovered.dZ()[k]);
    }

    /** What the recovered number, and A − y as an engine computes it, may be off by: E(A) + u (|A − y| + E(A)) + mη. */
    private double allowed(int k) {
        double errorOfA = evidence.bound(TensorName.activation(evidence.depth()), k);
        return recovered.error()[k]
                + errorOfA
                + evidence.arithmetic().unitRoundoff() * (Math.abs(expected.high(k)) + errorOfA)
                + evidence.samples() * evidence.arithmetic().underflow();
    }

    private boolean isRight(int k) {
        return off(k) <= allowed(k) && allowed(k) <= NOTICED * Math.abs(expected.high(k));
    }

    private String recovered(int k) {
        return Figures.knownDigits(recovered.dZ()[k], recovered.error()[k]);
    }

    private String expected(int k) {
        return Figures.knownDigits(expected.high(k), 0);
    }

    /** {@return whether some sample is wrong, in the digits that are known} */
    boolean areWrong() {
        return !wrong.isEmpty();
    }

    /** {@return "of samples 3 and 7 (from 0) it is …, but A3 − y is …; the others are right"} */
    String text() {
        int m = evidence.samples();
        List<Integer> shown = wrong.size() == m
                ? wrong.subList(0, Math.min(m, MOST_SHOWN))
                : wrong.stream()
                        .sorted(Comparator.comparingDouble(k -> -off(k)))
                        .limit(MOST_SHOWN)
                        .sorted()
                        .toList();
        boolean othersAreRight = IntStream.range(0, m).allMatch(k -> wrong.contains(k) || isRight(k));
        String which = shown.size() < wrong.size()
                ? wrong.size() == m
                        ? ", of which all %d are wrong,".formatted(m)
                        : ", the furthest off of %d that are wrong,".formatted(wrong.size())
                : "";
        String others = othersAreRight && wrong.size() < m
                ? wrong.size() == m - 1 ? "; the other is right" : "; the others are right"
                : "";
        return "of %s (from 0)%s it is %s, but A%d − y is %s%s"
                .formatted(
                        numbered(shown),
                        which,
                        listed(shown, this::recovered),
                        evidence.depth(),
                        listed(shown, this::expected),
                        others);
    }

    private static String numbered(List<Integer> samples) {
        int first = samples.get(0);
        int last = samples.get(samples.size() - 1);
        if (samples.size() == 1) {
            return "sample " + first;
        }
        return samples.size() > 2 && last - first == samples.size() - 1
                ? "samples %d to %d".formatted(first, last)
                : "samples " + listed(samples, String::valueOf);
    }

    private static String listed(List<Integer> samples, IntFunction<String> text) {
        return CommaList.withAnd(samples.stream().map(text::apply).toList());
    }
}
