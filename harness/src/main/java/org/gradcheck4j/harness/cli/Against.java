package org.gradcheck4j.harness.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gradcheck4j.harness.comparison.Comparison;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.harness.suite.Truth;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ExactMatrix;

/**
 * A file's gradients set against an engine's, from the same inputs. Two correct ones are no further apart than the sum
 * of their bounds.
 *
 * @param engine its name
 * @param verdict on the file, with the engine's numbers as what was expected
 */
record Against(String engine, Verdict verdict) {

    static Against of(GradientFile file, Truth truth, GradientEngine engine) {
        return new Against(engine.name(), verdict(file, truth, engine));
    }

    private static Verdict verdict(GradientFile file, Truth truth, GradientEngine engine) {
        Precision precision = file.precision();
        if (!engine.precisions().contains(precision)) {
            return Verdict.unsupported(engine.name() + " does not compute in " + precision.id());
        }
        Optional<String> unsupported = engine.unsupported(file.network(), file.batch(), precision);
        if (unsupported.isPresent()) {
            return Verdict.unsupported(unsupported.get());
        }
        Map<String, ExactMatrix> expected = new LinkedHashMap<>();
        try {
            Gradients gradients = engine.gradients(file.network(), file.batch(), precision);
            gradients.tensors().forEach((name, matrix) -> expected.put(name, ExactMatrix.exactly(matrix)));
        } catch (RuntimeException e) {
            return Verdict.failed(
                    "%s threw %s".formatted(engine.name(), e.getClass().getSimpleName()));
        }
        Tolerance both = Tolerance.ofBoth(
                truth.tolerance(Arithmetic.of(precision)), truth.tolerance(engine.arithmetic(precision)));
        return new Comparison(both, precision).judge(expected, file.gradients().tensors());
    }
}
