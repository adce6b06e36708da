package org.gradcheck4j.harness.evaluation.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/**
 * A network and a batch drawn at random, rounded to the precision. Each measurement has a distribution of its own, in
 * {@link CertificationCases} and {@link SoundnessCases}: the published figures depend on every draw.
 *
 * @param seed of the draw
 * @param precision of the engines
 * @param network its weights and biases rounded
 * @param batch its features and labels rounded
 * @param repeated whether samples repeat: rounding errors are then the same in each copy, and do not average out
 * @param trained whether the weights come from {@link Training}
 */
public record RandomCase(
        long seed, Precision precision, Network network, Batch batch, boolean repeated, boolean trained) {

    /** Rounds the network and the batch. */
    public RandomCase {
        network = network.roundedTo(precision);
        batch = batch.roundedTo(precision);
    }

    /** A case with random weights. */
    public RandomCase(long seed, Precision precision, Network network, Batch batch, boolean repeated) {
        this(seed, precision, network, batch, repeated, false);
    }

    /** {@return this case with trained weights, and the labels that they were trained on} */
    RandomCase trained(Network weights, Batch labelled) {
        return new RandomCase(seed, precision, weights, labelled, repeated, true);
    }

    /** {@return the exact solution, and how engines are judged by it} */
    public GradientCheck check() {
        return GradientCheck.of(network, batch, precision);
    }

    /** {@return the number of weights and biases} */
    public int parameters() {
        return network.parameters();
    }

    /** {@return what was drawn, so that it can be drawn again} */
    public String title() {
        return "%s %s%s, m = %d, seed %d"
                .formatted(precision.id(), network.architecture(), trained ? ", trained" : "", batch.size(), seed);
    }

    /**
     * Draws a network, layer by layer: the standard deviation of its weights, the weights, the biases.
     *
     * @param widths n_0 … n_L
     * @param weightDeviation the standard deviation of the weights of layer i
     * @param biasDeviation the standard deviation of the biases
     */
    static Network network(Random random, int[] widths, IntToDoubleFunction weightDeviation, double biasDeviation) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            double deviation = weightDeviation.applyAsDouble(i);
            layers.add(new Layer(
                    Matrix.generate(widths[i], widths[i - 1], (j, k) -> deviation * random.nextGaussian()),
                    Matrix.generate(widths[i], 1, (j, k) -> biasDeviation * random.nextGaussian())));
        }
        return new Network(layers);
    }

    /**
     * Draws a batch: the features, then the labels.
     *
     * @param inputs n_0
     * @param m samples
     * @param scale the standard deviation of the features
     * @param soft whether labels are anything in [0, 1), rather than 0 or 1
     */
    static Batch batch(Random random, int inputs, int m, double scale, boolean soft) {
        return new Batch(
                Matrix.generate(inputs, m, (j, k) -> scale * random.nextGaussian()),
                Matrix.generate(1, m, (j, k) -> soft ? random.nextDouble() : random.nextInt(2)));
    }
}
