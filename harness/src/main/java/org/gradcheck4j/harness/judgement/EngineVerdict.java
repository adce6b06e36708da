package org.gradcheck4j.harness.judgement;

import java.util.Optional;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.model.Precision;

/**
 * One engine's verdict on one case in one precision.
 *
 * @param question the case
 * @param precision that the inputs were rounded to and the engine computed in
 * @param engine its name
 * @param verdict what the comparison came to
 * @param diagnosis why it disagrees, where it does
 * @param repeatUlps the largest difference between repeats of the same gradient, in units in the last place; 0 where
 *     they were bitwise the same
 * @param nanos the median time of one gradient, in nanoseconds; 0 where none was computed
 */
public record EngineVerdict(
        Case question,
        Precision precision,
        String engine,
        Verdict verdict,
        Optional<Diagnosis> diagnosis,
        double repeatUlps,
        long nanos) {

    /** Of a verdict that needs no diagnosis. */
    public EngineVerdict(
            Case question, Precision precision, String engine, Verdict verdict, double repeatUlps, long nanos) {
        this(question, precision, engine, verdict, Optional.empty(), repeatUlps, nanos);
    }

    /** {@return what people call it: case, precision and engine} */
    public String title() {
        return question.id() + " · " + precision.id() + " · " + engine;
    }
}
