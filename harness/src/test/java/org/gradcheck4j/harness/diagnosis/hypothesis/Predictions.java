package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Map;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.model.Matrix;

/** Candidates that predict given numbers, whatever the formula gives. */
final class Predictions {

    static final Mistake MISTAKE = new Mistake(new DiagnosisId("mistake"), "a mistake", "correct it", Map.of());

    private Predictions() {}

    /** {@return a candidate that predicts some numbers within some bounds, in every tensor that has as many entries} */
    static Candidate within(Matrix values, Matrix bounds) {
        return changing(
                (tensor, before) -> before.value().size() == values.size() ? new Predicted(values, bounds) : before);
    }

    static Candidate changing(GradientChange change) {
        return Candidate.formula().changing(change, MISTAKE);
    }
}
