package org.gradcheck4j.harness.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.emulated.Narrowing;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.fit.Confirmation;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Errors that a lower precision makes. Of that size are those of many small mistakes too, so the size is not enough: the
 * engine's numbers must be numbers of the lower format, or its errors must be those of a backprop that rounds to it.
 */
final class LowerPrecision {

    static final DiagnosisId ID = new DiagnosisId("lower-precision");

    /** At least this share of the tested entries disagree: one wrong layer is not a precision. */
    private static final double LEAST_SHARE = 0.1;

    /** One entry alone may be a round number. */
    private static final int LEAST_ENTRIES = 2;

    private static final String COMPUTE_OR = "compute all of it in the declared precision, or ";

    private static final String COMPUTE_OR_DECLARE = COMPUTE_OR + "declare the lower one";

    private static final String DECLARE_FACTORS =
            "declare what the factors are rounded to: check --factors, or Summation.withFactorsRoundedTo";

    private LowerPrecision() {}

    /**
     * What shows a format.
     *
     * @param format the lower format
     * @param remainingShare the share of the squared errors that it does not explain; 0 if the engine's numbers are the format's
     * @param sentence what the numbers show, to be completed by the format's name and bits
     * @param remedy what to do about it
     */
    private record Indication(LowerFormat format, double remainingShare, String sentence, String remedy) {}

    static Optional<Diagnosis> find(Evidence evidence, Verdict verdict) {
        if (verdict.disagreeing() < LEAST_SHARE * verdict.tested()) {
            return Optional.empty();
        }
        List<Indication> indications = Stream.of(LowerFormat.values())
                .filter(format -> format.unitRoundoff() > declaredRoundoff(evidence.arithmetic()))
                .flatMap(format ->
                        LowerFormatErrors.of(format, evidence, verdict)
                                .flatMap(errors -> indication(format, errors, evidence))
                                .stream())
                .toList();
        return indications.stream()
                .min(Comparator.comparingDouble(Indication::remainingShare)
                        .thenComparing(each -> -each.format().unitRoundoff()))
                .map(best -> diagnosis(best, indications, evidence));
    }

    /** Of the engine's numbers, or of the factors of its products, if they are declared to be rounded more coarsely. */
    private static double declaredRoundoff(Arithmetic arithmetic) {
        return Math.max(arithmetic.unitRoundoff(), arithmetic.sums().factorRoundoff());
    }

    private static Optional<Indication> indication(LowerFormat format, LowerFormatErrors errors, Evidence evidence) {
        if (holdsEveryEntry(format, errors, evidence)) {
            return Optional.of(new Indication(
                    format,
                    0,
                    "%s holds every entry of the wrong tensors exactly, and the errors are of the size that computing in it "
                            + "makes",
                    COMPUTE_OR_DECLARE));
        }
        return LowerFormatRecomputation.of(format, errors, evidence)
                .map(each -> new Indication(
                        format,
                        each.remainingShare(),
                        "a backprop with " + rounded(each) + repeated(each),
                        remedy(each.narrowing().rounded())));
    }

    private static String remedy(Narrowing.Rounded rounded) {
        return switch (rounded) {
            case SAMPLES -> "keep the data in the declared precision, or check with the X and y that the engine got";
            case PARAMETERS ->
                "keep the network in the declared precision, or check with the W and b that the engine got";
            case FACTORS, TRUNCATED_FACTORS -> COMPUTE_OR + DECLARE_FACTORS;
            case INPUTS, RESULTS, STEPS -> COMPUTE_OR_DECLARE;
        };
    }

    private static String rounded(LowerFormatRecomputation recomputation) {
        return switch (recomputation.narrowing().rounded()) {
            case INPUTS -> "X, y, W and b rounded to %s";
            case SAMPLES -> "X and y rounded to %s";
            case PARAMETERS -> "W and b rounded to %s";
            case FACTORS -> "both factors of every matrix product rounded to %s";
            case TRUNCATED_FACTORS -> "both factors of every matrix product cut off to %s";
            case RESULTS -> "every result rounded to %s";
            case STEPS -> "every result rounded to %s, each addition of a sum too,";
        };
    }

    private static String repeated(LowerFormatRecomputation recomputation) {
        long percent = Math.round(100 * recomputation.remainingShare());
        String rest = percent == 0 ? "" : ", but for %d %% of their squares".formatted(percent);
        return " makes the same errors, in size and sign" + rest;
    }

    /** Whether every number of the wrong tensors is one of the format, and they need not be. */
    private static boolean holdsEveryEntry(LowerFormat format, LowerFormatErrors errors, Evidence evidence) {
        // What a narrower one holds, too, was not computed in this one.
        boolean isNarrowest = Stream.of(LowerFormat.values())
                .filter(other -> other.bits() < format.bits())
                .noneMatch(other -> holdsAll(other, errors, evidence));
        if (!isNarrowest || !holdsAll(format, errors, evidence)) {
            return false;
        }
        int[] unusedBits = errors.tensors().stream()
                .flatMapToInt(tensor -> bits(tensor, evidence))
                .map(bits -> bits - format.bits())
                .filter(bits -> bits > 0)
                .toArray();
        // By chance, a number has this many zero bits as seldom as any mistake may be named by chance.
        return unusedBits.length >= LEAST_ENTRIES && IntStream.of(unusedBits).sum() >= Confirmation.ENOUGH;
    }

    private static boolean holdsAll(LowerFormat format, LowerFormatErrors errors, Evidence evidence) {
        return errors.tensors().stream().allMatch(tensor -> format.format().holds(evidence.actual(tensor)));
    }

    /**
     * How many significant bits each of an engine's numbers can have in the declared arithmetic: fewer if it is subnormal, or if
     * the terms of its sum cancel, which are larger; none if it is 0.
     */
    private static IntStream bits(TensorName tensor, Evidence evidence) {
        Matrix actual = evidence.actual(tensor);
        Matrix terms = tensor.isGradient() ? evidence.meanMagnitude(tensor) : actual.abs();
        int all = -Math.getExponent(evidence.arithmetic().unitRoundoff());
        int underflow = Math.getExponent(evidence.arithmetic().underflow());
        return IntStream.range(0, actual.size()).filter(k -> actual.get(k) != 0).map(k -> {
            int exponent = Math.getExponent(actual.get(k));
            int cancelled = Math.max(0, Math.getExponent(terms.get(k)) - exponent);
            return Math.min(all - cancelled, exponent - underflow + 1);
        });
    }

    private static Diagnosis diagnosis(Indication best, List<Indication> indications, Evidence evidence) {
        String sentence = best.sentence()
                .replace(
                        "%s",
                        inWords(
                                best,
                                indications,
                                -Math.getExponent(evidence.arithmetic().unitRoundoff())));
        return new Diagnosis(
                ID,
                sentence + "; a cast, the default type of an array or a GPU's fast mode rounds so",
                best.remedy(),
                Map.of("bits", (double) best.format().bits()),
                List.of());
    }

    /** The format, and its bits beside the declared ones. Two formats of as many bits differ only if numbers are extreme. */
    private static String inWords(Indication best, List<Indication> indications, int declaredBits) {
        String label = Stream.of(LowerFormat.values())
                .filter(format -> format.bits() == best.format().bits())
                .filter(format ->
                        best.remainingShare() > 0 || indications.stream().anyMatch(each -> each.format() == format))
                .map(LowerFormat::label)
                .sorted()
                .collect(Collectors.joining(" or "));
        return "%s (%d significant bits, but %d were declared)"
                .formatted(label, best.format().bits(), declaredBits);
    }
}
