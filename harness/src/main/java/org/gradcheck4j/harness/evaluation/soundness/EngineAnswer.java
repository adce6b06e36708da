package org.gradcheck4j.harness.evaluation.soundness;

import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck4j.emulated.EmulatedEngine;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;

/**
 * What an engine returns for a question.
 *
 * @param forward its activations, where they were asked for
 * @param gradients dW and db
 */
public record EngineAnswer(Optional<ForwardPass> forward, Gradients gradients) {

    /**
     * Asks for the gradient alone, or for the activations too.
     *
     * @param engine to ask
     * @param solution the exact numbers, and what they follow from
     * @param precision to compute in
     * @param withForward whether the activations are worth a second pass
     */
    public static EngineAnswer of(
            GradientEngine engine, ExactSolution solution, Precision precision, boolean withForward) {
        if (withForward && engine instanceof EmulatedEngine emulated) {
            EmulatedEngine.Results results = emulated.results(solution.network(), solution.batch(), precision);
            return new EngineAnswer(activations(Optional.of(results.forward())), results.gradients());
        }
        return new EngineAnswer(
                withForward
                        ? activations(engine.forward(solution.network(), solution.batch(), precision))
                        : Optional.empty(),
                engine.gradients(solution.network(), solution.batch(), precision));
    }

    private static Optional<ForwardPass> activations(Optional<ForwardPass> forward) {
        return forward.map(each -> new ForwardPass(each.activations(), OptionalDouble.empty()));
    }
}
