package org.gradcheck4j.harness.judgement;

import java.util.Optional;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;

/**
 * A verdict and, if the engine disagrees, its diagnosis. If the diagnosis predicts the engine's own numbers, the verdict is
 * {@code explained}.
 *
 * @param verdict what the comparison came to
 * @param diagnosis of a disagreement; empty if the engine does not disagree, or only exceeds a tolerance that a user gave
 */
public record Judgement(Verdict verdict, Optional<Diagnosis> diagnosis) {

    /**
     * {@return a verdict without a diagnosis}
     *
     * @param verdict for which there is no diagnosis
     */
    public static Judgement of(Verdict verdict) {
        return new Judgement(verdict, Optional.empty());
    }

    /**
     * {@return another judgement of the same output if it explains the numbers, else this one}
     *
     * @param other another judgement
     */
    Judgement orIfExplained(Judgement other) {
        return other.verdict().outcome() == Outcome.EXPLAINED ? other : this;
    }

    /** {@return the id of the diagnosis if it explains the verdict, else that of the outcome} */
    public String explanationOrOutcome() {
        Outcome outcome = verdict.outcome();
        return diagnosis
                .filter(each -> outcome == Outcome.EXPLAINED)
                .map(diagnosis -> diagnosis.id().text())
                .orElse(outcome.id());
    }
}
