package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;

/** −dW and −db. */
final class SignFlipped extends Hypothesis {

    SignFlipped() {
        super("sign-flipped");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        String sentence =
                "every dW and db has the opposite sign: as if dZ[L] is taken as y − A, which is the descent direction, "
                        + "not the gradient, or the loss lacks its minus";
        return Stream.of(base.changing(
                Scaling.exact(-1), mistake(sentence, "use A − y, and subtract the gradient in the update")));
    }
}
