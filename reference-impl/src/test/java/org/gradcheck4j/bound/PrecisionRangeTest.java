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
            assertThat(PrecisionRange.unsupported(neuron(1, 1, 1), precision)).isEmpty();
        }
    }

    @Test
    void a_sum_that_half_cannot_hold_is_said_so() {
        assertThat(PrecisionRange.unsupported(neuron(300, 300, 1), Precision.HALF))
                .hasValue("an intermediate can exceed 65504, the largest half");
        assertThat(PrecisionRange.unsupported(neuron(300, 300, 1), Precision.FLOAT))
                .isEmpty();
    }

    @Test
    void a_sum_over_the_batch_counts_before_it_is_divided() {
        assertThat(PrecisionRange.unsupported(neuron(0, 1000, 100), Precision.HALF))
                .isEmpty();
        assertThat(PrecisionRange.unsupported(neuron(0, 1000, 200), Precision.HALF))
                .isPresent();
    }

    @Test
    void a_product_that_float_cannot_hold_is_said_so() {
        assertThat(PrecisionRange.unsupported(neuron(1e20, 1e20, 1), Precision.FLOAT))
                .hasValue("an intermediate can exceed 3.40e+38, the largest float");
    }

    @Test
    void half_counts_no_further_than_2048_samples() {
        assertThat(PrecisionRange.unsupported(neuron(0, 1, 2048), Precision.HALF))
                .isEmpty();
        assertThat(PrecisionRange.unsupported(neuron(0, 1, 2049), Precision.HALF))
                .hasValue("a batch of 2049 is beyond 2048, up to which a half counts exactly");
    }

    private static ExactSolution neuron(double w, double x, int m) {
        Network network = new Network(List.of(new Layer(Matrix.row(w), Matrix.column(0))));
        return ExactOracle.of(
                network, new Batch(Matrix.generate(1, m, (i, k) -> x), Matrix.generate(1, m, (i, k) -> 0)));
    }
}
