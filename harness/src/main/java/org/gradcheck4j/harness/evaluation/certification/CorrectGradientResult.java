package org.gradcheck4j.harness.evaluation.certification;

import java.util.Set;
import java.util.function.Function;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.evaluation.baselines.Baseline;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;

/**
 * What became of one correct gradient.
 *
 * @param engine who computed it
 * @param outcome the verdict's, by the engine's own arithmetic
 * @param undeclared the outcome or the diagnosis if nothing of its arithmetic is declared
 * @param doubt what made it inconclusive, if that is what its errors have in common; else empty
 * @param rejectedBy the baselines that raised a false alarm, of those that take this precision
 */
record CorrectGradientResult(
        String engine, Outcome outcome, String undeclared, String doubt, Set<Baseline> rejectedBy) {

    /** Asks an engine, and judges what it returns: by its own arithmetic, and as if that was not declared. */
    static CorrectGradientResult of(
            GradientEngine engine, GradientCheck check, Function<Gradients, Set<Baseline>> baselines) {
        Gradients gradients =
                engine.gradients(check.solution().network(), check.solution().batch(), check.precision());
        EngineOutput output = EngineOutput.of(gradients);
        Verdict verdict = check.compare(output, check.tolerance(engine.arithmetic(check.precision())));
        Judgement undeclared = check.judge(output, Arithmetic.undeclared(check.precision()));
        return new CorrectGradientResult(
                engine.name(),
                verdict.outcome(),
                undeclared.explanationOrOutcome(),
                verdict.isInconclusiveByErrorPattern() ? verdict.reason() : "",
                baselines.apply(gradients));
    }

    boolean agrees() {
        return outcome == Outcome.AGREE;
    }

    /** {@return whether it is called wrong, by its engine's own arithmetic or if none is declared} */
    boolean falseAlarm() {
        return isAlarm(outcome.id()) || isAlarm(undeclared);
    }

    private static boolean isAlarm(String answer) {
        return !answer.equals(Outcome.AGREE.id()) && !answer.equals(Outcome.INCONCLUSIVE.id());
    }

    /** {@return whether it agrees only if its arithmetic is declared} */
    boolean needsDeclaration() {
        return agrees() && undeclared.equals(Outcome.INCONCLUSIVE.id());
    }

    boolean doubted() {
        return !doubt.isEmpty();
    }
}
