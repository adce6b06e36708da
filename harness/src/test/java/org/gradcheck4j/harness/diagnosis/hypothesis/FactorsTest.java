package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Multiples of the whole gradient, of 5 samples with 3 features. */
class FactorsTest {

    private static final EvidenceCase CASE = EvidenceCase.seeded(1, 5, 3, 2, 1);

    private static List<Candidate> accepted(Hypothesis hypothesis, double c) {
        return CASE.accepted(hypothesis, Predictions.changing(Scaling.exact(c)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | a factor 2 is left over",
                "0.5 | the loss is averaged by 1/(2m)",
                "-5 | it is the sum over the batch, with the opposite sign",
                "0.2 | the sum over the batch is divided by m twice",
                "1.25 | the sum over the batch is divided by m − 1, as a variance is",
                "0.8 | a factor (m − 1)/m is left over",
                "1.6666666666666667 | is divided by 3, the number of features, and not by m = 5",
                "0.01 | a learning rate of 0.01 is in it, so that the step is returned; or it is momentum's (1 − β)dW, β = 0.99"
            })
    void a_usual_factor_has_its_reason(double c, String why) {
        Candidate first = accepted(new Scaled(), c).get(0);
        assertThat(first.sentence()).contains(why);
        assertThat(first.isFitted()).isFalse();
        assertThat(first.parameters().getOrDefault("c", Double.NaN)).isEqualTo(c);
    }

    @Test
    void any_other_factor_is_fitted() {
        Candidate first = accepted(new Scaled(), 0.7).get(0);
        assertThat(first.isFitted()).isTrue();
        assertThat(first.sentence()).isEqualTo("every dW and db is 0.7 times the formula's");
        assertThat(accepted(new Scaled(), 0)).isEmpty();
    }

    @Test
    void zeros_are_no_multiple() {
        Evidence zeros = CASE.changed((tensor, exact) -> exact.map(value -> 0));
        assertThat(new Scaled().candidates(Candidate.formula(), zeros)).isEmpty();
    }

    @Test
    void the_sum_over_one_sample_is_its_mean() {
        EvidenceCase one = EvidenceCase.seeded(1, 1, 3, 2, 1);
        assertThat(one.accepted(new Scaled(), Predictions.changing(Scaling.exact(-1))))
                .isNotEmpty()
                .noneSatisfy(each -> assertThat(each.sentence()).contains("sum over the batch, with"));
    }

    @Test
    void m_divided_by_another_number_is_said() {
        assertThat(accepted(new Scaled(), 5.0 / 7).get(0).sentence())
                .isEqualTo(
                        "every dW and db is 0.714286 times the formula's: as if the sum over the batch is divided by "
                                + "7, and not by m = 5");
        assertThat(accepted(new Scaled(), -5.0 / 3).get(0).sentence()).doesNotContain("divided");
        // 5/1e15 is told from neither neighbour.
        assertThat(accepted(new Scaled(), 5e-15).get(0).sentence()).doesNotContain("divided");
    }

    @Test
    void a_factor_between_minus_one_and_zero_is_a_step() {
        Candidate step = accepted(new UpdateReturned(), -0.01).get(0);
        assertThat(step.sentence()).contains("it is the step −η dW that is added to W, η = 0.01;");
        assertThat(step.parameters()).isEqualTo(Map.of("eta", 0.01));
        assertThat(step.fittedParameters()).isEqualTo(1);
        assertThat(accepted(new Scaled(), -0.01)).isEmpty();
        assertThat(accepted(new UpdateReturned(), -0.99)).isNotEmpty();
        assertThat(accepted(new Scaled(), -0.99)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -1.01, 0.01})
    void any_other_factor_is_no_step(double c) {
        assertThat(accepted(new Scaled(), c)).isNotEmpty();
        assertThat(accepted(new UpdateReturned(), c)).isEmpty();
    }

    /** Any factor within this many times 2⁻¹⁰ of the right one, from end to end, is allowed. */
    private static Candidate within(double share) {
        return Predictions.changing((tensor, before) ->
                new Predicted(before.value(), before.value().map(value -> share * 0x1p-11 * Math.abs(value))));
    }

    @Test
    void a_usual_factor_is_no_chance_if_the_numbers_tell_it_sharply() {
        Evidence twice = CASE.predictedBy(Predictions.changing(Scaling.exact(2)));
        assertThat(new Scaled().candidates(within(0.99), twice))
                .extracting(Candidate::isFitted)
                .containsExactly(false, true);
        assertThat(new Scaled().candidates(within(1.01), twice))
                .extracting(Candidate::isFitted)
                .containsExactly(true);
        Evidence inBits = CASE.predictedBy(Predictions.changing(Scaling.exact(1 / Math.log(2))));
        assertThat(new LogBase().candidates(within(0.99), inBits)).hasSize(2);
        assertThat(new LogBase().candidates(within(1.01), inBits)).isEmpty();
    }

    @Test
    void as_many_features_as_samples_have_no_factor() {
        EvidenceCase square = EvidenceCase.seeded(1, 3, 3, 2, 1);
        assertThat(square.accepted(new Scaled(), Predictions.changing(Scaling.exact(0.99))))
                .allSatisfy(each -> assertThat(each.sentence()).doesNotContain("features"));
    }

    @Test
    void two_factors_are_one() {
        Candidate twice = Predictions.changing(Scaling.exact(2));
        assertThat(new Scaled().candidates(twice, CASE.right())).isEmpty();
        assertThat(new Accumulated().candidates(twice, CASE.right())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 64})
    void a_whole_factor_is_a_number_of_gradients(int k) {
        List<Candidate> accepted = accepted(new Accumulated(), k);
        assertThat(accepted).hasSize(1);
        assertThat(accepted.get(0).parameters().getOrDefault("k", Double.NaN)).isEqualTo(k);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2.5, 5, 65, -2})
    void other_factors_are_none(double k) {
        assertThat(accepted(new Accumulated(), k)).isEmpty();
    }

    @Test
    void a_mini_batch_of_a_part_of_the_samples_is_said_if_it_can_be() {
        EvidenceCase six = EvidenceCase.seeded(1, 6, 3, 2, 1);
        Candidate threefold = Predictions.changing(Scaling.exact(3));
        assertThat(six.accepted(new Accumulated(), threefold).get(0).sentence())
                .endsWith("; or the sum over the batch is divided by 2, and not by m");
        assertThat(accepted(new Accumulated(), 3).get(0).sentence()).doesNotContain("and not by m");
    }

    @Test
    void a_penalty_on_the_weights_leaves_the_number_of_gradients_to_the_biases() {
        Evidence evidence = CASE.changed(
                (tensor, exact) -> exact.map(value -> 3 * value + (tensor.is(TensorName.Quantity.dW) ? 0.1 : 0)));
        assertThat(new Accumulated().asFirstOfTwo(evidence))
                .extracting(each -> each.parameters().get("k"))
                .containsExactly(3.0);
        assertThat(new Accumulated().candidates(Candidate.formula(), evidence)).isEmpty();
    }
}
