package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;

/** m·dW and m·db. */
final class SumNotMean extends Hypothesis {

    private static final String OR_TWICE =
            "; with 2 samples this cannot be told from a factor 2, or from a gradient added up twice: try more samples";

    SumNotMean() {
        super("sum-not-mean");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        int m = evidence.samples();
        // Eleven bits do not tell 24 from 24.01.
        String exactly = evidence.hasFewBits() ? "" : "exactly ";
        String sentence = ("every dW and db is %s%d times the formula's, and the batch has %d samples: "
                        + "the engine returns the sum over the batch, not the mean%s")
                .formatted(exactly, m, m, m == 2 ? OR_TWICE : "");
        return m == 1 ? Stream.empty() : Stream.of(base.changing(Scaling.exact(m), mistake(sentence, "divide by m")));
    }
}
