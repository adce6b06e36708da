package org.gradcheck4j.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loops on vectors give the bits of the plain ones, whatever the shape and the numbers. With {@code -Dgradcheck4j.kernel=plain},
 * there are none, and nothing is compared: only {@link #this_build_uses_vectors_unless_told_otherwise} runs.
 */
class RowTimesMatrixTest {

    private static final double[] HARD = {
        0, -0.0, Double.MIN_VALUE, -Double.MIN_NORMAL, 0x1p-500, 0x1p600, Double.NaN, Double.POSITIVE_INFINITY
    };

    static Stream<RowTimesMatrix> vectors() {
        return ExactProduct.LOOPS.vector().stream();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("vectors")
    void every_shape_gives_the_same_bits(RowTimesMatrix vectors) {
        IntStream.rangeClosed(1, 70).forEach(d -> {
            same(vectors, 1 + d % 3, 1 + 7 * d % 40, d);
            same(vectors, 1, d, 1 + 11 * d % 30);
        });
        same(vectors, 2, 300, 517);
    }

    @Test
    void this_build_uses_vectors_unless_told_otherwise() {
        assertThat(ExactProduct.LOOPS.kind()).isEqualTo(System.getProperty("gradcheck4j.kernel", "vector"));
    }

    private static void same(RowTimesMatrix vectors, int rows, int inner, int columns) {
        Random random = new Random(rows + 100L * inner + 10_000L * columns);
        ExactMatrix left = numbers(random, rows, inner);
        ExactMatrix right = numbers(random, inner, columns);
        ExactMatrix start = numbers(random, 2, columns);
        for (int row = 0; row < rows; row++) {
            ExactMatrix plain = sums(new PlainRowTimesMatrix(), left, row, right, start);
            ExactMatrix same = sums(vectors, left, row, right, start);
            assertThat(Arrays.copyOf(same.highs(), columns)).isEqualTo(plain.highs());
            assertThat(Arrays.copyOf(same.lows(), columns)).isEqualTo(plain.lows());
        }
    }

    private static ExactMatrix sums(
            RowTimesMatrix loops, ExactMatrix left, int row, ExactMatrix right, ExactMatrix start) {
        int columns = right.columns();
        double[] high = new double[loops.length(columns)];
        double[] low = new double[loops.length(columns)];
        System.arraycopy(start.highs(), 0, high, 0, columns);
        System.arraycopy(start.lows(), columns, low, 0, columns);
        loops.add(left, row, right, high, low);
        return new ExactMatrix(1, high.length, high, low);
    }

    /** One number in sixty is hard; the others have a low part. */
    private static ExactMatrix numbers(Random random, int rows, int columns) {
        double[] high = random.ints((long) rows * columns, 0, 60 * HARD.length)
                .mapToDouble(k -> k < HARD.length ? HARD[k] : random.nextGaussian())
                .toArray();
        double[] low = random.doubles(high.length, -0x1p-54, 0x1p-54).toArray();
        return new ExactMatrix(rows, columns, high, low);
    }
}
