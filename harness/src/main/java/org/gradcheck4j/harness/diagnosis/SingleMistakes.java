package org.gradcheck4j.harness.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.fit.CandidateOutcome;
import org.gradcheck4j.harness.diagnosis.hypothesis.ClippedLoss;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypothesis;
import org.gradcheck4j.harness.diagnosis.hypothesis.Scaled;

/** One mistake alone. Keeps the candidates that predict only zeros, to fall back on. */
final class SingleMistakes {

    private final Evidence evidence;
    private final List<Candidate> accepted = new ArrayList<>();
    private final List<Candidate> onlyZeros = new ArrayList<>();

    /**
     * Half has 11 significant bits: numbers that agree in them may still differ. If every number is a multiple of the formula's within them, that is the simplest to say, and other
     * mistakes that fit are ties at most.
     */
    private final boolean mustBeMultiple;

    SingleMistakes(Evidence evidence) {
        this.evidence = evidence;
        this.mustBeMultiple = evidence.hasFewBits() && Scaled.fitsWithRoundFactor(evidence);
    }

    /** {@return what is accepted of some hypotheses, and of those that were tried before: those with a known parameter come first} */
    Optional<Diagnosis> tryNext(List<Hypothesis> hypotheses) {
        hypotheses.forEach(this::compare);
        return mustBeMultiple && accepted.stream().noneMatch(Candidate::isMultipleOfFormula)
                ? Optional.empty()
                : first(accepted, order());
    }

    private Comparator<Candidate> order() {
        Comparator<Candidate> fittedLast = Comparator.comparing(Candidate::isFitted);
        return mustBeMultiple
                ? Comparator.comparing((Candidate each) -> !each.isMultipleOfFormula())
                        .thenComparing(fittedLast)
                : fittedLast;
    }

    /** Keeps the candidate that is accepted; if there is none, the first that predicts only zeros. */
    private void compare(Hypothesis hypothesis) {
        List<Candidate> zeros = new ArrayList<>();
        boolean isAccepted = hypothesis
                .candidates(Candidate.formula(), evidence)
                .anyMatch(candidate -> switch (CandidateOutcome.of(candidate, evidence)) {
                    case ACCEPTED -> {
                        accepted.add(candidate);
                        yield true;
                    }
                    case ONLY_ZEROS -> {
                        zeros.add(candidate);
                        yield false;
                    }
                    case REJECTED -> false;
                });
        if (!isAccepted) {
            zeros.stream().findFirst().ifPresent(onlyZeros::add);
        }
    }

    /**
     * {@return what fits, though it predicts nothing but zeros}
     *
     * <p>The gradient of a saturated sample vanishes if its label is flipped, and also if the loss is clipped. Its numbers
     * do not tell these apart, so the one that is about saturation comes first, unless its ε was chosen to fit.
     */
    Optional<Diagnosis> onlyZeros() {
        return first(onlyZeros, Comparator.comparing(Candidate::isFitted).thenComparing(candidate -> !candidate
                .id()
                .equals(ClippedLoss.ID)));
    }

    private Optional<Diagnosis> first(List<Candidate> candidates, Comparator<Candidate> order) {
        return Diagnosis.ofFirst(candidates.stream().sorted(order).toList(), evidence);
    }
}
