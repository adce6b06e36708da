package org.gradcheck4j.harness.benchmark;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;

/**
 * A random network and batch of a size.
 *
 * @param network its weights are drawn from a seed
 * @param batch drawn from a seed, too
 */
record SizedCase(Network network, Batch batch) {

    private static final int SEED = 1;

    /**
     * Draws the case.
     *
     * @param size widths and samples, such as {@code 30-16-8-1/32}
     */
    static SizedCase of(String size) {
        int[] widths = widths(size);
        return new SizedCase(SeededCases.network(1, SEED, widths), SeededCases.batch(widths[0], samples(size), SEED));
    }

    /** {@return how many parameters a network of this size has} */
    static long parameters(String size) {
        int[] widths = widths(size);
        return IntStream.range(1, widths.length)
                .mapToLong(i -> (widths[i - 1] + 1L) * widths[i])
                .sum();
    }

    /** {@return how many parameters there are if no more than some are taken of each tensor} */
    static long parameters(String size, int most) {
        int[] widths = widths(size);
        return IntStream.range(1, widths.length)
                .mapToLong(i -> Math.min(most, (long) widths[i - 1] * widths[i]) + Math.min(most, widths[i]))
                .sum();
    }

    private static int[] widths(String size) {
        return Arrays.stream(size.substring(0, size.indexOf('/')).split("-"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static int samples(String size) {
        return Integer.parseInt(size.substring(size.indexOf('/') + 1));
    }
}
