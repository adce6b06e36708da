package org.gradcheck4j.harness.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.diagnosis.hypothesis.Candidate;
import org.gradcheck4j.harness.diagnosis.hypothesis.CandidateTest;
import org.gradcheck4j.harness.diagnosis.hypothesis.ClippedLoss;
import org.gradcheck4j.harness.diagnosis.hypothesis.Evidence;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypotheses;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypothesis;

/**
 * One mistake alone: without a parameter; then with one, those that take a known value before those fitted to the numbers.
 *
 * <p>Last come those that predict nothing but that numbers vanish. A single saturated sample is such: with its label
 * flipped its gradient would vanish, and so it would through a clipped loss. Nothing in the numbers tells them apart, so
 * the one that is about saturation comes first, and the others are listed.
 */
final class SingleMistakes {

    private SingleMistakes() {}

    static Optional<Diagnosis> in(Evidence evidence) {
        List<Candidate> vanishing = new ArrayList<>();
        for (boolean withParameter : new boolean[] {false, true}) {
            List<Candidate> accepted = new ArrayList<>();
            for (Hypothesis hypothesis : Hypotheses.ALL) {
                if (hypothesis.hasParameter() == withParameter) {
                    tryAll(hypothesis, evidence, accepted, vanishing);
                }
            }
            if (!accepted.isEmpty()) {
                accepted.sort(Comparator.comparing(Candidate::isFitted));
                return Diagnostician.conclude(accepted);
            }
        }
        vanishing.sort(Comparator.comparing(candidate -> !candidate.supposes(ClippedLoss.ID)));
        return Diagnostician.conclude(vanishing);
    }

    /** {@return the first that fits, though the formula's own numbers would too: the last resort} */
    static Optional<Diagnosis> wide(Evidence evidence) {
        CandidateTest trial = new CandidateTest(evidence);
        List<Candidate> wide = new ArrayList<>();
        for (Hypothesis hypothesis : Hypotheses.ALL) {
            hypothesis
                    .candidates(Candidate.formula(), evidence)
                    .filter(candidate -> trial.of(candidate) == CandidateTest.Outcome.WIDE)
                    .findFirst()
                    .ifPresent(wide::add);
        }
        wide.sort(Comparator.comparing(Candidate::isFitted));
        return Diagnostician.conclude(wide);
    }

    private static void tryAll(
            Hypothesis hypothesis, Evidence evidence, List<Candidate> accepted, List<Candidate> vanishing) {
        CandidateTest trial = new CandidateTest(evidence);
        Optional<Candidate> faint = Optional.empty();
        for (Candidate candidate :
                (Iterable<Candidate>) hypothesis.candidates(Candidate.formula(), evidence)::iterator) {
            CandidateTest.Outcome outcome = trial.of(candidate);
            if (outcome == CandidateTest.Outcome.ACCEPTED) {
                accepted.add(candidate);
                return;
            }
            if (outcome == CandidateTest.Outcome.VANISHING && faint.isEmpty()) {
                faint = Optional.of(candidate);
            }
        }
        faint.ifPresent(vanishing::add);
    }
}
