package org.gradcheck4j.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
