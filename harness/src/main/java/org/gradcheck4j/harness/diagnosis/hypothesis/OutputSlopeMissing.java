package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;

/** dZ[L] = (A − y)/s with s = A(1 − A). */
final class OutputSlopeMissing extends OutputHypothesis {

    OutputSlopeMissing() {
        super("output-slope-missing", Departure::hasOtherOutputGradient);
    }

    @Override
    Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence) {
        String sentence =
                "dZ[L] is (A − y)/(A(1 − A)): that is dA[L], the derivative of the loss by the output, and its product "
                        + "with σ'(Z[L]) is missing";
        return Stream.of(base.departing(
                departure -> departure.withOutputGradient(OutputGradient.residualOverSlope()),
                mistake(sentence, "multiply it by A(1 − A), or set dZ[L] = A − y")));
    }
}
