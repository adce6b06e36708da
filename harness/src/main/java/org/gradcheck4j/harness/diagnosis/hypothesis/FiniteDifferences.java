package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.departure.StepDifferences;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.TensorName;

/**
 * Difference quotients of the loss in place of its gradient, with one of the usual steps. What is a multiple of 10/h is one of
 * 1/h too, so the smallest steps are tried first; and last those of which nothing but the quotient is known.
 */
final class FiniteDifferences extends Hypothesis {

    private static final List<Double> STEPS = List.of(1e-4, 1e-5, 1e-6, 1e-7, 1e-3, 1e-2, 1e-8, 1e-9, 1e-10, 0.1);

    /** Products that a gradient may take: about two seconds' work, spent only if the last layer fits. */
    private static final double MOST_PRODUCTS = 1e9;

    /** Before more than the last layer is computed: a fifth of those that are needed, or more. */
    private static final double LEAST_BITS_OF_LAST_LAYER = 8;

    FiniteDifferences() {
        super("finite-differences");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        if (!base.departure().equals(Departure.formula()) || !base.changes().isEmpty() || isTooLarge(evidence)) {
            return Stream.empty();
        }
        return Stream.of(true, false)
                .flatMap(central -> STEPS.stream().map(h -> new StepDifferences(evidence.solution(), h, central)))
                .flatMap(differences -> RoundedDifferences.of(differences, evidence))
                .sorted(Comparator.comparingDouble(RoundedDifferences::quantum).reversed())
                .filter(gradient -> !gradient.isQuantised() || (gradient.holdsAll() && !isOfLowerFormat(evidence)))
                .filter(gradient -> isEvident(gradient, base, evidence))
                .map(gradient -> candidate(base, gradient));
    }

    /** Numbers of few bits are multiples of much, and not of what a difference is made of. */
    private static boolean isOfLowerFormat(Evidence evidence) {
        return Stream.of(BinaryFormat.FLOAT32, BinaryFormat.FLOAT16, BinaryFormat.BFLOAT16)
                .filter(format -> format.unitRoundoff() > evidence.arithmetic().unitRoundoff())
                .anyMatch(format ->
                        evidence.gradients().stream().allMatch(tensor -> format.holds(evidence.actual(tensor))));
    }

    /** Whether the last layer fits, which costs little, and all layers together say enough. */
    private boolean isEvident(RoundedDifferences gradient, Candidate base, Evidence evidence) {
        List<TensorName> last = evidence.gradientsOf(evidence.depth());
        return (gradient.isQuantised() || gradient.bits(last) >= LEAST_BITS_OF_LAST_LAYER)
                && evidence.fits(candidate(base, gradient), last)
                && (gradient.isQuantised() || gradient.bits(evidence.gradients()) >= RoundedDifferences.LEAST_BITS);
    }

    private static boolean isTooLarge(Evidence evidence) {
        double weightsAfterFirstLayer = evidence.network().layers().stream()
                .mapToDouble(layer -> (double) layer.inputs() * layer.outputs())
                .skip(1)
                .sum();
        return evidence.parameterCount() * (1 + weightsAfterFirstLayer) * evidence.samples() > MOST_PRODUCTS;
    }

    private Candidate candidate(Candidate base, RoundedDifferences gradient) {
        StepDifferences differences = gradient.differences();
        String sentence =
                ("every dW and db is a difference quotient of the loss, %s with h = %s, and off by up to %s%s: the "
                                + "numerical gradient of a check was returned in place of backprop's")
                        .formatted(
                                differences.central() ? "(J(θ + h) − J(θ − h))/(2h)" : "(J(θ + h) − J(θ))/h",
                                Figures.sixDigits(differences.h()),
                                Figures.threeDigits(gradient.largestError()),
                                gradient.isQuantised()
                                        ? ", in multiples of J's last place ÷ " + (differences.central() ? "2h" : "h")
                                        : "");
        return base.changing(
                gradient,
                mistake(
                        sentence,
                        "return backprop's gradient: a numerical one is only to compare with",
                        "h",
                        differences.h()));
    }
}
