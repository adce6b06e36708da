package org.gradcheck4j.harness.diagnosis.fit;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.model.TensorName;

/**
 * Estimates a positive or negative parameter that the gradient does not depend on linearly.
 *
 * @param tensors to fit
 * @param candidate for each value of the parameter
 */
public record NonlinearFit(Evidence evidence, List<TensorName> tensors, DoubleFunction<Candidate> candidate) {

    /** Near the value, each step doubles the right digits: four lead from one to all of double's. */
    private static final int NEWTON_STEPS = 4;

    /** The relative change of the parameter whose effect is its derivative. */
    private static final double SMALL = 1e-6;

    /**
     * {@return what the parameter may be, likeliest first, by Newton's steps}
     *
     * @param guess near it, not 0
     */
    public Stream<Double> valuesNear(double guess) {
        double at = guess;
        Interval allowed = Interval.ALL;
        for (int k = 0; k < NEWTON_STEPS; k++) {
            LinearFit fit =
                    LinearFit.between(evidence, tensors, candidate.apply(at), candidate.apply(at * (1 + SMALL)));
            double t = fit.leastSquares();
            if (!Double.isFinite(t)) {
                break;
            }
            allowed = fit.allowed().mapLinearly(at, at * SMALL);
            at *= 1 + SMALL * t;
        }
        return allowed.valuesNear(at);
    }
}
