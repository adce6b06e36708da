package org.gradcheck4j.harness.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.hypothesis.Candidate;
import org.gradcheck4j.harness.diagnosis.hypothesis.CandidateTest;
import org.gradcheck4j.harness.diagnosis.hypothesis.Evidence;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypotheses;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypothesis;

/** Two mistakes together: the first without a parameter, so that the second alone is fitted to the numbers. */
final class Pairs {

    private Pairs() {}

    static Optional<Diagnosis> in(Evidence evidence) {
        CandidateTest trial = new CandidateTest(evidence);
        List<Candidate> accepted = new ArrayList<>();
        List<Hypothesis> all = Hypotheses.ALL;
        for (int one = 0; one < all.size(); one++) {
            for (int other = one + 1; other < all.size(); other++) {
                Hypothesis first = all.get(one).hasParameter() ? all.get(other) : all.get(one);
                Hypothesis second = all.get(one).hasParameter() ? all.get(one) : all.get(other);
                if (sensible(first, second)) {
                    both(first, second, evidence)
                            .filter(trial::accepts)
                            .findFirst()
                            .ifPresent(accepted::add);
                }
            }
        }
        return Diagnostician.conclude(accepted);
    }

    private static boolean sensible(Hypothesis first, Hypothesis second) {
        // Two factors are one, with another value.
        boolean oneFactor = first.isFactor() && second.isFactor() && (first.hasParameter() || second.hasParameter());
        return !first.hasParameter() && !oneFactor;
    }

    private static Stream<Candidate> both(Hypothesis first, Hypothesis second, Evidence evidence) {
        return first.candidates(Candidate.formula(), evidence)
                .flatMap(candidate -> second.candidates(candidate, evidence));
    }
}
