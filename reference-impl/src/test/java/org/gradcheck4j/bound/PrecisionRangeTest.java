package org.gradcheck4j.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

class PrecisionRangeTest {

    @Test
    void ordinary_numbers_fit_every_precision() {
        for (Precision precision : Precision.values()) {
            assertThat(PrecisionRange.whyUnsupported(neuron(1, 1, 1), precision))
                    .isEmpty();
        }
    }

    @Test
    void a_sum_that_half_cannot_hold_is_said_so() {
        assertThat(PrecisionRange.whyUnsupported(neuron(300, 300, 1), Precision.HALF))
                .hasValue("an intermediate can exceed 65504, the largest half");
        assertThat(PrecisionRange.whyUnsupported(neuron(300, 300, 1), Precision.FLOAT))
                .isEmpty();
    }

    @Test
    void a_sum_over_the_batch_counts_before_it_is_divided() {
        assertThat(PrecisionRange.whyUnsupported(neuron(0, 1000, 100), Precision.HALF))
                .isEmpty();
        assertThat(PrecisionRange.whyUnsupported(neuron(0, 1000, 200), Precision.HALF))
                .isPresent();
    }

    @Test
    void a_product_that_float_cannot_hold_is_said_so() {
        assertThat(PrecisionRange.whyUnsupported(neuron(1e20, 1e20, 1), Precision.FLOAT))
                .hasValue("an intermediate can exceed 3.40e+38, the largest float");
    }

    @Test
    void half_counts_no_further_than_2048_samples() {
        assertThat(PrecisionRange.whyUnsupported(neuron(0, 1, 2048), Precision.HALF))
                .isEmpty();
        assertThat(PrecisionRange.whyUnsupported(neuron(0, 1, 2049), Precision.HALF))
                .hasValue("half holds whole numbers exactly only up to 2048; the batch has 2049 samples");
    }

    @Test
    void a_bias_counts_with_its_absolute_value() {
        assertThat(PrecisionRange.whyUnsupported(one(40_000, -30_000), Precision.HALF))
                .isPresent();
        assertThat(PrecisionRange.whyUnsupported(one(40_000, -20_000), Precision.HALF))
                .isEmpty();
    }

    @Test
    void a_sum_of_two_terms_may_be_rounded_up_twice() {
        // 65504 / (1 + 2u) is 65440.
        assertThat(PrecisionRange.whyUnsupported(one(65_430, 0), Precision.HALF))
                .isEmpty();
        assertThat(PrecisionRange.whyUnsupported(one(65_450, 0), Precision.HALF))
                .isPresent();
    }

    @Test
    void the_gradient_of_an_activation_counts_even_if_all_else_is_small() {
        // a = σ(−5) = 0.0067, so W[2] a is below 600, and dA[1] = W[2].
        assertThat(PrecisionRange.whyUnsupported(two(-5, 60_000, 1), Precision.HALF))
                .isEmpty();
        assertThat(PrecisionRange.whyUnsupported(two(-5, 70_000, 1), Precision.HALF))
                .isPresent();
    }

    @Test
    void the_sum_of_a_bias_gradient_counts_even_if_its_features_are_small() {
        // dZ[1] = 60000/4 for each sample.
        assertThat(PrecisionRange.whyUnsupported(two(0, 60_000, 4), Precision.HALF))
                .isEmpty();
        assertThat(PrecisionRange.whyUnsupported(two(0, 60_000, 5), Precision.HALF))
                .isPresent();
    }

    /** Random networks from small numbers to ones that overflow, in half and float. */
    @Test
    void what_is_far_within_the_range_by_its_largest_factors_never_exceeds_it() {
        Random random = new Random(1);
        int far = 0;
        int exceeding = 0;
        for (int n = 0; n < 3000; n++) {
            Precision precision = n % 2 == 0 ? Precision.HALF : Precision.FLOAT;
            double scale = Math.pow(precision.largestFinite(), random.nextDouble() / (1 + random.nextInt(4)));
            int[] widths = {1 + random.nextInt(4), 1 + random.nextInt(4), 1 + random.nextInt(4), 1};
            List<Layer> layers = new ArrayList<>();
            for (int i = 1; i < widths.length; i++) {
                layers.add(
                        new Layer(drawn(widths[i], widths[i - 1], scale, random), drawn(widths[i], 1, scale, random)));
            }
            int m = 1 + random.nextInt(60);
            ExactSolution solution = ExactOracle.of(
                    new Network(layers), new Batch(drawn(widths[0], m, scale, random), Matrix.filled(1, m, 1)));
            boolean exceeds = PrecisionRange.exceeds(solution, precision);
            boolean isFar = PrecisionRange.isFarWithin(solution, precision);
            assertThat(isFar && exceeds).as("network %d", n).isFalse();
            far += isFar ? 1 : 0;
            exceeding += exceeds ? 1 : 0;
        }
        assertThat(far).isGreaterThan(400);
        assertThat(exceeding).isGreaterThan(400);
    }

    private static Matrix drawn(int rows, int columns, double scale, Random random) {
        return Matrix.generate(rows, columns, (i, j) -> scale * (2 * random.nextDouble() - 1));
    }

    private static ExactSolution one(double w, double b) {
        Network network = new Network(List.of(new Layer(Matrix.row(w), Matrix.column(b))));
        return ExactOracle.of(network, new Batch(Matrix.row(1), Matrix.row(0)));
    }

    /** A first neuron of a given z whatever its small feature, and a second one that multiplies it. */
    private static ExactSolution two(double z, double w, int m) {
        Network network = new Network(
                List.of(new Layer(Matrix.row(0), Matrix.column(z)), new Layer(Matrix.row(w), Matrix.column(0))));
        return ExactOracle.of(network, new Batch(Matrix.filled(1, m, 1e-3), Matrix.filled(1, m, 0)));
    }

    private static ExactSolution neuron(double w, double x, int m) {
        Network network = new Network(List.of(new Layer(Matrix.row(w), Matrix.column(0))));
        return ExactOracle.of(
                network, new Batch(Matrix.generate(1, m, (i, k) -> x), Matrix.generate(1, m, (i, k) -> 0)));
    }
}
