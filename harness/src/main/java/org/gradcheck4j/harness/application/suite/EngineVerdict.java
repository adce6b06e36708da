package org.gradcheck4j.harness.application.suite;

import java.util.Optional;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.model.Precision;

/**
 * One engine's verdict on one case in one precision.
 *
 * @param question the case
 * @param precision that the inputs were rounded to and the engine computed in
 * @param engine its name
 * @param run what came of asking it
 */
public record EngineVerdict(Case question, Precision precision, String engine, EngineRun run) {

    /** {@return what the comparison came to} */
    public Verdict verdict() {
        return run.judgement().verdict();
    }

    /** {@return why the engine disagrees; empty if it does not} */
    public Optional<Diagnosis> diagnosis() {
        return run.judgement().diagnosis();
    }

    /** {@return the name that people use: case, precision and engine} */
    public String title() {
        return question.id() + " · " + precision.id() + " · " + engine;
    }
}
