package org.gradcheck4j.harness.diagnosis;

import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypotheses;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;

/**
 * Finds out why an engine disagrees: the simplest explanation that predicts its numbers, entry by entry, within the bound.
 *
 * <p>The simplest are tried first, so the first that is accepted wins. Others as simple are its ties.
 */
public final class Diagnostician {

    private Diagnostician() {}

    /**
     * Diagnoses a disagreement.
     *
     * @param solution the exact numbers
     * @param arithmetic the engine's
     * @param tolerance the derived one of that arithmetic
     * @param output the engine's
     * @param verdict of comparing them, a disagreement
     * @return never without a sentence; {@code unexplained} if nothing fits
     */
    public static Diagnosis diagnose(
            ExactSolution solution, Arithmetic arithmetic, Tolerance tolerance, EngineOutput output, Verdict verdict) {
        return ClipTooFine.find(solution, arithmetic, output.gradients())
                .or(() -> NonFinite.find(solution, output))
                .orElseGet(() -> ofFinite(new Evidence(solution, arithmetic, tolerance, output), verdict));
    }

    private static Diagnosis ofFinite(Evidence evidence, Verdict verdict) {
        Unexplained unexplained = new Unexplained(evidence, verdict);
        SingleMistakes single = new SingleMistakes(evidence);
        if (unexplained.isInForwardPass()) {
            // A wrong forward pass makes every gradient wrong, and most hypotheses are about the backward pass.
            return single.tryNext(Hypotheses.OF_FORWARD_PASS)
                    .or(() -> LowerPrecision.find(evidence, verdict))
                    .orElseGet(unexplained::diagnosis);
        }
        return single.tryNext(Hypotheses.WITHOUT_PARAMETER)
                .or(() -> single.tryNext(Hypotheses.WITH_PARAMETER))
                .or(single::onlyZeros)
                .or(() -> SingleEntry.find(verdict))
                .or(() -> Pairs.find(evidence))
                .or(() -> single.tryNext(Hypotheses.GENERAL))
                .or(() -> LowerPrecision.find(evidence, verdict))
                .orElseGet(unexplained::diagnosis);
    }
}
