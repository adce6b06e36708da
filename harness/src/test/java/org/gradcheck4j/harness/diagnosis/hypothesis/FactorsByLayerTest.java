package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Multiples of a part of the gradient, of 5 samples in a network with 4 layers. */
class FactorsByLayerTest {

    private static final EvidenceCase CASE = EvidenceCase.seeded(3, 5, 3, 4, 3, 3, 1);

    private static List<Candidate> accepted(EvidenceCase given, Hypothesis hypothesis, ToDoubleFunction<TensorName> c) {
        return given.accepted(
                hypothesis, Predictions.changing((tensor, before) -> before.times(c.applyAsDouble(tensor), 0, 0)));
    }

    private static List<Candidate> accepted(ToDoubleFunction<TensorName> c) {
        return accepted(CASE, new ScaledTensor(), c);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | σ'(Z) is taken as 2A(1 − A)",
                "0.2 | every layer divides dZ by m before it hands it on",
                "5 | every layer multiplies dZ by m before it hands it on",
                "0.5 | σ'(Z) is taken as A(1 − A)/2",
                "4 | σ'(Z) is scaled to at most 1",
                "-1 | the sign changes in each, as with A(A − 1) for σ'(Z)"
            })
    void each_step_back_may_have_a_usual_factor(double c, String why) {
        Candidate first = accepted(tensor -> Math.pow(c, 4 - tensor.layer())).get(0);
        assertThat(first.sentence())
                .endsWith(": as if each step back from the output has this factor, since " + why
                        + "; or each layer has a learning rate of its own");
        assertThat(first.parameters()).isEqualTo(Map.of("c", c));
        assertThat(first.isFitted()).isFalse();
    }

    @Test
    void each_step_back_may_have_any_factor() {
        Candidate first = accepted(tensor -> Math.pow(0.7, 4 - tensor.layer())).get(0);
        assertThat(first.sentence())
                .endsWith(
                        ": as if each step back from the output has this factor; or each layer has a learning rate of its own");
        assertThat(first.parameters()).isEqualTo(Map.of("c", 0.7));
        assertThat(first.isFitted()).isTrue();
        assertThat(accepted(tensor -> tensor.layer() == 4 ? 1 : 0)).isEmpty();
    }

    @Test
    void its_bound_grows_with_each_step() {
        Candidate first = accepted(tensor -> Math.pow(0.7, 4 - tensor.layer())).get(0);
        Predicted before = new Predicted(Matrix.row(1), Matrix.row(0));
        double u = 0x1p-53;
        assertThat(first.changed(TensorName.dW(4), before)).isEqualTo(before);
        assertThat(first.changed(TensorName.dW(3), before).bound().get(0)).isEqualTo(0.7 * (2 * u));
        assertThat(first.changed(TensorName.dW(2), before).bound().get(0)).isEqualTo(Math.pow(0.7, 2) * (4 * u));
        assertThat(first.changed(TensorName.LOSS, before)).isSameAs(before);
    }

    @Test
    void with_two_layers_it_is_the_factor_of_the_first() {
        EvidenceCase two = EvidenceCase.seeded(3, 5, 3, 4, 1);
        assertThat(accepted(two, new ScaledTensor(), tensor -> tensor.layer() == 1 ? 2 : 1))
                .allSatisfy(each -> assertThat(each.parameters()).containsEntry("layer", 1.0));
    }

    @Test
    void the_number_of_neurons_divides() {
        Candidate first = accepted(
                        tensor -> 1.0 / CASE.network().layer(tensor.layer()).outputs())
                .get(0);
        assertThat(first.sentence()).startsWith("dW[i] and db[i] are 1/n[i] times the formula's");
        EvidenceCase one = EvidenceCase.seeded(3, 5, 3, 1);
        assertThat(accepted(one, new ScaledTensor(), tensor -> 0.5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | it is the sum over the batch, not the mean",
                "0.2 | the sum over the batch is divided by m twice",
                "-5 | it is the sum over the batch, with the opposite sign",
                "1.25 | the sum over the batch is divided by m − 1, as a variance is",
                "-1 | a minus is left over, or forgotten",
                "2 | it is added up twice, or a factor 2 is left over",
                "0.5 | the sum over the batch is divided by 2m"
            })
    void a_part_may_have_a_usual_factor(double c, String why) {
        Candidate first = accepted(CASE, ScaledQuantity.biases(), tensor -> tensor.is(TensorName.Quantity.db) ? c : 1)
                .get(0);
        assertThat(first.sentence()).endsWith(": as if " + why);
        assertThat(first.isFitted()).isFalse();
    }

    @Test
    void two_entries_are_needed_to_fit_a_factor() {
        EvidenceCase one = EvidenceCase.seeded(3, 5, 3, 4, 1, 1);
        assertThat(accepted(one, new ScaledTensor(), tensor -> tensor.equals(TensorName.dW(3)) ? 0.7 : 1))
                .isEmpty();
        EvidenceCase two = EvidenceCase.seeded(3, 5, 3, 4, 2, 1);
        Candidate third = accepted(two, new ScaledTensor(), tensor -> tensor.equals(TensorName.dW(3)) ? 0.7 : 1)
                .get(0);
        assertThat(third.isFitted()).isTrue();
        assertThat(third.parameters()).isEqualTo(Map.of("layer", 3.0, "c", 0.7));
        Candidate second =
                accepted(tensor -> tensor.equals(TensorName.dW(2)) ? 0.7 : 1).get(0);
        assertThat(second.isFitted()).isTrue();
        assertThat(second.parameters()).isEqualTo(Map.of("layer", 2.0, "c", 0.7));
    }
}
