package org.gradcheck4j.dl4j;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * One layer of a saved network, as DL4J describes it, and whether the formula describes it, too.
 *
 * @param name that its parameters start with: a number from 0, or the name of a vertex
 * @param configuration of the layer; null if the file has none
 * @param preProcessor what changes its input; null if nothing does
 */
record SavedLayer(
        String name,
        @Nullable NeuralNetConfiguration configuration,
        @Nullable InputPreProcessor preProcessor) {

    /** The largest clip that {@code LossBinaryXENT} takes is below. */
    private static final double HALF = 0.5;

    /**
     * {@return why the formula does not describe this layer, a clause; empty if it does}
     *
     * @param last whether it is the last of the network
     */
    Optional<String> whyNot(boolean last) {
        if (configuration == null || configuration.getLayer() == null) {
            return Optional.of("it has no configuration");
        }
        if (preProcessor != null) {
            return Optional.of("its input goes through a " + typeOf(preProcessor));
        }
        Class<? extends FeedForwardLayer> expected = last ? OutputLayer.class : DenseLayer.class;
        if (!configuration.getLayer().getClass().equals(expected)) {
            return Optional.of(
                    "it is a %s, expected %s".formatted(typeOf(configuration.getLayer()), expected.getSimpleName()));
        }
        return whyNotDense(dense())
                .or(() -> last ? whyNotOutput() : whyNotHidden())
                .or(this::whyNotTraining);
    }

    /** {@return n_{i−1}} */
    long inputs() {
        return dense().getNIn();
    }

    /** {@return n_i} */
    long outputs() {
        return dense().getNOut();
    }

    /** {@return what the loss clips the output by; for the last layer} */
    double clip() {
        return loss().getClipEps();
    }

    private FeedForwardLayer dense() {
        return (FeedForwardLayer) layer();
    }

    private LossBinaryXENT loss() {
        return (LossBinaryXENT) ((OutputLayer) layer()).getLossFn();
    }

    private org.deeplearning4j.nn.conf.layers.Layer layer() {
        if (configuration == null) {
            throw new IllegalStateException("layer %s has no configuration".formatted(name));
        }
        return configuration.getLayer();
    }

    private static Optional<String> whyNotDense(BaseLayer layer) {
        if (layer.getActivationFn() == null
                || !layer.getActivationFn().getClass().equals(ActivationSigmoid.class)) {
            return Optional.of("its activation is %s, expected sigmoid".formatted(layer.getActivationFn()));
        }
        return regularization(layer.getRegularization(), "weights")
                .or(() -> regularization(layer.getRegularizationBias(), "biases"))
                .or(() -> given("dropout", layer.getIDropout()))
                .or(() -> given("weight noise", layer.getWeightNoise()))
                .or(() ->
                        layer.getConstraints() == null || layer.getConstraints().isEmpty()
                                ? Optional.empty()
                                : given("a constraint", layer.getConstraints().get(0)))
                .or(() -> layer.getGradientNormalization() == null
                                || layer.getGradientNormalization() == GradientNormalization.None
                        ? Optional.empty()
                        : Optional.of("it changes its gradient: " + layer.getGradientNormalization()));
    }

    private static Optional<String> regularization(@Nullable List<Regularization> given, String of) {
        return given == null || given.isEmpty()
                ? Optional.empty()
                : Optional.of("its loss has more terms than the cross-entropy: %s of its %s"
                        .formatted(typeOf(given.get(0)), of));
    }

    private static Optional<String> given(String what, @Nullable Object part) {
        return part == null ? Optional.empty() : Optional.of("it has %s: %s".formatted(what, typeOf(part)));
    }

    private Optional<String> whyNotHidden() {
        DenseLayer hidden = (DenseLayer) layer();
        return hidden.hasLayerNorm()
                ? Optional.of("it has layer normalization")
                : hidden.hasBias() ? Optional.empty() : Optional.of("it has no bias");
    }

    private Optional<String> whyNotOutput() {
        OutputLayer output = (OutputLayer) layer();
        if (output.getLossFn() == null || !output.getLossFn().getClass().equals(LossBinaryXENT.class)) {
            return Optional.of("its loss is %s, expected LossBinaryXENT".formatted(output.getLossFn()));
        }
        if (loss().getWeights() != null) {
            return Optional.of("its loss has weights");
        }
        if (!(clip() >= 0 && clip() < HALF)) {
            return Optional.of("its loss has clipEps %s, expected one in [0, 0.5)".formatted(clip()));
        }
        if (!output.hasBias()) {
            return Optional.of("it has no bias");
        }
        return output.getNOut() == 1
                ? Optional.empty()
                : Optional.of("it has %d outputs, expected 1".formatted(output.getNOut()));
    }

    private Optional<String> whyNotTraining() {
        if (configuration == null || !configuration.isMinimize()) {
            return Optional.of("it is trained to make the loss larger: minimize(false)");
        }
        return configuration.isMiniBatch()
                ? Optional.empty()
                : Optional.of("its gradient is the sum over the batch, not the mean: miniBatch(false)");
    }

    private static String typeOf(Object part) {
        return part.getClass().getSimpleName();
    }
}
