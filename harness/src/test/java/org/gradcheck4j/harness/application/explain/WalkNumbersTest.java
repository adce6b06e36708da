package org.gradcheck4j.harness.application.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the walk says of its numbers is true of them. */
class WalkNumbersTest {

    private static final WalkNumbers WALK = WalkNumbers.computed();

    /** A few roundings of numbers of at most 2. */
    private static final double ROUNDING = 0x1p-50;

    static Stream<WeightGradient> layers() {
        return Stream.of(WALK.small().last(), WALK.small().inner());
    }

    @Test
    void output_of_a_linear_neuron_moves_x_times_as_far_as_its_weight() {
        assertThat(WALK.moves()).hasSize(6).allSatisfy(move -> assertThat(move.slope())
                .isEqualTo(move.x()));
        assertThat(WALK.still().moved()).isZero();
        assertThat(WALK.moves())
                .extracting(LinearMove::x)
                .contains(WALK.linear().x(), WALK.far().x(), 0.0);
    }

    @Test
    void three_links_of_the_chain_come_to_blame_times_leverage() {
        ChainRule chain = WALK.chain();
        assertThat(chain.product()).isCloseTo(chain.gradient(), within(ROUNDING));
        assertThat(chain.blame() * chain.x()).isCloseTo(chain.gradient(), within(ROUNDING));
        assertThat(chain.slope() * chain.lossByActivation()).isCloseTo(chain.blame(), within(ROUNDING));
        assertThat(chain.difference().slope()).isCloseTo(chain.gradient(), within(1e-6));
    }

    @Test
    void only_the_first_term_of_the_loss_is_left_and_the_output_is_too_small() {
        ChainRule chain = WALK.chain();
        assertThat(chain.y()).isEqualTo(1);
        assertThat(chain.loss()).isCloseTo(-Math.log(chain.a()), within(ROUNDING));
        assertThat(chain.blame()).isNegative();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void mean_of_the_samples_products_is_the_gradient(WeightGradient layer) {
        Matrix mean = layer.terms().stream()
                .map(OuterProduct::product)
                .reduce(Matrix::plus)
                .orElseThrow()
                .map(sum -> sum / layer.terms().size());
        assertClose(mean, layer.exact(), ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void differences_of_the_loss_are_the_gradient_without_backprop(WeightGradient layer) {
        assertThat(layer.differences()).hasSize(layer.exact().size());
        for (LossDifference each : layer.differences()) {
            assertThat(each.slope()).isCloseTo(layer.exact().get(each.row(), each.column()), within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void only_the_formula_is_right(WeightGradient layer) {
        assertThat(layer.trials()).extracting(FormulaTrial::right).containsExactly(true, false, false);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void without_its_input_each_weight_gets_the_gradient_of_the_bias(WeightGradient layer) {
        Matrix without = layer.trials().get(1).value();
        for (int r = 0; r < without.rows(); r++) {
            for (int c = 0; c < without.columns(); c++) {
                assertThat(without.get(r, c)).isCloseTo(layer.bias().get(r), within(ROUNDING));
            }
        }
    }

    @Test
    void own_activations_fit_the_inner_layer_and_not_the_last() {
        assertThat(layers().map(layer -> layer.trials().get(2).fits())).containsExactly(false, true);
        assertThat(layers().map(layer -> layer.trials().get(2).needed())).containsExactly("[1 × 2]", "[2 × 2]");
    }

    @Test
    void errors_are_those_of_the_entry_that_is_furthest_off() {
        FormulaTrial trial =
                new FormulaTrial("f", "g", Matrix.row(1, 2.25), Matrix.row(1.125, 2), Matrix.row(1.0625, 2.25));
        assertThat(trial.errorFromExact()).isEqualTo("0.2500");
        assertThat(trial.errorFromDifferences()).isEqualTo("0.0625");
    }

    @Test
    void gradient_is_the_reference_engine_s_too() {
        ExactSolution solution = WALK.small().solution();
        Gradients gradients = new ReferenceEngine().gradients(solution.network(), solution.batch(), Precision.DOUBLE);
        layers().forEach(layer -> {
            assertClose(gradients.layer(layer.layer()).dW(), layer.exact(), ROUNDING);
            assertClose(gradients.layer(layer.layer()).db(), layer.bias(), ROUNDING);
        });
    }

    @Test
    void column_of_an_input_that_is_0_is_0() {
        assertThat(WALK.small().inner().terms())
                .filteredOn(term -> term.a().get(0) == 0)
                .singleElement()
                .satisfies(term -> assertThat(term.product().get(0, 0)).isZero())
                .satisfies(term -> assertThat(term.product().get(1, 0)).isZero());
    }

    private static void assertClose(Matrix actual, Matrix expected, double error) {
        assertThat(actual.hasShapeOf(expected)).isTrue();
        for (int k = 0; k < expected.size(); k++) {
            assertThat(actual.get(k)).isCloseTo(expected.get(k), within(error));
        }
    }
}
