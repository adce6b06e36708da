package org.gradcheck4j.harness.application.cli.output;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.comparison.Comparison;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * A file's gradients set against an engine's, from the same inputs. Two correct ones are no further apart than the sum
 * of their bounds; where they are, the exact gradient says who is right.
 *
 * @param engine its name
 * @param verdict on the file, with the engine's numbers as what was expected
 * @param ofEngine the verdict on the engine itself, against the exact gradient
 * @param diagnosis why the engine is wrong, where it is
 */
record EngineComparison(String engine, Verdict verdict, Verdict ofEngine, Optional<Diagnosis> diagnosis) {

    static EngineComparison of(GradientFile file, GradientCheck check, GradientEngine engine) {
        Precision precision = file.precision();
        if (!engine.precisions().contains(precision)) {
            return without(engine, Verdict.unsupported("it does not compute in " + precision.id()));
        }
        try {
            Optional<String> unsupported = engine.unsupported(file.network(), file.batch(), precision);
            return unsupported.isPresent()
                    ? without(engine, Verdict.unsupported(unsupported.get()))
                    : compared(file, check, engine);
        } catch (RuntimeException | LinkageError e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return without(engine, Verdict.failed("it threw " + e.getClass().getSimpleName() + ": " + message));
        }
    }

    /** Of an engine that has no numbers to compare with. */
    static EngineComparison without(GradientEngine engine, Verdict verdict) {
        return new EngineComparison(engine.name(), verdict, verdict, Optional.empty());
    }

    private static EngineComparison compared(GradientFile file, GradientCheck check, GradientEngine engine) {
        Precision precision = file.precision();
        Gradients gradients = engine.gradients(file.network(), file.batch(), precision);
        Arithmetic arithmetic = engine.arithmetic(precision);
        Verdict ofEngine = check.judge(Optional.empty(), gradients, check.tolerance(arithmetic));
        if (ofEngine.outcome() == Outcome.FAILED) {
            return without(engine, ofEngine);
        }
        Map<TensorName, ExactMatrix> expected = new LinkedHashMap<>();
        gradients.tensors().forEach((name, matrix) -> expected.put(name, ExactMatrix.exactly(matrix)));
        Tolerance both = Tolerance.ofBoth(check.tolerance(Arithmetic.of(precision)), check.tolerance(arithmetic));
        Verdict verdict =
                new Comparison(both, precision).judge(expected, file.gradients().tensors());
        return new EngineComparison(
                engine.name(), verdict, ofEngine, check.diagnose(arithmetic, Optional.empty(), gradients, ofEngine));
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
        if (diagnosis.isPresent()) {
            String why = diagnosis.get().sentence();
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
