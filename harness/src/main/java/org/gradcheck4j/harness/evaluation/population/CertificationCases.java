package org.gradcheck4j.harness.evaluation.population;

import java.util.Random;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** Networks of every condition, small enough that certification can inject every fault into each. */
public final class CertificationCases {

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

    private CertificationCases() {}

    /**
     * Draws a case: 1 to 8 layers, 1 to 512 samples; one in four is then trained.
     *
     * @param seed of the draw
     * @param precision to round to
     * @return the case
     */
    public static RandomCase draw(long seed, Precision precision) {
        Random random = new Random(seed);
        int[] widths = widths(random);
        int m = Math.max(1, Math.min(logUniform(random, LARGEST_BATCH), MOST_PRODUCTS / products(widths)));
        double gain = GAINS[random.nextInt(GAINS.length)];
        Network network = RandomCase.network(
                random, widths, i -> confidence(random, i, widths) * gain / Math.sqrt(widths[i - 1]), BIAS_DEVIATION);
        double scale = random.nextInt(5) == 0 ? LARGE_FEATURES : 1;
        boolean soft = random.nextInt(5) == 0;
        Batch batch = RandomCase.batch(random, widths[0], m, scale, soft);
        return Training.ofSome(random, new RandomCase(seed, precision, network, batch, false));
    }

    private static double confidence(Random random, int layer, int[] widths) {
        return layer == widths.length - 1 ? CONFIDENCE[random.nextInt(CONFIDENCE.length)] : 1;
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
}
