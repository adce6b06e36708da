package org.gradcheck4j.harness.evaluation.population;

import java.util.Random;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** Networks of widely different scales, most of them so small that very many can be judged. */
public final class SoundnessCases {

    private static final int MOST_LAYERS = 6;
    private static final int WIDEST = 32;
    private static final int LARGEST_BATCH = 128;

    /** One in this many has samples that repeat, each this often on average. */
    private static final int REPEATS = 8;

    /** One in this many has soft labels. */
    private static final int SOFT = 4;

    private static final double SMALLEST_SCALE = 1e-3;
    private static final double LARGEST_WEIGHTS = 30;
    private static final double LARGEST_FEATURES = 10;

    /** The scale of the biases ÷ the scale of the weights. */
    private static final double BIAS_SCALE = 0.1;

    /** 2⁶⁴ divided by the golden ratio (Knuth, TAOCP 3, 6.4): neighbouring seeds become unlike each other. */
    static final long SEED_FACTOR = 0x9E3779B97F4A7C15L;

    private SoundnessCases() {}

    /**
     * Draws a case: 1 to 6 layers, widths 1 to 32 and 1 to 128 samples, small ones more often; weights of scale 10⁻³ to
     * 30 and features of scale 10⁻³ to 10, half of them of scale 1; hard or soft labels; one in four is then trained.
     *
     * @param seed of the draw
     * @param precision to round to
     * @return the case
     */
    public static RandomCase draw(long seed, Precision precision) {
        Random random = new Random(seed * SEED_FACTOR);
        int depth = 1 + random.nextInt(MOST_LAYERS);
        int[] widths = new int[depth + 1];
        for (int i = 0; i < depth; i++) {
            widths[i] = oftenSmall(random, WIDEST);
        }
        widths[depth] = 1;
        int m = oftenSmall(random, LARGEST_BATCH);
        double weights = scale(random, LARGEST_WEIGHTS);
        double features = scale(random, LARGEST_FEATURES);
        boolean soft = random.nextInt(SOFT) == 0;
        boolean repeated = m > 1 && random.nextInt(REPEATS) == 0;
        // Glorot and Bengio 2010: at scale 1, pre-activations have the scale of the inputs.
        Network network = RandomCase.network(
                random, widths, i -> weights * Math.sqrt(2.0 / (widths[i] + widths[i - 1])), weights * BIAS_SCALE);
        Batch batch = RandomCase.batch(random, widths[0], m, features, soft);
        return Training.ofSome(
                random, new RandomCase(seed, precision, network, repeated ? repeating(batch) : batch, repeated));
    }

    private static Batch repeating(Batch batch) {
        int m = batch.size();
        int distinct = 1 + m / REPEATS;
        return new Batch(
                Matrix.generate(batch.X().rows(), m, (j, k) -> batch.X().get(j, k % distinct)),
                Matrix.generate(1, m, (j, k) -> batch.y().get(k % distinct)));
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
}
