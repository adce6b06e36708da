package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;

/** −dW and −db. */
final class SignFlipped implements Hypothesis {

    static final DiagnosisId ID = new DiagnosisId("sign-flipped");

    @Override
    public DiagnosisId id() {
        return ID;
    }

    @Override
    public boolean isFactor() {
        return true;
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        String sentence = "every dW and db has the opposite sign: dZ[L] is taken as y − A, which is the way downhill "
                + "and not the gradient, or the loss lacks its minus; use A − y, and subtract the gradient in the update";
        return Stream.of(base.with(Scaling.exact(-1), Supposition.of(ID, sentence)));
    }
}
