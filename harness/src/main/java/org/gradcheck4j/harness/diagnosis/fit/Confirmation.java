package org.gradcheck4j.harness.diagnosis.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.TensorName;

/**
 * How unlikely it is that wrong numbers fit a prediction by chance, in bits.
 *
 * <p>A number that is wrong in some other way, and that can be as far from the formula's as the predicted one is, lies
 * within the allowed error of the predicted one with the probability allowed ÷ change. So it confirms the prediction by
 * log₂(change ÷ allowed) bits. In double that is about 50 for each entry, in half often 1 or 2.
 */
public final class Confirmation {

    /** Chance then fits one prediction in 2¹⁶. */
    public static final double ENOUGH = 16;

    /** No number confirms more than its own bits do; so a prediction of an exact 0 does not confirm without limit. */
    private static final double MOST_BITS = 53;

    private final List<Double> bits = new ArrayList<>();

    Confirmation() {}

    /** {@return log₂ of a ratio, such as change ÷ allowed: how many bits it is} */
    public static double bits(double ratio) {
        return Math.log(ratio) / Math.log(2);
    }

    /**
     * {@return whether a mistake changes the numbers so much that they could show it}
     *
     * @param one a computation without it
     * @param both the same with it
     * @param evidence the engine's numbers
     */
    public static boolean isDistinguishableFrom(Candidate one, Candidate both, Evidence evidence) {
        Confirmation confirmation = new Confirmation();
        for (TensorName tensor : evidence.gradients()) {
            Predicted without = evidence.predicted(one, tensor);
            Predicted with = evidence.predicted(both, tensor);
            for (int k = 0; k < with.value().size(); k++) {
                double change = Math.abs(with.value().get(k) - without.value().get(k));
                if (change > without.allowedError(k)) {
                    confirmation.add(change, with.allowedError(k));
                }
            }
        }
        return confirmation.suffices(both, evidence);
    }

    /**
     * Adds one entry.
     *
     * @param change how far the prediction is from the formula
     * @param allowed how far an engine's number may be from the prediction
     */
    void add(double change, double allowed) {
        if (change > allowed) {
            bits.add(Math.min(MOST_BITS, (Math.log(change) - Math.log(allowed)) / Math.log(2)));
        }
    }

    /**
     * {@return whether chance is ruled out}
     *
     * <p>A fitted parameter makes one entry fit, whatever it is: the largest is left out. If the candidate differs from the
     * formula in dZ[L] alone, that has m numbers, and m entries determine all others: then what all entries together say of them
     * must be enough, too.
     *
     * @param candidate whose prediction it is
     * @param evidence the engine's numbers
     */
    boolean suffices(Candidate candidate, Evidence evidence) {
        double needed = ENOUGH + bits(candidate.oddsAgainst());
        return sum(bits, candidate) >= needed
                && (!candidate.isInOutputGradientAlone(evidence.depth())
                        || sum(largest(OutputGradientBits.of(candidate, evidence), evidence.samples()), candidate)
                                >= needed);
    }

    private static List<Double> largest(List<Double> bits, int count) {
        return bits.stream().sorted(Comparator.reverseOrder()).limit(count).toList();
    }

    private static double sum(List<Double> bits, Candidate candidate) {
        return bits.stream()
                .sorted(Comparator.reverseOrder())
                .skip(candidate.fittedParameters())
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
