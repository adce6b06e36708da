package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.RoundedResult;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.Matrix;

/** The right gradient, each entry rounded to a lower format, or cut off to it. */
final class RepresentableLower extends Hypothesis {

    /** Every format holds a zero, and a lower one holds one in 2¹³ of the other numbers, at most. */
    private static final int LEAST_NOT_ZERO = 2;

    RepresentableLower() {
        super("representable-lower");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        if (evidence.gradients().stream()
                        .mapToLong(tensor -> notZero(evidence.actual(tensor)))
                        .sum()
                < LEAST_NOT_ZERO) {
            return Stream.empty();
        }
        return Stream.of(BinaryFormat.FLOAT32, BinaryFormat.FLOAT16, BinaryFormat.BFLOAT16)
                .filter(format -> format.unitRoundoff() > evidence.arithmetic().unitRoundoff())
                .filter(format ->
                        evidence.gradients().stream().allMatch(tensor -> format.holds(evidence.actual(tensor))))
                .flatMap(format -> Stream.of(
                        candidate(base, evidence, format, "rounded", format::round),
                        candidate(base, evidence, format, "cut off", format::truncate)));
    }

    private static long notZero(Matrix matrix) {
        return IntStream.range(0, matrix.size()).filter(k -> matrix.get(k) != 0).count();
    }

    private Candidate candidate(
            Candidate base, Evidence evidence, BinaryFormat format, String done, DoubleUnaryOperator rounding) {
        int declared = -Math.getExponent(evidence.arithmetic().unitRoundoff());
        String sentence = String.format(
                Locale.ROOT,
                "every dW and db is the right one, %s to %s once (%d significant bits, but %d were declared): the "
                        + "gradient was computed in the declared precision, and kept or saved in a lower one",
                done,
                format.label(),
                format.significandBits(),
                declared);
        return base.changing(
                new RoundedResult(rounding, 0),
                mistake(
                        sentence,
                        "keep the gradient in the precision that it was computed in",
                        "bits",
                        format.significandBits()));
    }
}
