package org.gradcheck4j.harness.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One mistake alone: without a parameter; then with one, those that take a known value before those fitted to the numbers.
 *
 * <p>Last come those that predict nothing but that numbers vanish. A single saturated sample is such: with its label
 * flipped its gradient would vanish, and so it would through a clipped loss. Nothing in the numbers tells them apart, so
 * the one that is about saturation comes first, and the others are listed.
 */
final class Singles {

    private Singles() {}

    static Optional<Diagnosis> in(Evidence evidence) {
        List<Suspect> vanishing = new ArrayList<>();
        for (boolean withParameter : new boolean[] {false, true}) {
            List<Suspect> convicted = new ArrayList<>();
            for (Hypothesis hypothesis : Hypotheses.ALL) {
                if (hypothesis.hasParameter() == withParameter) {
                    tryAll(hypothesis, evidence, convicted, vanishing);
                }
            }
            if (!convicted.isEmpty()) {
                convicted.sort(Comparator.comparing(Suspect::isFitted));
                return Diagnostician.conclude(convicted);
            }
        }
        vanishing.sort(Comparator.comparing(suspect -> !suspect.supposes(ClippedLoss.ID)));
        return Diagnostician.conclude(vanishing);
    }

    /** {@return the first that fits, though the formula's own numbers would too: the last resort} */
    static Optional<Diagnosis> wide(Evidence evidence) {
        Trial trial = new Trial(evidence);
        List<Suspect> wide = new ArrayList<>();
        for (Hypothesis hypothesis : Hypotheses.ALL) {
            hypothesis
                    .suspects(Suspect.formula(), evidence)
                    .filter(suspect -> trial.of(suspect) == Trial.Outcome.WIDE)
                    .findFirst()
                    .ifPresent(wide::add);
        }
        wide.sort(Comparator.comparing(Suspect::isFitted));
        return Diagnostician.conclude(wide);
    }

    private static void tryAll(
            Hypothesis hypothesis, Evidence evidence, List<Suspect> convicted, List<Suspect> vanishing) {
        Trial trial = new Trial(evidence);
        Optional<Suspect> faint = Optional.empty();
        for (Suspect suspect : (Iterable<Suspect>) hypothesis.suspects(Suspect.formula(), evidence)::iterator) {
            Trial.Outcome outcome = trial.of(suspect);
            if (outcome == Trial.Outcome.CONVICTED) {
                convicted.add(suspect);
                return;
            }
            if (outcome == Trial.Outcome.VANISHING && faint.isEmpty()) {
                faint = Optional.of(suspect);
            }
        }
        faint.ifPresent(vanishing::add);
    }
}
