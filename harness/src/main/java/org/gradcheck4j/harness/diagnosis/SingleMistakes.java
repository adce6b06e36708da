package org.gradcheck4j.harness.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradcheck4j.harness.diagnosis.hypothesis.Candidate;
import org.gradcheck4j.harness.diagnosis.hypothesis.CandidateOutcome;
import org.gradcheck4j.harness.diagnosis.hypothesis.ClippedLoss;
import org.gradcheck4j.harness.diagnosis.hypothesis.Evidence;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypothesis;

/** One mistake alone. Keeps the candidates that fit without being accepted, to fall back on. */
final class SingleMistakes {

    private final Evidence evidence;
    private final Map<CandidateOutcome, List<Candidate>> candidates = new EnumMap<>(CandidateOutcome.class);

    SingleMistakes(Evidence evidence) {
        this.evidence = evidence;
    }

    /** {@return what is accepted of some hypotheses: those with a known parameter before those with a fitted one} */
    Optional<Diagnosis> accepted(List<Hypothesis> hypotheses) {
        hypotheses.forEach(this::compare);
        return first(CandidateOutcome.ACCEPTED, Comparator.comparing(Candidate::isFitted));
    }

    /** Keeps the candidate that is accepted; if there is none, the first of each other outcome. */
    private void compare(Hypothesis hypothesis) {
        Map<CandidateOutcome, Candidate> first = new EnumMap<>(CandidateOutcome.class);
        boolean isAccepted = hypothesis
                .candidates(Candidate.formula(), evidence)
                .anyMatch(candidate -> {
                    CandidateOutcome outcome = CandidateOutcome.of(candidate, evidence);
                    first.putIfAbsent(outcome, candidate);
                    return outcome == CandidateOutcome.ACCEPTED;
                });
        if (isAccepted) {
            first.keySet().retainAll(Set.of(CandidateOutcome.ACCEPTED));
        }
        first.forEach((outcome, candidate) ->
                candidates.computeIfAbsent(outcome, each -> new ArrayList<>()).add(candidate));
    }

    /**
     * {@return what fits, though it predicts nothing but zeros}
     *
     * <p>The gradient of a saturated sample vanishes if its label is flipped, and also if the loss is clipped. Its numbers
     * do not tell these apart, so the one that is about saturation comes first.
     */
    Optional<Diagnosis> onlyZeros() {
        return first(
                CandidateOutcome.ONLY_ZEROS,
                Comparator.comparing(candidate -> !candidate.id().equals(ClippedLoss.ID)));
    }

    private Optional<Diagnosis> first(CandidateOutcome outcome, Comparator<Candidate> order) {
        return Diagnosis.ofFirst(candidates.getOrDefault(outcome, List.of()).stream()
                .sorted(order)
                .toList());
    }
}
