package org.gradcheck4j.harness.soundness;

import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.EmulatedEngine;
import org.gradcheck4j.reference.ExactPass;

/**
 * What an engine returns for a question.
 *
 * @param forward its activations, where they were asked for
 * @param gradients dW and db
 */
record Answer(Optional<ForwardPass> forward, Gradients gradients) {

    /**
     * Asks for the gradient alone, or for the activations too.
     *
     * @param engine to ask
     * @param pass the exact numbers, and what they follow from
     * @param precision to compute in
     * @param withForward whether the activations are worth a second pass
     */
    static Answer of(GradientEngine engine, ExactPass pass, Precision precision, boolean withForward) {
        if (withForward && engine instanceof EmulatedEngine emulated) {
            EmulatedEngine.Results results = emulated.results(pass.network(), pass.batch(), precision);
            return new Answer(activations(Optional.of(results.forward())), results.gradients());
        }
        return new Answer(
                withForward ? activations(engine.forward(pass.network(), pass.batch(), precision)) : Optional.empty(),
                engine.gradients(pass.network(), pass.batch(), precision));
    }

    private static Optional<ForwardPass> activations(Optional<ForwardPass> forward) {
        return forward.map(each -> new ForwardPass(each.activations(), OptionalDouble.empty()));
    }
}
