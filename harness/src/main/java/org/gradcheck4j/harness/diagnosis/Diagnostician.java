package org.gradcheck4j.harness.diagnosis;

import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.reference.ExactPass;

/**
 * Finds out why an engine disagrees: the simplest hypothesis that predicts its numbers, entry by entry, within the bound.
 *
 * <p>First those without a parameter, then those with one, then a single wrong entry, then a lower precision, then two
 * hypotheses together. Others as simple as the one found are listed as ties.
 */
public final class Diagnostician {

    private Diagnostician() {}

    /**
     * Diagnoses a disagreement.
     *
     * @param pass the exact numbers
     * @param arithmetic the engine's
     * @param tolerance the derived one of that arithmetic, for the pass
     * @param forward the engine's activations and loss, where it shows them
     * @param gradients the engine's gradients
     * @param verdict of comparing them, a disagreement
     * @return never without a sentence; {@code unexplained} where nothing fits
     */
    public static Diagnosis diagnose(
            ExactPass pass,
            Arithmetic arithmetic,
            Tolerance tolerance,
            Optional<ForwardPass> forward,
            Gradients gradients,
            Verdict verdict) {
        Optional<Diagnosis> nonFinite = NonFinite.in(pass, forward, gradients);
        if (nonFinite.isPresent()) {
            return ClipTooFine.in(pass, arithmetic, gradients).orElseGet(nonFinite::get);
        }
        Evidence evidence = new Evidence(pass, arithmetic, tolerance, forward, gradients);
        Location location = new Location(evidence, verdict);
        if (location.inActivations()) {
            // No hypothesis but one is about the forward pass, and what comes after a wrong one is wrong in any case.
            return LowerPrecision.in(evidence, verdict).orElseGet(location::unexplained);
        }
        return Singles.in(evidence)
                .or(() -> SingleEntry.in(verdict))
                .or(() -> LowerPrecision.in(evidence, verdict))
                .or(() -> Pairs.in(evidence))
                .or(() -> Singles.wide(evidence))
                .orElseGet(location::unexplained);
    }

    /** The first, with the others as its ties. */
    static Optional<Diagnosis> conclude(List<Suspect> convicted) {
        return convicted.stream()
                .findFirst()
                .map(first -> new Diagnosis(
                        first.id(),
                        first.sentence(),
                        first.parameters(),
                        convicted.stream().skip(1).map(Suspect::id).distinct().toList()));
    }
}
