package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;

/** m·dW and m·db. */
final class SumNotMean implements Hypothesis {

    static final DiagnosisId ID = new DiagnosisId("sum-not-mean");

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
        int m = evidence.batch();
        String sentence = ("every dW and db is exactly %d times the formula's, and the batch has %d samples: "
                        + "the engine returns the sum over the batch, not the mean; divide by m")
                .formatted(m, m);
        return Candidate.only(m > 1, base.with(Scaling.exact(m), Supposition.of(ID, sentence)));
    }
}
