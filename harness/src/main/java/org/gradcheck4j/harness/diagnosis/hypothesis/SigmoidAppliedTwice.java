package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;

/** dZ[L] = (σ(A) − y) s with s = A(1 − A), as the chain rule makes it; then σ(A) − y alone. */
final class SigmoidAppliedTwice extends OutputHypothesis {

    SigmoidAppliedTwice() {
        super("double-sigmoid", Departure::hasOtherOutputGradient);
    }

    @Override
    Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence) {
        return Stream.of(
                candidate(base, true, "(σ(A) − y) σ'(Z[L])", "both are differentiated"),
                candidate(base, false, "σ(A) − y", "only one of them is differentiated"));
    }

    private Candidate candidate(Candidate base, boolean isChained, String form, String how) {
        String sentence = "dZ[L] is %s: σ is applied to the output A once more, as by a loss that takes logits, and %s"
                .formatted(form, how);
        return base.departing(
                departure -> departure.withOutputGradient(OutputGradient.sigmoidTwice(isChained)),
                mistake(
                        sentence,
                        "give that loss Z[L] (PyTorch: BCEWithLogitsLoss takes logits, BCELoss takes A; Keras: "
                                + "from_logits)"));
    }
}
