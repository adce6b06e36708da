package org.gradcheck4j.harness.evaluation.certification;

import java.util.Set;
import java.util.function.Function;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.evaluation.baselines.Baseline;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;

/**
 * What became of one correct gradient.
 *
 * @param engine who computed it
 * @param outcome the verdict's
 * @param doubt what made it inconclusive, if that is what its errors have in common; else empty
 * @param rejectedBy the baselines that raised a false alarm, of those that take this precision
 */
record CorrectGradientResult(String engine, Outcome outcome, String doubt, Set<Baseline> rejectedBy) {

    /** Asks an engine, and judges what it returns by its own arithmetic. */
    static CorrectGradientResult of(
            GradientEngine engine, GradientCheck check, Function<Gradients, Set<Baseline>> baselines) {
        Gradients gradients =
                engine.gradients(check.solution().network(), check.solution().batch(), check.precision());
        Verdict verdict =
                check.compare(EngineOutput.of(gradients), check.tolerance(engine.arithmetic(check.precision())));
        boolean doubted = verdict.outcome() == Outcome.INCONCLUSIVE && !verdict.isUntested();
        return new CorrectGradientResult(
                engine.name(), verdict.outcome(), doubted ? verdict.reason() : "", baselines.apply(gradients));
    }

    boolean agrees() {
        return outcome == Outcome.AGREE;
    }

    boolean falseAlarm() {
        return outcome != Outcome.AGREE && outcome != Outcome.INCONCLUSIVE;
    }

    boolean doubted() {
        return !doubt.isEmpty();
    }
}
