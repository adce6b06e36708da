package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;

/** dZ[L] = (A − y) s with s = A(1 − A); then 2(A − y) s. */
final class SquaredError extends OutputHypothesis {

    SquaredError() {
        super("squared-error", Departure::hasOtherOutputGradient);
    }

    @Override
    Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence) {
        return Stream.of(
                candidate(base, 1, "(A − y) σ'(Z[L]), as for the loss ½(A − y)²"),
                candidate(base, 2, "2(A − y) σ'(Z[L]), as for the loss (A − y)²"));
    }

    private Candidate candidate(Candidate base, double k, String form) {
        String sentence =
                "dZ[L] is %s: a squared error is differentiated, not the cross-entropy, or A − y is taken for dA[L] and "
                                .formatted(form)
                        + "sent through σ' once more";
        return base.departing(
                departure -> departure.withOutputGradient(OutputGradient.residualTimesSlope(k)),
                mistake(sentence, "with the cross-entropy, dZ[L] is A − y, without σ'"));
    }
}
