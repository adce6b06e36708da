package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** One neuron with the weights 1 and 0, so that Z is the first feature. */
class LastLayerTest {

    private static final EvidenceCase CASE = EvidenceCase.of(
            new Network(List.of(new Layer(Matrix.row(1, 0), Matrix.row(0)))),
            new Batch(Matrix.of(2, 3, -40, 0, 40, 5, 6, 7), Matrix.row(0, 1, 1)));
    private static final Evidence RIGHT = CASE.right();

    @Test
    void an_output_and_what_it_lacks_to_1_are_both_accurate() {
        LastLayer layer = new LastLayer(RIGHT);
        double small = Math.exp(-40);
        assertThat(layer.outputs((a, complement, y) -> a)).containsExactly(new double[] {small, 0.5, 1}, within(1e-30));
        assertThat(layer.outputs((a, complement, y) -> complement))
                .containsExactly(new double[] {1, 0.5, small}, within(1e-30));
        assertThat(layer.outputs((a, complement, y) -> y)).containsExactly(0, 1, 1);
        assertThat(layer.a(0)).isCloseTo(small, within(1e-30));
        assertThat(layer.complement(2)).isCloseTo(small, within(1e-30));
        assertThat(layer.samples()).isEqualTo(3);
        // a − y without cancellation
        assertThat(LastLayer.residual(layer.a(2), layer.complement(2), 1)).isCloseTo(-small, within(1e-30));
        assertThat(LastLayer.residual(layer.a(0), layer.complement(0), 0)).isCloseTo(small, within(1e-30));
        assertThat(LastLayer.residual(0.25, 0.75, 1)).isEqualTo(-0.75);
    }

    @Test
    void its_numbers_are_one_of_db_and_those_of_dW() {
        LastLayer layer = new LastLayer(RIGHT);
        assertThat(layer.size()).isEqualTo(3);
        assertThat(List.of(layer.input(0, 1), layer.input(1, 2), layer.input(2, 0)))
                .containsExactly(1.0, 40.0, 5.0);
        assertThat(layer.products(new double[] {1, 10, 100})).containsExactly(111, 3960, 765);
        assertThat(layer.sum(0)).isCloseTo(-0.5, within(1e-15));
        assertThat(layer.sum(2)).isCloseTo(-3, within(1e-14));
        assertThat(layer.bound(2)).isEqualTo(3 * RIGHT.bound(TensorName.dW(1), 1));
    }

    @Test
    void what_the_base_multiplies_by_is_taken_out() {
        Candidate half = Predictions.changing(Scaling.exact(0.5));
        LastLayer layer = new LastLayer(RIGHT, half);
        assertThat(layer.sum(0)).isCloseTo(-1, within(1e-15));
    }

    @Test
    void near_is_within_four_bounds() {
        LastLayer layer = new LastLayer(RIGHT);
        double bound = layer.bound(0);
        assertThat(layer.isNear(0, layer.sum(0) + 3.9 * bound)).isTrue();
        assertThat(layer.isNear(0, layer.sum(0) - 4.1 * bound)).isFalse();
        assertThat(layer.isNear(j -> layer.sum(j) + 3.9 * layer.bound(j))).isTrue();
        assertThat(layer.isNear(j -> layer.sum(j) - (j == 2 ? 4.1 : 0) * layer.bound(j)))
                .isFalse();
        assertThat(layer.isNear(j -> layer.sum(j) / 2, 0.5)).isTrue();
        assertThat(layer.isNear(j -> layer.sum(j), 0.5)).isFalse();
    }

    @Test
    void squares_are_of_errors_in_bounds() {
        LastLayer layer = new LastLayer(RIGHT);
        double[] formula = layer.outputs(LastLayer::residual);
        assertThat(layer.squares(formula)).isLessThan(1);
        formula[1] += 1e-9;
        double expected = 1e-18 * (1 / Math.pow(layer.bound(0), 2) + 36 / Math.pow(layer.bound(2), 2));
        assertThat(layer.squares(formula) / expected).isCloseTo(1, within(1e-4));
    }

    @Test
    void a_feature_that_is_always_0_says_nothing() {
        LastLayer layer = new LastLayer(
                EvidenceCase.ofHalves(Matrix.of(2, 2, 0, 0, 1, 2), 0, 1).right());
        assertThat(layer.bound(1)).isLessThan(1e-300);
        assertThat(layer.squares(layer.outputs(LastLayer::residual))).isLessThan(1);
    }
}
