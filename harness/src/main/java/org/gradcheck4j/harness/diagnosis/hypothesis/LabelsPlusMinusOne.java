package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;

/** dZ[L] = A − (2y − 1). */
final class LabelsPlusMinusOne extends OutputHypothesis {

    LabelsPlusMinusOne() {
        super("labels-plus-minus-one", Departure::hasOtherOutputGradient);
    }

    @Override
    Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence) {
        String sentence =
                "dZ[L] is A − (2y − 1): the labels are −1 and 1, as for a hinge loss or a tanh output, in place of "
                        + "0 and 1";
        return Stream.of(base.departing(
                departure -> departure.withOutputGradient(OutputGradient.affine(1, -2, 1)),
                mistake(sentence, "use the labels 0 and 1: (y + 1)/2")));
    }
}
