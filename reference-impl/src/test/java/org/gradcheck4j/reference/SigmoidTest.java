package org.gradcheck4j.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.DoubleStream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;
import org.gradcheck4j.kernel.MatrixProduct;
import org.junit.jupiter.api.Test;

class SigmoidTest {

    private static final int RANDOM = 300_000;

    /** Arguments of every size, those beside a multiple of ln 2 / 2, where r is largest, and the ends of the range. */
    private static DoubleStream arguments() {
        Random random = new Random(7);
        DoubleStream small = random.doubles(RANDOM, -60, 0).map(x -> -Math.pow(2, x));
        DoubleStream large = random.doubles(RANDOM, -746, 0);
        DoubleStream edges = random.ints(RANDOM, 0, 2 * 1075)
                .mapToDouble(n -> -n * Math.log(2) / 2 * (1 + (random.nextInt(9) - 4) * 0x1p-52));
        DoubleStream ends = DoubleStream.of(
                0,
                -0.0,
                -Double.MIN_VALUE,
                -708.3964185322641,
                -744.4400719213812,
                -745.1332191019411,
                -745.1332191019412);
        return DoubleStream.concat(DoubleStream.concat(small, large), DoubleStream.concat(edges, ends));
    }

    @Test
    void exp_is_within_one_ulp() {
        double worst = arguments().map(SigmoidTest::errorOfExp).max().orElseThrow();
        assertThat(worst).isBetween(0.5, 1.0);
    }

    /** In units in the last place of the result, from q = eᵗ / (1 + eᵗ), which is eᵗ itself if it is tiny. */
    private static double errorOfExp(double t) {
        double e = Sigmoid.exp(t);
        DD q = DoubleDoubleSigmoid.smallerTail(DD.of(t));
        DD exact = q.hi() < 0x1p-110 ? q : q.divide(DD.ONE.subtract(q));
        return Math.abs(exact.subtract(e).hi()) / Math.ulp(e);
    }

    @Test
    void what_is_too_far_out_is_zero_or_one() {
        assertThat(Sigmoid.exp(-746)).isZero();
        assertThat(Sigmoid.exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Sigmoid.exp(Double.NaN)).isNaN();
        assertThat(Sigmoid.of(Double.POSITIVE_INFINITY)).isOne();
        assertThat(Sigmoid.of(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Sigmoid.of(Double.NaN)).isNaN();
    }

    @Test
    void vectors_give_the_same_bits() {
        double[] z = DoubleStream.concat(
                        DoubleStream.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 800),
                        arguments().flatMap(t -> DoubleStream.of(t, -t)))
                .toArray();
        float[] narrow = new float[z.length];
        for (int k = 0; k < z.length; k++) {
            narrow[k] = (float) z[k];
        }
        SigmoidLoop plain = new PlainSigmoids();
        assertThat(SigmoidLoops.LOOPS.kind()).isEqualTo(MatrixProduct.kernel());
        SigmoidLoops.LOOPS.vector().ifPresent(vector -> {
            assertThat(results(z, vector::sigmoid)).isEqualTo(results(z, plain::sigmoid));
            assertThat(results(z, vector::smallerTail)).isEqualTo(results(z, plain::smallerTail));
            assertThat(results(narrow, vector::sigmoid)).isEqualTo(results(narrow, plain::sigmoid));
            assertThat(results(narrow, vector::smallerTail)).isEqualTo(results(narrow, plain::smallerTail));
        });
    }

    private static double[] results(double[] z, BiConsumer<double[], double[]> loop) {
        double[] results = new double[z.length];
        loop.accept(z, results);
        return results;
    }

    private static float[] results(float[] z, BiConsumer<float[], float[]> loop) {
        float[] results = new float[z.length];
        loop.accept(z, results);
        return results;
    }
}
