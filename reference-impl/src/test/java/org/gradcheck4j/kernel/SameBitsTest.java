package org.gradcheck4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kernel gives the bits of the chain of fused multiply-adds, for every shape and any tiles. */
class SameBitsTest {

    /** What is hard to keep: signs of 0, the smallest numbers, the largest, infinities and NaN. */
    private static final double[] HARD = {
        0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_NORMAL,
        Float.MIN_VALUE,
        -Float.MIN_NORMAL,
        0x1p-500,
        -0x1p600,
        0x1p-70,
        0x1p100,
        Float.MAX_VALUE,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    static Stream<Kernel<double[]>> doubles() {
        return Stream.concat(
                Stream.of(new ScalarDoubles(), new PlainDoubles()), MatrixProduct.DOUBLES.vector().stream());
    }

    static Stream<Kernel<float[]>> floats() {
        return Stream.concat(Stream.of(new ScalarFloats(), new PlainFloats()), MatrixProduct.FLOATS.vector().stream());
    }

    @ParameterizedTest
    @MethodSource("doubles")
    void in_double(Kernel<double[]> kernel) {
        shapes().forEach(shape -> {
            Operands<double[]> operands = new Operands<>(
                    shape[0], shape[1], shape[2], factor(shape, 0), factor(shape, 1), new double[shape[0] * shape[2]]);
            fill(kernel, operands);
            assertThat(operands.c).as("%s", List.of(shape)).isEqualTo(chainsOfDoubles(operands));
        });
    }

    @ParameterizedTest
    @MethodSource("floats")
    void in_float(Kernel<float[]> kernel) {
        shapes().forEach(shape -> {
            Operands<float[]> operands = new Operands<>(
                    shape[0],
                    shape[1],
                    shape[2],
                    MatrixProductTest.floats(factor(shape, 0)),
                    MatrixProductTest.floats(factor(shape, 1)),
                    new float[shape[0] * shape[2]]);
            fill(kernel, operands);
            assertThat(operands.c).as("%s", List.of(shape)).isEqualTo(chainsOfFloats(operands));
        });
    }

    /** Rows, inner index and columns: each from 1 to 70 with others of every kind, and a few that are large. */
    private static Stream<Integer[]> shapes() {
        IntUnaryOperator other = d -> 1 + (37 * d) % 70;
        Stream<Integer[]> each = IntStream.rangeClosed(1, 70)
                .boxed()
                .flatMap(d -> Stream.of(
                        new Integer[] {d, other.applyAsInt(d), other.applyAsInt(d + 1)},
                        new Integer[] {other.applyAsInt(d + 2), d, other.applyAsInt(d + 3)},
                        new Integer[] {other.applyAsInt(d + 4), other.applyAsInt(d + 5), d},
                        new Integer[] {d, 3, 64},
                        new Integer[] {4, d, 1},
                        new Integer[] {1, 70, d}));
        return Stream.concat(
                each,
                Stream.of(
                        new Integer[] {67, 131, 577},
                        new Integer[] {70, 1100, 97},
                        new Integer[] {3, 2100, 65},
                        new Integer[] {130, 5, 1030}));
    }

    /** One entry in fifty is hard, so that some chains are and most are not. */
    private static double[] factor(Integer[] shape, int which) {
        Random random = new Random(shape[0] + 100L * shape[1] + 10_000L * shape[2] + 1_000_000L * which);
        return random.ints((long) shape[which] * shape[which + 1], 0, 50 * HARD.length)
                .mapToDouble(k -> k < HARD.length ? HARD[k] : random.nextGaussian())
                .toArray();
    }

    /** In tiles such as threads get, or cut somewhere into four. */
    private static <T> void fill(Kernel<T> kernel, Operands<T> operands) {
        int row = operands.rows * 2 / 5;
        int column = operands.columns * 3 / 7;
        if (row == 0 || column == 0) {
            Tile.of(operands.rows, operands.columns, 3).forEach(tile -> kernel.fill(operands, tile));
            return;
        }
        kernel.fill(operands, new Tile(0, row, 0, column));
        kernel.fill(operands, new Tile(0, row, column, operands.columns));
        kernel.fill(operands, new Tile(row, operands.rows, 0, column));
        kernel.fill(operands, new Tile(row, operands.rows, column, operands.columns));
    }

    private static double[] chainsOfDoubles(Operands<double[]> operands) {
        double[] chains = new double[operands.c.length];
        for (int entry = 0; entry < chains.length; entry++) {
            for (int k = 0; k < operands.inner; k++) {
                double a = operands.a[entry / operands.columns * operands.inner + k];
                double b = operands.b[k * operands.columns + entry % operands.columns];
                chains[entry] = Math.fma(a, b, chains[entry]);
            }
        }
        return chains;
    }

    private static float[] chainsOfFloats(Operands<float[]> operands) {
        float[] chains = new float[operands.c.length];
        for (int entry = 0; entry < chains.length; entry++) {
            float chain = 0;
            for (int k = 0; k < operands.inner; k++) {
                float a = operands.a[entry / operands.columns * operands.inner + k];
                float b = operands.b[k * operands.columns + entry % operands.columns];
                chain = Math.fma(a, b, chain);
            }
            chains[entry] = chain;
        }
        return chains;
    }
}
