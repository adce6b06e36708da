package org.gradcheck4j.harness.judgement;

import java.util.Optional;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;

/**
 * A verdict and, if it is a disagreement, why: {@code explained} if the diagnosis predicts the engine's own numbers.
 *
 * @param verdict what the comparison came to
 * @param diagnosis why the engine disagrees; empty if it does not
 */
public record Judgement(Verdict verdict, Optional<Diagnosis> diagnosis) {

    /**
     * {@return a verdict that needs no diagnosis}
     *
     * @param verdict any but a disagreement
     */
    public static Judgement of(Verdict verdict) {
        return new Judgement(verdict, Optional.empty());
    }
}
