package org.gradcheck4j.harness.application.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class ActivationExplanationTest {

    private static final ActivationExplanation EXPLANATION = ActivationExplanation.of(List.of(new ReferenceEngine()));

    @Test
    void weight_gradient_of_a_linear_neuron_is_its_input() {
        LinearNeuron neuron = EXPLANATION.linear();
        assertThat(neuron.changes()).isNotEmpty().allSatisfy(change -> assertThat(change.slope())
                .isEqualTo(neuron.x()));
    }

    @Test
    void chain_rule_of_a_sigmoid_neuron_comes_to_the_exact_gradient() {
        SigmoidNeuron neuron = EXPLANATION.sigmoid();
        // Seven roundings separate the chain from the exact value; Math.exp is not among them.
        assertThat(neuron.chain() / neuron.gradient()).isCloseTo(1, within(8 * Math.ulp(1.0)));
        assertThat((neuron.a() - neuron.y()) * neuron.x() / neuron.gradient()).isCloseTo(1, within(4 * Math.ulp(1.0)));
    }

    @Test
    void nudging_the_weight_of_a_sigmoid_neuron_moves_the_loss_as_its_gradient_says() {
        SigmoidNeuron neuron = EXPLANATION.sigmoid();
        // h²/6 times the third derivative x³·σ″(z), and |σ″| < 0.1 everywhere.
        double truncation = 0x1p-40 / 6 * Math.pow(neuron.x(), 3) * 0.1;
        assertThat(neuron.centralDifference()).isCloseTo(neuron.gradient(), within(truncation));
    }

    @Test
    void weight_gradient_is_the_mean_over_the_samples_of_dz_times_the_input() {
        WeightEntry entry = EXPLANATION.entry();
        ExactSolution exact =
                ExactOracle.of(entry.testCase().network(), entry.testCase().batch());
        assertThat(entry.terms()).hasSize(entry.testCase().batch().size());
        assertThat(entry.exact()).isEqualTo(exact.dW().get(1).high(0));
        assertThat(Math.abs(entry.mean() - entry.exact())).isLessThan(entry.bound());
    }

    @Test
    void engine_gives_the_same_entry_within_its_bound() {
        assertThat(EXPLANATION.entry().values()).singleElement().satisfies(value -> {
            assertThat(value.problem()).isEmpty();
            assertThat(value.fractionOfBound()).isLessThan(1);
            assertThat(value.value())
                    .isCloseTo(
                            EXPLANATION.entry().exact(),
                            within(EXPLANATION.entry().bound()));
        });
    }

    @Test
    void every_layer_comes_out_right_by_the_formula_and_wrong_by_any_other() {
        assertThat(EXPLANATION.entry().experiments())
                .extracting(LayerExperiment::layer, LayerExperiment::input)
                .containsExactly(
                        tuple(1, LayerExperiment.Input.PREVIOUS),
                        tuple(1, LayerExperiment.Input.LEFT_OUT),
                        tuple(2, LayerExperiment.Input.PREVIOUS),
                        tuple(2, LayerExperiment.Input.LEFT_OUT),
                        tuple(2, LayerExperiment.Input.OWN),
                        tuple(3, LayerExperiment.Input.PREVIOUS),
                        tuple(3, LayerExperiment.Input.LEFT_OUT));
        assertThat(EXPLANATION.entry().experiments())
                .allSatisfy(experiment -> assertThat(experiment.comparison().disagreeing())
                        .isEqualTo(
                                experiment.input() == LayerExperiment.Input.PREVIOUS
                                        ? 0
                                        : experiment.comparison().entries()));
    }

    @Test
    void leaving_the_input_out_gives_the_bias_gradient() {
        ExactSolution exact = ExactOracle.of(
                EXPLANATION.entry().testCase().network(),
                EXPLANATION.entry().testCase().batch());
        assertThat(EXPLANATION.entry().experiments())
                .filteredOn(experiment -> experiment.input() == LayerExperiment.Input.LEFT_OUT)
                .allSatisfy(experiment -> assertThat(experiment.value())
                        .isCloseTo(
                                exact.db().get(experiment.layer() - 1).high(0),
                                within(EXPLANATION.entry().bound())));
    }

    @Test
    void engine_that_throws_is_named_and_the_others_still_have_a_value() {
        List<GradientEngine> engines = List.of(new Broken(), new ReferenceEngine());
        List<WeightEntry.EngineValue> values =
                ActivationExplanation.of(engines).entry().values();
        assertThat(values)
                .extracting(WeightEntry.EngineValue::problem)
                .containsExactly("it threw ArithmeticException", "");
    }

    @Test
    void every_layer_of_every_case_is_the_mean_of_dz_times_the_input_or_too_small_to_tell() {
        assertThat(StandardSuite.cases())
                .filteredOn(each -> each.family().equals("random"))
                .allSatisfy(each -> {
                    ExactSolution solution = ExactOracle.of(each.network(), each.batch());
                    int m = each.batch().size();
                    for (int i = 1; i <= each.network().depth(); i++) {
                        for (int r = 0; r < solution.dW().get(i - 1).rows(); r++) {
                            for (int c = 0; c < solution.dW().get(i - 1).columns(); c++) {
                                double sum = 0;
                                double size = 0;
                                for (int k = 0; k < m; k++) {
                                    double input = i == 1
                                            ? each.batch().X().get(c, k)
                                            : solution.A().get(i - 2).high(c * m + k);
                                    double term = solution.dZ().get(i - 1).high(r * m + k) * input;
                                    sum += term;
                                    size += Math.abs(term);
                                }
                                double exact = solution.dW()
                                        .get(i - 1)
                                        .high(r * solution.dW().get(i - 1).columns() + c);
                                // m products and sums of rounded factors, and the mean: Higham 2002, section 3.1.
                                double bound = (m + 4) * Precision.DOUBLE.unitRoundoff() * size / m;
                                assertThat(sum / m).isCloseTo(exact, within(bound));
                            }
                        }
                    }
                });
    }

    private static final class Broken implements GradientEngine {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            throw new ArithmeticException("on purpose");
        }
    }
}
