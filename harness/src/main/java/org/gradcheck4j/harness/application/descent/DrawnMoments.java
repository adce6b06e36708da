package org.gradcheck4j.harness.application.descent;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;

/**
 * What updaters may have kept from nine steps before: of the size of the gradient, each entry off by a factor between 1/2 and 3/2. At a
 * first step, where all of it is 0, most constants of an updater do not matter, so a wrong one would not be seen.
 */
final class DrawnMoments {

    private static final int STEPS_BEFORE = 9;

    private final ExactSolution solution;
    private final Precision precision;
    private final Random random = new Random(1);

    private DrawnMoments(ExactSolution solution, Precision precision) {
        this.solution = solution;
        this.precision = precision;
    }

    /** {@return a tenth step from the weights of a solution} */
    static Step step(Updater updater, ExactSolution solution, Precision precision, double rate) {
        DrawnMoments moments = new DrawnMoments(solution, precision);
        return switch (updater) {
            case SGD -> Step.plain(rate);
            case NESTEROVS -> new Step(updater, rate, List.of(moments.of(g -> -rate * g)), STEPS_BEFORE);
            case ADAM -> new Step(updater, rate, List.of(moments.of(g -> g), moments.of(g -> g * g)), STEPS_BEFORE);
        };
    }

    private Gradients of(DoubleUnaryOperator moment) {
        return new Gradients(IntStream.range(0, solution.dW().size())
                .mapToObj(i -> new LayerGradient(
                        of(solution.dW().get(i), moment), of(solution.db().get(i), moment)))
                .toList());
    }

    private Matrix of(ExactMatrix gradient, DoubleUnaryOperator moment) {
        return gradient.rounded().map(g -> precision.round(moment.applyAsDouble((0.5 + random.nextDouble()) * g)));
    }
}
