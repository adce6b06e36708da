package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.departure.OutputGradient;

/** dZ[L] = 1[A > ½] − y. */
final class ThresholdedOutput extends OutputHypothesis {

    ThresholdedOutput() {
        super("thresholded-output", Departure::hasOtherOutputGradient);
    }

    @Override
    Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence) {
        String sentence =
                "dZ[L] is made from the decision, 1 if A > ½ and else 0, in place of the output A, as a perceptron "
                        + "does: only samples that are decided wrongly count";
        return Stream.of(base.departing(
                departure -> departure.withOutputGradient(OutputGradient.thresholded()),
                mistake(sentence, "subtract y from A itself; round only to count right answers")));
    }
}
