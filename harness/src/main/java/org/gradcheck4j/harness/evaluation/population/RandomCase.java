package org.gradcheck4j.harness.evaluation.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/**
 * A network and a batch drawn at random, rounded to the precision.
 *
 * @param seed of the draw
 * @param precision declared
 * @param network any size from one neuron to eight layers
 * @param batch of 1 to 512 samples
 */
public record RandomCase(long seed, Precision precision, Network network, Batch batch) {

    private static final int LARGEST_BATCH = 512;
    private static final int DEEPEST = 8;
    private static final int WIDEST = 24;

    /** Weights have this standard deviation times 1/√n: vanishing, ordinary (the most), and saturating. */
    private static final double[] GAINS = {0.1, 1, 1, 1, 2, 3, 10, 30};

    /** The last layer's weights are drawn wider by one of these: confident outputs, right and wrong. */
    private static final double[] CONFIDENCE = {1, 1, 3, 30};

    /** Features far from standard, in one draw of five: they saturate the first layer. */
    private static final double LARGE_FEATURES = 20;

    private static final double BIAS_DEVIATION = 0.3;

    /** m · Σ n_i n_{i−1} at most, so that the run stays short: wider networks are drawn with smaller batches. */
    private static final int MOST_PRODUCTS = 8_000;

    public static RandomCase draw(long seed, Precision precision) {
        Random random = new Random(seed);
        int[] widths = widths(random);
        int m = Math.max(1, Math.min(logUniform(random, LARGEST_BATCH), MOST_PRODUCTS / products(widths)));
        double gain = GAINS[random.nextInt(GAINS.length)];
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            double confidence = i == widths.length - 1 ? CONFIDENCE[random.nextInt(CONFIDENCE.length)] : 1;
            double deviation = confidence * gain / Math.sqrt(widths[i - 1]);
            layers.add(new Layer(
                    Matrix.generate(widths[i], widths[i - 1], (j, k) -> deviation * random.nextGaussian()),
                    Matrix.generate(widths[i], 1, (j, k) -> BIAS_DEVIATION * random.nextGaussian())));
        }
        double scale = random.nextInt(5) == 0 ? LARGE_FEATURES : 1;
        boolean soft = random.nextInt(5) == 0;
        Matrix X = Matrix.generate(widths[0], m, (j, k) -> scale * random.nextGaussian());
        Matrix y = Matrix.generate(1, m, (j, k) -> soft ? random.nextDouble() : random.nextInt(2));
        return new RandomCase(
                seed, precision, new Network(layers).roundedTo(precision), new Batch(X, y).roundedTo(precision));
    }

    /** Draws n_0 … n_L; a third of the layers are as wide as the one before. */
    private static int[] widths(Random random) {
        int[] widths = new int[2 + random.nextInt(DEEPEST)];
        int widest = logUniform(random, WIDEST);
        widths[0] = 1 + random.nextInt(widest);
        for (int i = 1; i < widths.length - 1; i++) {
            widths[i] = random.nextInt(3) == 0 ? widths[i - 1] : 1 + random.nextInt(widest);
        }
        widths[widths.length - 1] = 1;
        return widths;
    }

    /** Draws a number from 1 to the largest, whose logarithm is uniform. */
    private static int logUniform(Random random, int largest) {
        return (int) Math.round(Math.exp(random.nextDouble() * Math.log(largest)));
    }

    private static int products(int[] widths) {
        int products = 0;
        for (int i = 1; i < widths.length; i++) {
            products += widths[i] * widths[i - 1];
        }
        return products;
    }

    /** {@return the number of weights and biases} */
    public int parameters() {
        return network.layers().stream()
                .mapToInt(layer -> layer.weights().size() + layer.bias().size())
                .sum();
    }

    /** {@return what was drawn, so that it can be drawn again} */
    public String title() {
        return "%s %s, m = %d, seed %d".formatted(precision.id(), network.architecture(), batch.size(), seed);
    }
}
