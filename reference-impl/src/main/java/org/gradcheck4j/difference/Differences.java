package org.gradcheck4j.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/**
 * The finite differences of every parameter of one network and batch.
 *
 * @param network whose parameters they are
 * @param batch whose loss they are differences of
 * @param gradients their means over the batch
 * @param tooFarOff why a derivative cannot be resolved to half a unit roundoff of double, for the first entry of which that is
 *     so, as a clause; empty if there is none
 */
record Differences(Network network, Batch batch, Gradients gradients, Optional<String> tooFarOff) {

    /**
     * Computes them.
     *
     * @throws ArithmeticException if a pre-activation is beyond the oracle's range
     */
    static Differences of(Network network, Batch batch) {
        PerturbedForward forward = PerturbedForward.of(network, batch);
        DifferenceError error = new DifferenceError(forward);
        List<LayerGradient> layers = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (int i = 1; i <= network.depth(); i++) {
            int layer = i;
            Matrix W = network.layer(i).weights();
            Matrix dW = Matrix.generate(
                    W.rows(), W.columns(), (r, c) -> mean(forward, error, new Parameter(layer, r, c), refusals));
            Matrix db =
                    Matrix.generate(W.rows(), 1, (r, c) -> mean(forward, error, Parameter.bias(layer, r), refusals));
            layers.add(new LayerGradient(dW, db));
        }
        return new Differences(
                network, batch, new Gradients(layers), refusals.stream().findFirst());
    }

    private static double mean(
            PerturbedForward forward, DifferenceError error, Parameter parameter, List<String> refusals) {
        DifferenceError.Step step = error.step(parameter);
        DD[] derivatives = CentralDifference.of(forward, parameter, step.size());
        DD sum = DD.ZERO;
        double own = 0;
        double magnitudes = 0;
        for (int k = 0; k < derivatives.length; k++) {
            sum = sum.add(derivatives[k]);
            own += error.of(parameter, step, k);
            magnitudes += Math.abs(derivatives[k].hi());
        }
        if (!(own <= Precision.DOUBLE.unitRoundoff() / 2 * magnitudes)) {
            refusals.add(String.format(
                    Locale.ROOT,
                    "the loss is too flat or too steep in %s: a difference is known to %.1e, the derivatives are %.1e",
                    parameter,
                    own / derivatives.length,
                    magnitudes / derivatives.length));
        }
        return sum.divide(derivatives.length).hi();
    }
}
