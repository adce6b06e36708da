package org.gradcheck4j.harness.diagnosis;

import java.util.List;
import java.util.Optional;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.hypothesis.Candidate;
import org.gradcheck4j.harness.diagnosis.hypothesis.Evidence;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;

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
     * @param solution the exact numbers
     * @param arithmetic the engine's
     * @param tolerance the derived one of that arithmetic, for the pass
     * @param output the engine's
     * @param verdict of comparing them, a disagreement
     * @return never without a sentence; {@code unexplained} where nothing fits
     */
    public static Diagnosis diagnose(
            ExactSolution solution, Arithmetic arithmetic, Tolerance tolerance, EngineOutput output, Verdict verdict) {
        Optional<Diagnosis> nonFinite = NonFinite.in(solution, output);
        if (nonFinite.isPresent()) {
            return ClipTooFine.in(solution, arithmetic, output.gradients()).orElseGet(nonFinite::get);
        }
        Evidence evidence = new Evidence(solution, arithmetic, tolerance, output);
        Location location = new Location(evidence, verdict);
        if (location.inActivations()) {
            // No hypothesis but one is about the forward pass, and what comes after a wrong one is wrong in any case.
            return LowerPrecision.in(evidence, verdict).orElseGet(location::unexplained);
        }
        return SingleMistakes.in(evidence)
                .or(() -> SingleEntry.in(verdict))
                .or(() -> LowerPrecision.in(evidence, verdict))
                .or(() -> Pairs.in(evidence))
                .or(() -> SingleMistakes.wide(evidence))
                .orElseGet(location::unexplained);
    }

    /** The first, with the others as its ties. */
    static Optional<Diagnosis> conclude(List<Candidate> accepted) {
        return accepted.stream()
                .findFirst()
                .map(first -> new Diagnosis(
                        first.id(),
                        first.sentence(),
                        first.parameters(),
                        accepted.stream().skip(1).map(Candidate::id).distinct().toList()));
    }
}
