package org.gradcheck4j.harness.application.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/**
 * An engine, and how its steps are made: by its own library, or from its gradient, W − r·dW, with each operation rounded to the
 * precision.
 *
 * @param engine that is judged
 * @param own its own way; empty if there is none
 */
public record DescendingEngine(GradientEngine engine, Optional<OwnStep> own) {

    /**
     * A step that was made.
     *
     * @param weights after it
     * @param arithmetic in which it was made, or the weakest that is assumed
     * @param gradientTolerance the tolerance of the gradient in that arithmetic
     */
    record StepResult(Network weights, Arithmetic arithmetic, Tolerance gradientTolerance) {}

    /**
     * Makes one step.
     *
     * @param check the weights before it, and the exact gradient
     * @param step a plain one if the engine has no steps of its own
     * @throws StepFailedException if the engine cannot
     */
    StepResult step(GradientCheck check, Step step) {
        EngineRun run = EngineRun.of(engine, check, TolerancePolicy.DERIVED, 1);
        EngineOutput output = run.output()
                .orElseThrow(
                        () -> new StepFailedException(run.judgement().verdict().reason()));
        Arithmetic arithmetic = run.arithmetic().orElseThrow();
        Network before = check.solution().network();
        Network after = own.isPresent()
                ? own(own.get(), before, check, step)
                : after(before, output.gradients(), check.precision(), step.rate());
        return new StepResult(after, arithmetic, check.widestTolerance(output, arithmetic));
    }

    private static Network own(OwnStep own, Network before, GradientCheck check, Step step) {
        try {
            return own.from(before, check.solution().batch(), check.precision(), step);
        } catch (RuntimeException e) {
            throw new StepFailedException("its step threw " + e);
        }
    }

    private static Network after(Network before, Gradients gradients, Precision precision, double rate) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i <= before.depth(); i++) {
            layers.add(new Layer(
                    after(before.layer(i).weights(), gradients.layer(i).dW(), precision, rate),
                    after(before.layer(i).bias(), gradients.layer(i).db(), precision, rate)));
        }
        return new Network(layers);
    }

    private static Matrix after(Matrix before, Matrix gradient, Precision precision, double rate) {
        if (!before.hasShapeOf(gradient)) {
            throw new StepFailedException("a gradient is %s, expected %s".formatted(gradient.shape(), before.shape()));
        }
        // A product of two floats or of two halves is exact in double. The difference of two halves is, too; that of
        // two floats is not if they differ much in size. The bound covers rounding twice.
        return before.withEntries(k -> precision.round(before.get(k) - precision.round(rate * gradient.get(k))));
    }
}
