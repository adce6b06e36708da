package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.gradcheck4j.bound.SigmoidCurve;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.text.CommaList;
import org.gradcheck4j.model.Matrix;

/**
 * The samples whose output a clip changes.
 *
 * @param count how many there are
 * @param of m
 * @param wrong those of them whose output is on the other side of ½ than the label, from 0
 * @param least the smallest distance of a wrong one's output from 0 or 1; 1 if there is none
 */
record ClippedSamples(int count, int of, List<Integer> wrong, double least) {

    /** More are not read. */
    private static final int MOST_SHOWN = 5;

    private static final double HALF = 0.5;

    /** Roundings of 1 − ε that leave it below 1, and its digits good enough. */
    private static final int ROUNDINGS = 4;

    static ClippedSamples of(ClipForm form, double epsilon, Evidence evidence) {
        ExactMatrix Z = evidence.solution().Z().get(evidence.depth() - 1);
        Matrix y = evidence.labels();
        List<Integer> clipped = IntStream.range(0, evidence.samples())
                .filter(k -> form.clips(SigmoidCurve.value(Z.high(k)), SigmoidCurve.value(-Z.high(k)), epsilon))
                .boxed()
                .toList();
        List<Integer> wrong = clipped.stream()
                .filter(k -> Z.high(k) > 0 ? y.get(k) < HALF : y.get(k) > HALF)
                .toList();
        double least = wrong.stream()
                .mapToDouble(k -> SigmoidCurve.value(-Math.abs(Z.high(k))))
                .reduce(1, Math::min);
        return new ClippedSamples(clipped.size(), evidence.samples(), wrong, least);
    }

    /** {@return how many there are and which are wrong, a clause} */
    String text() {
        String are = "%d of %d samples %s clipped".formatted(count, of, count == 1 ? "is" : "are");
        if (wrong.isEmpty()) {
            return are + ", none of them wrong";
        }
        List<String> shown =
                wrong.stream().limit(MOST_SHOWN).map(k -> Integer.toString(k)).toList();
        String which =
                wrong.size() > MOST_SHOWN ? "%s, …".formatted(String.join(", ", shown)) : CommaList.withAnd(shown);
        return "%s, and %d of these %s wrong: %s %s (from 0)"
                .formatted(
                        are,
                        wrong.size(),
                        wrong.size() == 1 ? "is" : "are",
                        wrong.size() == 1 ? "sample" : "samples",
                        which);
    }

    /**
     * {@return the smallest power of ten that is a clip at all in the engine's precision, if it is so small that the wrong outputs are
     * not clipped; empty if a clip cannot be that small}
     *
     * @param u the unit roundoff
     */
    OptionalDouble smallEnough(double u) {
        double power = Double.parseDouble("1e" + (int) Math.ceil(Math.log10(ROUNDINGS * u)));
        return wrong.isEmpty() || least < 2 * power ? OptionalDouble.empty() : OptionalDouble.of(power);
    }
}
