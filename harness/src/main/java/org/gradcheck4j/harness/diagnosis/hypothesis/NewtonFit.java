package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.gradcheck4j.model.TensorName;

/** Estimates a parameter other than 0 that the gradient does not depend on linearly, by Newton's steps. */
final class NewtonFit {

    private static final int STEPS = 4;

    /** The relative change of the parameter whose effect is its derivative. */
    private static final double SMALL = 1e-6;

    private final Evidence evidence;
    private final List<TensorName> tensors;
    private final DoubleFunction<Candidate> candidate;

    NewtonFit(Evidence evidence, List<TensorName> tensors, DoubleFunction<Candidate> candidate) {
        this.evidence = evidence;
        this.tensors = tensors;
        this.candidate = candidate;
    }

    /**
     * {@return what the parameter may be, likeliest first}
     *
     * @param guess a good one
     */
    Stream<Double> likely(double guess) {
        double at = guess;
        Interval allowed = Interval.all();
        for (int k = 0; k < STEPS; k++) {
            LinearFit fit =
                    LinearFit.between(evidence, tensors, candidate.apply(at), candidate.apply(at * (1 + SMALL)));
            double t = fit.leastSquares();
            if (!Double.isFinite(t)) {
                break;
            }
            allowed = fit.allowed().along(at, at * SMALL);
            at *= 1 + SMALL * t;
        }
        return allowed.likely(at);
    }
}
