package org.gradcheck4j.harness.application.suite;

import java.util.Optional;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.harness.judgement.VerdictMessage;
import org.gradcheck4j.model.Precision;

/**
 * One engine's verdict on one case in one precision, and its grade.
 *
 * @param testCase the case
 * @param precision that the inputs were rounded to and the engine computed in
 * @param engine its name
 * @param run the engine's output, and the judgement of it
 * @param expectation the listed one that is about this verdict; empty if none is
 */
public record EngineVerdict(
        Case testCase, Precision precision, String engine, EngineRun run, Optional<Expectation> expectation) {

    /** {@return what the comparison came to} */
    public Verdict verdict() {
        return run.judgement().verdict();
    }

    /** {@return what the comparison came to, in one word} */
    public Outcome outcome() {
        return verdict().outcome();
    }

    /** {@return why the engine disagrees; empty if it does not} */
    public Optional<Diagnosis> diagnosis() {
        return run.judgement().diagnosis();
    }

    /** {@return whether it agrees, and if not, whether that is expected} */
    public Grade grade() {
        return switch (outcome()) {
            case AGREE -> Grade.AGREES;
            case EXPLAINED, INCONCLUSIVE, UNSUPPORTED -> expectation.isPresent() ? Grade.EXPECTED : Grade.UNEXPECTED;
            case DISAGREE, FAILED -> Grade.UNEXPECTED;
        };
    }

    /** {@return the case and the precision, in words} */
    public String place() {
        return testCase.id() + " in " + precision.id();
    }

    /** {@return the case, the precision and the engine, for a heading} */
    public String title() {
        return testCase.id() + " · " + precision.id() + " · " + engine;
    }

    /** {@return the verdict in words} */
    public VerdictMessage message() {
        return new VerdictMessage(place(), engine, run.judgement());
    }
}
