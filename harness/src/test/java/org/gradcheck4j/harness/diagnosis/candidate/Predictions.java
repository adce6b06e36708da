package org.gradcheck4j.harness.diagnosis.candidate;

import java.util.Map;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.model.Matrix;

/** Candidates that predict given numbers, whatever the formula gives. */
public final class Predictions {

    public static final Mistake MISTAKE = new Mistake(new DiagnosisId("mistake"), "a mistake", "correct it", Map.of());

    private Predictions() {}

    /** {@return a candidate that predicts some numbers within some bounds, in every tensor that has as many entries} */
    public static Candidate within(Matrix values, Matrix bounds) {
        return changing(
                (tensor, before) -> before.value().size() == values.size() ? new Predicted(values, bounds) : before);
    }

    public static Candidate changing(TensorChange change) {
        return Candidate.formula().changing(change, MISTAKE);
    }
}
