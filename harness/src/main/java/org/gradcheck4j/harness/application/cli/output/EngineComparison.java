package org.gradcheck4j.harness.application.cli.output;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.comparison.Comparison;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.TensorName;

/**
 * A file's gradients compared with an engine's, from the same inputs. Two correct ones are no further apart than the sum
 * of their bounds; if they are, the exact gradient says which one is right.
 *
 * @param engine its name
 * @param verdict on the file, with the engine's numbers as what was expected
 * @param ofEngine the judgement of the engine itself, by the exact gradient
 */
public record EngineComparison(String engine, Verdict verdict, Judgement ofEngine) {

    static EngineComparison of(GradientFile file, GradientCheck check, GradientEngine engine) {
        EngineRun run = EngineRun.of(engine, check, GradientCheck::tolerance, 1);
        Judgement ofEngine = run.judgement();
        if (run.output().isEmpty() || ofEngine.verdict().outcome() == Outcome.FAILED) {
            return new EngineComparison(engine.name(), ofEngine.verdict(), ofEngine);
        }
        Map<TensorName, ExactMatrix> expected = new LinkedHashMap<>();
        run.output()
                .get()
                .gradients()
                .tensors()
                .forEach((name, matrix) -> expected.put(name, ExactMatrix.exactly(matrix)));
        Tolerance both = Tolerance.ofBoth(
                check.tolerance(Arithmetic.of(check.precision())),
                check.tolerance(engine.arithmetic(check.precision())));
        Verdict verdict = new Comparison(both, check.precision())
                .judge(expected, file.gradients().tensors());
        return new EngineComparison(engine.name(), verdict, ofEngine);
    }

    /** {@return whether the engine gave numbers to compare with} */
    boolean isCompared() {
        return verdict.outcome() != Outcome.FAILED && verdict.outcome() != Outcome.UNSUPPORTED;
    }

    /**
     * {@return a clause that says which of the two is wrong; empty unless they disagree}
     *
     * @param file the verdict on the file, against the exact gradient
     */
    Optional<String> culprit(Verdict file) {
        if (verdict.outcome() != Outcome.DISAGREE) {
            return Optional.empty();
        }
        boolean fileIsWrong = file.outcome() == Outcome.DISAGREE || file.outcome() == Outcome.EXPLAINED;
        if (ofEngine.diagnosis().isPresent()) {
            String why = ofEngine.diagnosis().get().sentence();
            return Optional.of(
                    fileIsWrong
                            ? "neither agrees with the exact gradient; of %s: %s".formatted(engine, why)
                            : "it is %s that disagrees with the exact gradient: %s".formatted(engine, why));
        }
        return fileIsWrong
                ? Optional.of("it is the file that disagrees with the exact gradient, %s does not".formatted(engine))
                : Optional.empty();
    }
}
