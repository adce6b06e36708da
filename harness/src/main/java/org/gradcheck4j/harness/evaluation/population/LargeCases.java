package org.gradcheck4j.harness.evaluation.population;

import java.util.List;
import java.util.Random;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** Networks so large that a check takes seconds; the sizes take turns, and so do the precisions. */
public final class LargeCases {

    private static final double BIAS_DEVIATION = 0.1;

    private static final List<Size> SIZES = List.of(
            new Size(64, 0, List.of(784, 256, 128, 1)),
            new Size(569, 0, List.of(100, 100, 50, 1)),
            new Size(569, 100, List.of(30, 64, 32, 1)));

    /** So that the first three networks have one of each precision, and the largest is not in half: none could be tested. */
    private static final List<Precision> PRECISIONS = List.of(Precision.FLOAT, Precision.DOUBLE, Precision.HALF);

    private static final double RATE = 10;

    private LargeCases() {}

    /**
     * Draws a case: features from N(0, 1), hard labels, and weights from N(0, 1/n_{i−1}); those of the smallest are then trained.
     *
     * @param k which size and precision
     * @param seed of the draw
     * @return the case
     */
    public static RandomCase draw(int k, long seed) {
        return draw(seed, PRECISIONS.get((k + k / SIZES.size()) % PRECISIONS.size()), SIZES.get(k % SIZES.size()));
    }

    private static RandomCase draw(long seed, Precision precision, Size size) {
        Random random = new Random(seed);
        int[] widths = size.widths.stream().mapToInt(n -> n).toArray();
        Network network = RandomCase.network(random, widths, i -> 1 / Math.sqrt(widths[i - 1]), BIAS_DEVIATION);
        RandomCase drawn =
                new RandomCase(seed, precision, network, RandomCase.batch(random, widths[0], size.m, 1, false), false);
        return size.steps == 0 ? drawn : new Training(size.steps, RATE).of(random, drawn, 1);
    }

    private record Size(int m, int steps, List<Integer> widths) {}
}
