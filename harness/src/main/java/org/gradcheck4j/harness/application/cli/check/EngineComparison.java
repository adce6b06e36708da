package org.gradcheck4j.harness.application.cli.check;

import java.util.Optional;
import org.gradcheck4j.harness.comparison.Comparison;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.GradientEngine;

/**
 * A file's gradients compared with an engine's, of the same inputs. Two correct ones are no further apart than the sum
 * of their bounds; if they are, the exact gradient says which one is right.
 *
 * @param engine its name
 * @param verdict on the file, with the engine's gradients as the expected ones
 * @param ofEngine the judgement of the engine itself, by the exact gradient
 * @param thrown what the engine threw, if it failed by that
 */
public record EngineComparison(String engine, Verdict verdict, Judgement ofEngine, Optional<Throwable> thrown) {

    static EngineComparison of(GradientFile file, Arithmetic arithmetic, GradientCheck check, GradientEngine engine) {
        EngineRun run = EngineRun.of(engine, check, TolerancePolicy.DERIVED, 1);
        Judgement ofEngine = run.judgement();
        if (run.output().isEmpty()
                || run.arithmetic().isEmpty()
                || ofEngine.verdict().outcome() == Outcome.FAILED) {
            return new EngineComparison(engine.name(), ofEngine.verdict(), ofEngine, run.thrown());
        }
        Tolerance both = Tolerance.ofBoth(
                check.widestTolerance(file.output(), arithmetic),
                check.widestTolerance(run.output().get(), run.arithmetic().get()));
        Verdict verdict = new Comparison(both, check.precision())
                .compare(run.output().get().gradients(), file.output().gradients());
        return new EngineComparison(engine.name(), verdict, ofEngine, Optional.empty());
    }

    /** {@return whether the engine gave numbers to compare with} */
    public boolean isCompared() {
        return verdict.outcome() != Outcome.FAILED && verdict.outcome() != Outcome.UNSUPPORTED;
    }
}
