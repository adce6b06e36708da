package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.bound.ParameterErrors;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.OtherNetwork;
import org.gradcheck4j.harness.diagnosis.fit.NewtonFit;
import org.gradcheck4j.harness.diagnosis.fit.NonlinearFit;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;

/**
 * The weights that were handed over are W after the update, and the gradient G is right, but of the weights before it: of
 * W + r G, where G is the engine's own gradient.
 */
final class WeightsAfterUpdate extends Hypothesis {

    /** r itself, its product with G, the difference that made W, and the sum that undoes it, which is held in double. */
    private static final int ROUNDINGS = 4;

    /** Learning rates that people set are below. */
    private static final double LARGEST_RATE = 2;

    /** No gradient that a step is taken along is near these: r G, and what r is near 1/G, cannot overflow. */
    private static final double SMALLEST_GRADIENT = 1e-100;

    private static final double LARGEST_GRADIENT = 1e100;

    WeightsAfterUpdate() {
        super("weights-after-update");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        if (!base.mistakes().isEmpty()) {
            return Stream.empty();
        }
        return rate(evidence)
                .flatMap(guess -> new NonlinearFit(
                                evidence,
                                evidence.gradients(),
                                r -> candidate(base, evidence, Math.min(LARGEST_RATE, Math.max(-LARGEST_RATE, r))))
                        .valuesNear(guess))
                .filter(r -> r > 0)
                .map(r -> candidate(base, evidence, r).fitted());
    }

    private static Stream<Double> rate(Evidence evidence) {
        double parameter = 0;
        double gradient = 0;
        for (TensorName tensor : evidence.gradients()) {
            parameter = Math.max(parameter, largest(evidence.parameter(tensor)));
            gradient = Math.max(gradient, largest(evidence.actual(tensor)));
        }
        if (gradient < SMALLEST_GRADIENT || gradient > LARGEST_GRADIENT) {
            return Stream.empty();
        }
        NewtonFit guess = new NewtonFit(
                evidence,
                r -> NewtonFit.gradients(moved(evidence, r), evidence),
                NewtonFit.SMALL * parameter / gradient);
        return guess.from(0, LARGEST_RATE);
    }

    private static double largest(Matrix matrix) {
        return Arrays.stream(matrix.abs().toArray()).max().orElse(0);
    }

    private Candidate candidate(Candidate base, Evidence evidence, double r) {
        String sentence =
                ("the gradient is that at W + %s dW and b + %s db: the weights and biases beside it are those after "
                                + "the step, which was taken in place before they were saved")
                        .formatted(Figures.sixDigits(r), Figures.sixDigits(r));
        return base.changing(
                new OtherNetwork(moved(evidence, r), parameterErrors(evidence, r), evidence.arithmetic(), evidence),
                mistake(sentence, "save the weights before the update, as copies", "r", r));
    }

    /** {@return W + r G and b + r G} */
    private static Network moved(Evidence evidence, double r) {
        DoubleBinaryOperator step = (parameter, gradient) -> parameter + r * gradient;
        return new Network(IntStream.rangeClosed(1, evidence.depth())
                .mapToObj(i ->
                        new Layer(changed(evidence, TensorName.dW(i), step), changed(evidence, TensorName.db(i), step)))
                .toList());
    }

    private static ParameterErrors parameterErrors(Evidence evidence, double r) {
        double u = evidence.arithmetic().unitRoundoff();
        double underflow = ROUNDINGS * evidence.arithmetic().underflow();
        DoubleBinaryOperator error =
                (parameter, gradient) -> ROUNDINGS * u * (Math.abs(parameter) + Math.abs(r * gradient)) + underflow;
        return ParameterErrors.of(
                evidence.depth(),
                i -> changed(evidence, TensorName.dW(i), error),
                i -> changed(evidence, TensorName.db(i), error));
    }

    private static Matrix changed(Evidence evidence, TensorName gradient, DoubleBinaryOperator change) {
        return evidence.parameter(gradient).map(evidence.actual(gradient), change);
    }
}
