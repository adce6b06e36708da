package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** dZ[L] = 1[A > ½] − y. */
final class ThresholdedOutput extends OutputHypothesis {

    /** Above it, an output is decided to be 1, and a label counts as 1. */
    private static final double DECISION = 0.5;

    /** |A − y| from which on a wrong decision is confident. */
    private static final double CONFIDENT = 0.99;

    ThresholdedOutput() {
        super("thresholded-output", Departure::hasOtherOutputGradient);
    }

    /**
     * Whether a mistake of another kind would show. If every wrong decision is a confident one, |A − y| is 1 already, and so are its
     * powers, while those of the others are 0. If none is wrong, everything is exactly 0.
     */
    private static boolean canBeToldApart(Evidence evidence) {
        Matrix A = evidence.solution().A().get(evidence.depth() - 1).rounded();
        Matrix y = evidence.labels();
        int[] wrong = IntStream.range(0, evidence.samples())
                .filter(k -> A.get(k) > DECISION != y.get(k) > DECISION)
                .toArray();
        if (wrong.length == 0) {
            Matrix db = evidence.actual(TensorName.db(evidence.depth()));
            return db.get(0) == 0;
        }
        return IntStream.of(wrong).anyMatch(k -> Math.abs(A.get(k) - y.get(k)) < CONFIDENT);
    }

    @Override
    Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence) {
        if (!canBeToldApart(evidence)) {
            return Stream.of();
        }
        String sentence =
                "dZ[L] is made from the decision, 1 if A > ½ and else 0, in place of the output A, as a perceptron "
                        + "does: only samples that are decided wrongly count";
        return Stream.of(base.departing(
                departure -> departure.withOutputGradient(OutputGradient.decisionMinusLabel()),
                mistake(sentence, "subtract y from A itself; round only to count right answers")));
    }
}
