package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.fit.LinearFit;
import org.gradcheck4j.harness.diagnosis.fit.NonlinearFit;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.TensorName;

/** W[i] − r·dW[i] in place of W[i] in the backward pass: a layer is updated before dA of the layer before it is made. */
final class UpdatedWeights extends Hypothesis {

    /** Learning rates that people set are below; r is m times as large if they step along a sum. */
    private static final double LARGEST = 10;

    UpdatedWeights() {
        super("updated-weights");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        int L = evidence.depth();
        if (L < 2 || !evidence.fits(base, evidence.gradientsOf(L))) {
            return Stream.empty();
        }
        // One layer back, the gradient is linear in r. Further back it is not, but may be all that tells anything.
        LinearFit oneBack = fit(base, evidence, evidence.gradientsOf(L - 1));
        LinearFit linear = oneBack.hasEnough() ? oneBack : fit(base, evidence, evidence.gradients());
        if (!linear.hasEnough()) {
            return Stream.empty();
        }
        double largest = base.changes().isEmpty() ? LARGEST : LARGEST * evidence.samples();
        NonlinearFit nonlinear = new NonlinearFit(evidence, evidence.gradients(), r -> candidate(base, r));
        return Stream.concat(linear.values(), Stream.of(linear.leastSquares()).flatMap(nonlinear::valuesNear))
                .filter(r -> r != 0 && Math.abs(r) <= largest)
                .map(r -> candidate(base, r).fitted());
    }

    private LinearFit fit(Candidate base, Evidence evidence, List<TensorName> tensors) {
        return LinearFit.between(evidence, tensors, candidate(base, 0), candidate(base, 1));
    }

    private Candidate candidate(Candidate base, double r) {
        String sentence =
                ("the backward pass uses W − %s dW in place of W: each layer is updated before the layer before it "
                                + "has used its weights")
                        .formatted(Figures.sixDigits(r));
        return base.departing(
                departure -> departure.withUpdatedWeights(r),
                mistake(sentence, "compute every gradient first, then update", "r", r));
    }
}
