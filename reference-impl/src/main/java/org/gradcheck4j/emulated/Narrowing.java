package org.gradcheck4j.emulated;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.model.BinaryFormat;

/**
 * Which numbers of a backprop are rounded to a lower format.
 *
 * @param format the lower format
 * @param rounded which numbers
 * @param sigmoid whether σ is rounded once, or each step of 1/(1 + e⁻ᶻ)
 * @param mean whether dZ[L] is divided by m, or each sum
 */
public record Narrowing(
        BinaryFormat format, Rounded rounded, EmulatedEngine.SigmoidForm sigmoid, EmulatedEngine.MeanAt mean) {

    /** Which numbers are rounded. */
    public enum Rounded {
        /** X, y, W and b, and nothing after them. */
        INPUTS,
        /** X and y, and nothing after them: data that were stored in the format. */
        SAMPLES,
        /** W and b, and nothing after them: a network that was stored in the format. */
        PARAMETERS,
        /** Both factors of every matrix product, as in tensor cores; sums are wide. */
        FACTORS,
        /** The same factors, but cut off rather than rounded to nearest, as tensor cores do if nobody rounds them before. */
        TRUNCATED_FACTORS,
        /** The inputs and every result; a sum is wide, and rounded once. */
        RESULTS,
        /** The inputs and every result, each addition of a sum among them. */
        STEPS
    }

    /**
     * {@return the usual ways to be narrower, in one format}
     *
     * @param format the lower format
     */
    public static List<Narrowing> usual(BinaryFormat format) {
        return Stream.of(Rounded.values())
                .flatMap(rounded -> Stream.of(EmulatedEngine.SigmoidForm.STEPS, EmulatedEngine.SigmoidForm.ROUNDED)
                        .flatMap(sigmoid -> Stream.of(EmulatedEngine.MeanAt.QUOTIENT, EmulatedEngine.MeanAt.START)
                                .map(mean -> new Narrowing(format, rounded, sigmoid, mean))))
                .filter(Narrowing::isDistinct)
                .toList();
    }

    /** Whether no other combination gives the same numbers: how σ and the mean are computed does not matter everywhere. */
    private boolean isDistinct() {
        return switch (rounded) {
            case INPUTS, SAMPLES, PARAMETERS ->
                sigmoid == EmulatedEngine.SigmoidForm.STEPS && mean == EmulatedEngine.MeanAt.QUOTIENT;
            case FACTORS, TRUNCATED_FACTORS, STEPS -> sigmoid == EmulatedEngine.SigmoidForm.STEPS;
            case RESULTS -> true;
        };
    }

    /** {@return what a number that is narrowed becomes} */
    double narrowed(double value) {
        return rounded == Rounded.TRUNCATED_FACTORS && Double.isFinite(value)
                ? format.truncate(value)
                : format.round(value);
    }

    /** {@return whether only the factors of matrix products are narrowed} */
    public boolean roundsFactorsAlone() {
        return rounded == Rounded.FACTORS || rounded == Rounded.TRUNCATED_FACTORS;
    }

    boolean roundsSamples() {
        return !roundsFactorsAlone() && rounded != Rounded.PARAMETERS;
    }

    boolean roundsParameters() {
        return !roundsFactorsAlone() && rounded != Rounded.SAMPLES;
    }

    boolean roundsResults() {
        return rounded == Rounded.RESULTS || rounded == Rounded.STEPS;
    }
}
