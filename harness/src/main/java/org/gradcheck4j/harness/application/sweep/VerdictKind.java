package org.gradcheck4j.harness.application.sweep;

import java.util.Comparator;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.model.Precision;

/**
 * Verdicts that are counted together.
 *
 * @param engine its name
 * @param precision that it computed in
 * @param outcome what the comparison came to
 * @param cause the id of the diagnosis, or that of the outcome
 * @param isKnown whether it is what the engine is known for: it does not fail the sweep
 */
public record VerdictKind(String engine, Precision precision, Outcome outcome, String cause, boolean isKnown) {

    /** By engine, then precision, outcome and cause. */
    static final Comparator<VerdictKind> ORDER = Comparator.comparing(VerdictKind::engine)
            .thenComparing(VerdictKind::precision)
            .thenComparing(VerdictKind::outcome)
            .thenComparing(VerdictKind::cause);

    static VerdictKind of(EngineVerdict verdict) {
        return new VerdictKind(
                verdict.engine(),
                verdict.precision(),
                verdict.outcome(),
                verdict.cause(),
                verdict.expectation().isPresent());
    }
}
