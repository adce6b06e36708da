package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.fit.LastLayer;
import org.gradcheck4j.harness.diagnosis.fit.LogarithmicSearch;
import org.gradcheck4j.harness.diagnosis.fit.NonlinearFit;
import org.gradcheck4j.model.TensorName;

/**
 * A mistake in dZ[L] that depends on an ε.
 *
 * @param evidence the engine's numbers
 * @param candidate for each ε
 * @param output dZ[L] of one sample, in plain double
 */
record EpsilonSearch(Evidence evidence, DoubleFunction<Candidate> candidate, Output output) {

    /** dZ[L] of one sample, for an ε. */
    @FunctionalInterface
    interface Output {
        double of(double a, double complement, double y, double epsilon);
    }

    /** {@return those of some usual ε: they are not fitted to the last layer} */
    Stream<Candidate> known(double... usual) {
        return Arrays.stream(usual).mapToObj(candidate).map(each -> each.oneOf(usual.length));
    }

    /** {@return those with an ε that is fitted to the last layer} */
    Stream<Candidate> fitted(double least, double most) {
        LastLayer layer = new LastLayer(evidence);
        double guess = LogarithmicSearch.best(
                least,
                most,
                epsilon -> layer.squares(layer.outputs((a, complement, y) -> output.of(a, complement, y, epsilon))));
        return new NonlinearFit(evidence, lastLayer(), candidate)
                .valuesNear(guess)
                .filter(epsilon -> epsilon >= least && epsilon <= most)
                .map(epsilon -> candidate.apply(epsilon).fitted());
    }

    private List<TensorName> lastLayer() {
        return evidence.gradientsOf(evidence.depth());
    }
}
