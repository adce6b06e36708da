package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;

/** dA[i−1] = dW[i]ᵀ dZ[i] in every layer. */
final class GradientAsWeights extends Hypothesis {

    GradientAsWeights() {
        super("gradient-as-weights");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        return evidence.depth() == 1
                ? Stream.empty()
                : Stream.of(base.departing(
                        Departure::withGradientAsWeights,
                        mistake(
                                "dA[i−1] = dW[i]ᵀ dZ[i] has the gradient of the weights in place of the weights W[i]: both have "
                                        + "the same shape, so that no error is raised",
                                "multiply by Wᵀ")));
    }
}
