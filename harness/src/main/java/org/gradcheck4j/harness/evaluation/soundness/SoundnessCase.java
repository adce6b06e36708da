package org.gradcheck4j.harness.evaluation.soundness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * A random network and batch that follow from a seed: 1 to 6 layers, widths 1 to 32 and 1 to 128 samples, small ones
 * more often; weights of scale 10⁻³ to 30 and features of scale 10⁻³ to 10, half of them of scale 1; hard or soft labels.
 *
 * @param seed of everything
 * @param network the weights and biases, in double
 * @param batch the features and labels, in double
 * @param repeated whether samples repeat: rounding errors are then the same in each copy, and do not average out
 */
record SoundnessCase(long seed, Network network, Batch batch, boolean repeated) {

    private static final int MOST_LAYERS = 6;
    private static final int WIDEST = 32;
    private static final int LARGEST_BATCH = 128;

    /** One in so many has samples that repeat, each this often on average. */
    private static final int REPEATS = 8;

    /** One in so many has soft labels. */
    private static final int SOFT = 4;

    private static final double SMALLEST_SCALE = 1e-3;
    private static final double LARGEST_WEIGHTS = 30;
    private static final double LARGEST_FEATURES = 10;
    private static final double BIAS_SHARE = 0.1;

    /** 2⁶⁴ divided by the golden ratio (Knuth, TAOCP 3, 6.4): neighbouring seeds become unlike each other. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    static SoundnessCase of(long seed) {
        Random random = new Random(seed * SPREAD);
        int depth = 1 + random.nextInt(MOST_LAYERS);
        int[] widths = new int[depth + 1];
        for (int i = 0; i < depth; i++) {
            widths[i] = oftenSmall(random, WIDEST);
        }
        widths[depth] = 1;
        int m = oftenSmall(random, LARGEST_BATCH);
        double scale = scale(random, LARGEST_WEIGHTS);
        double features = scale(random, LARGEST_FEATURES);
        boolean soft = random.nextInt(SOFT) == 0;
        boolean repeated = m > 1 && random.nextInt(REPEATS) == 0;

        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i <= depth; i++) {
            // Glorot and Bengio 2010: at scale 1, pre-activations have the scale of the inputs.
            double deviation = scale * Math.sqrt(2.0 / (widths[i] + widths[i - 1]));
            layers.add(new Layer(
                    Matrix.generate(widths[i], widths[i - 1], (j, k) -> deviation * random.nextGaussian()),
                    Matrix.generate(widths[i], 1, (j, k) -> scale * BIAS_SHARE * random.nextGaussian())));
        }
        Matrix X = Matrix.generate(widths[0], m, (j, k) -> features * random.nextGaussian());
        Matrix y = Matrix.generate(1, m, (j, k) -> soft ? random.nextDouble() : random.nextInt(2));
        int distinct = repeated ? 1 + m / REPEATS : m;
        Batch batch = new Batch(
                Matrix.generate(widths[0], m, (j, k) -> X.get(j, k % distinct)),
                Matrix.generate(1, m, (j, k) -> y.get(k % distinct)));
        return new SoundnessCase(seed, new Network(layers), batch, repeated);
    }

    /** The fourth power of a uniform number: half of all are below a sixteenth. */
    private static int oftenSmall(Random random, int most) {
        double uniform = random.nextDouble();
        double square = uniform * uniform;
        return 1 + (int) (most * square * square);
    }

    private static double scale(Random random, double largest) {
        double exponent = random.nextDouble();
        return random.nextBoolean() ? 1 : SMALLEST_SCALE * Math.pow(largest / SMALLEST_SCALE, exponent);
    }

    @Override
    public String toString() {
        return "question %d (%s, m = %d)".formatted(seed, network.architecture(), batch.size());
    }
}
