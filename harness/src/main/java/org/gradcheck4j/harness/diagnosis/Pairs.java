package org.gradcheck4j.harness.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.fit.CandidateOutcome;
import org.gradcheck4j.harness.diagnosis.fit.Confirmation;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypotheses;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypothesis;

/** Two mistakes together. The first has no fitted parameter, so that only the second is fitted to the numbers. */
final class Pairs {

    private Pairs() {}

    static Optional<Diagnosis> find(Evidence evidence) {
        List<Candidate> accepted = new ArrayList<>();
        List<Hypothesis> all = Hypotheses.all();
        // No second mistake makes the last layer right again.
        boolean isLastLayerRight = evidence.fitsLastLayer(Candidate.formula());
        for (Hypothesis first : Hypotheses.thatCanBeFirst()) {
            List<Hypothesis> later = all.subList(all.indexOf(first) + 1, all.size()).stream()
                    .filter(second -> Hypotheses.arePair(first, second))
                    .toList();
            Map<Hypothesis, Candidate> found = new HashMap<>();
            // Each backward pass serves all of the second mistakes before the next is computed.
            first.asFirstOfTwo(evidence)
                    .filter(one -> !isLastLayerRight || evidence.fitsLastLayer(one))
                    .forEach(one -> later.stream()
                            .filter(second -> !found.containsKey(second))
                            .forEach(second ->
                                    accepted(one, second, evidence).ifPresent(both -> found.put(second, both))));
            later.stream().filter(found::containsKey).map(found::get).forEach(accepted::add);
        }
        return Diagnosis.ofFirst(accepted, evidence);
    }

    /** {@return the first candidate of a second mistake on top of another that is accepted, if both are told apart} */
    private static Optional<Candidate> accepted(Candidate one, Hypothesis second, Evidence evidence) {
        return second.candidates(one, evidence)
                .filter(both -> CandidateOutcome.of(both, evidence) == CandidateOutcome.ACCEPTED)
                .filter(both -> Confirmation.isDistinguishableFrom(Candidate.formula(), one, evidence)
                        && Confirmation.isDistinguishableFrom(one, both, evidence))
                .findFirst();
    }
}
