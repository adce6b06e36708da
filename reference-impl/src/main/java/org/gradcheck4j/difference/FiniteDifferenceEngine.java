package org.gradcheck4j.difference;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/**
 * The gradient by its definition: how much the loss changes when a parameter does. It uses the forward pass alone, so it
 * is a check of the formula that shares nothing with any backprop.
 *
 * <p>Every parameter takes four forward passes in double-double, whatever the precision of the input: two central
 * differences of each sample's loss, extrapolated after Richardson, averaged over the batch, and rounded to double at the
 * end. {@link DifferenceError} derives the step and bounds the error.
 *
 * <p>It is judged by the bound of an engine that computes in double, which is at least 3u · 1/m Σ |∂ℓ_k| (a product, and
 * two roundings of 1/m), with ∂ℓ_k the derivative of one sample's loss and u = 2⁻⁵³. The last rounding takes at most u of
 * it. So a gradient is refused unless the difference's own bound is at most u/2 · 1/m Σ |∂ℓ_k|, in every entry: what is
 * not refused is below two thirds of the bound it is judged by.
 */
public final class FiniteDifferenceEngine implements GradientEngine {

    /** The name that users type. */
    public static final String NAME = "finite-differences";

    /** Forward passes for one parameter. */
    private static final int PASSES = 4;

    /**
     * The most double-double products that all forward passes together may take. 5e7, for 641 parameters and 32 samples,
     * were measured to take 0.7 s, so this is about three seconds' work.
     */
    private static final double MOST_PRODUCTS = 2e8;

    /** Creates the engine; {@link java.util.ServiceLoader} does so too. */
    public FiniteDifferenceEngine() {}

    @Override
    public String name() {
        return NAME;
    }

    /** Double alone: it computes in double-double whatever precision it is asked for. */
    @Override
    public Set<Precision> precisions() {
        return EnumSet.of(Precision.DOUBLE);
    }

    @Override
    public Optional<String> unsupported(Network network, Batch batch, Precision precision) {
        double parameters = 0;
        for (Layer layer : network.layers()) {
            parameters += layer.weights().size() + layer.outputs();
        }
        double products = PASSES * parameters * parameters * batch.size();
        if (products > MOST_PRODUCTS) {
            return Optional.of(
                    "%d forward passes for each of %.0f parameters over %d samples take %.1g products, above %.0g"
                            .formatted(PASSES, parameters, batch.size(), products, MOST_PRODUCTS));
        }
        try {
            return tooFarOff(network, PerturbedForward.of(network, batch));
        } catch (ArithmeticException overflow) {
            return Optional.ofNullable(overflow.getMessage());
        }
    }

    /** Says which derivative the differences cannot resolve to half a unit roundoff of double, if there is one. */
    private static Optional<String> tooFarOff(Network network, PerturbedForward forward) {
        DifferenceError error = new DifferenceError(forward);
        for (Parameter parameter : parameters(network)) {
            DifferenceError.Step step = error.step(parameter);
            DD[] derivatives = CentralDifference.of(forward, parameter, step.size());
            double own = 0;
            double magnitudes = 0;
            for (int k = 0; k < derivatives.length; k++) {
                own += error.of(parameter, step, k);
                magnitudes += Math.abs(derivatives[k].hi());
            }
            if (!(own <= Precision.DOUBLE.unitRoundoff() / 2 * magnitudes)) {
                return Optional.of(
                        "the loss is too flat or too steep in %s: a difference is known to %.1e, the derivatives are %.1e"
                                .formatted(parameter, own / derivatives.length, magnitudes / derivatives.length));
            }
        }
        return Optional.empty();
    }

    @Override
    public Gradients gradients(Network network, Batch batch, Precision precision) {
        PerturbedForward forward = PerturbedForward.of(network, batch);
        DifferenceError error = new DifferenceError(forward);
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = 1; i <= network.depth(); i++) {
            int layer = i;
            Matrix W = network.layer(i).weights();
            layers.add(new LayerGradient(
                    Matrix.generate(W.rows(), W.columns(), (r, c) -> mean(forward, error, new Parameter(layer, r, c))),
                    Matrix.generate(W.rows(), 1, (r, c) -> mean(forward, error, Parameter.bias(layer, r)))));
        }
        return new Gradients(layers);
    }

    /** {@return double's}, whatever the precision of the input, with a σ of unknown accuracy */
    @Override
    public Arithmetic arithmetic(Precision precision) {
        return Arithmetic.of(Precision.DOUBLE);
    }

    private static double mean(PerturbedForward forward, DifferenceError error, Parameter parameter) {
        DD sum = DD.ZERO;
        DD[] derivatives =
                CentralDifference.of(forward, parameter, error.step(parameter).size());
        for (DD derivative : derivatives) {
            sum = sum.add(derivative);
        }
        return sum.divide(derivatives.length).hi();
    }

    private static List<Parameter> parameters(Network network) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 1; i <= network.depth(); i++) {
            for (int r = 0; r < network.layer(i).outputs(); r++) {
                for (int c = 0; c < network.layer(i).inputs(); c++) {
                    parameters.add(new Parameter(i, r, c));
                }
                parameters.add(Parameter.bias(i, r));
            }
        }
        return parameters;
    }
}
