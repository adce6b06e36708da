package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.harness.diagnosis.fit.CandidateOutcome;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that are updated in the backward pass, or saved after the step: which steps are found. */
class StepsTest {

    private static final EvidenceCase CASE = EvidenceCase.seeded(3, 7, 4, 3, 2, 1);

    private static List<Candidate> updated(double r) {
        return CASE.accepted(
                new UpdatedWeights(),
                Candidate.formula().departing(departure -> departure.withUpdatedWeights(r), Predictions.MISTAKE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, -0.5, 9.9, 0.123456789})
    void a_step_in_the_backward_pass_is_fitted(double r) {
        Candidate first = updated(r).get(0);
        assertThat(first.parameters().getOrDefault("r", Double.NaN)).isCloseTo(r, within(1e-9));
        assertThat(first.fittedParameters()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 10.1, -10.1})
    void no_step_and_a_step_of_more_than_ten_are_none(double r) {
        assertThat(updated(r)).isEmpty();
    }

    @Test
    void along_a_sum_a_step_may_be_m_times_as_large() {
        Candidate sum = Predictions.changing(Scaling.exact(7));
        Candidate far = sum.departing(departure -> departure.withUpdatedWeights(69), Predictions.MISTAKE);
        assertThat(new UpdatedWeights().candidates(sum, CASE.predictedBy(far)))
                .anySatisfy(each -> assertThat(each.parameters()).containsEntry("r", 69.0));
        Candidate further = sum.departing(departure -> departure.withUpdatedWeights(71), Predictions.MISTAKE);
        assertThat(new UpdatedWeights().candidates(sum, CASE.predictedBy(further)))
                .isEmpty();
    }

    @Test
    void one_layer_has_no_backward_weights() {
        EvidenceCase one = EvidenceCase.seeded(3, 7, 4, 1);
        Evidence evidence = one.changed((tensor, exact) -> exact.map(value -> 2 * value));
        assertThat(new UpdatedWeights().candidates(Candidate.formula(), evidence))
                .isEmpty();
    }

    /** The gradient before a step of r along it, beside the weights after it. */
    private static Evidence saved(EvidenceCase before, double r) {
        Evidence right = before.right();
        Network after = new Network(IntStream.rangeClosed(1, before.network().depth())
                .mapToObj(i -> new Layer(stepped(right, TensorName.dW(i), r), stepped(right, TensorName.db(i), r)))
                .toList());
        return EvidenceCase.of(after, before.batch())
                .of(new Gradients(IntStream.rangeClosed(1, before.network().depth())
                        .mapToObj(
                                i -> new LayerGradient(right.actual(TensorName.dW(i)), right.actual(TensorName.db(i))))
                        .toList()));
    }

    private static Matrix stepped(Evidence evidence, TensorName gradient, double r) {
        return evidence.parameter(gradient).map(evidence.actual(gradient), (parameter, step) -> parameter - r * step);
    }

    private static List<Candidate> candidates(Evidence evidence) {
        return new WeightsAfterUpdate()
                .candidates(Candidate.formula(), evidence)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 1.5, 0.123456789})
    void a_step_before_the_weights_were_saved_is_fitted(double r) {
        Candidate first = candidates(saved(CASE, r)).get(0);
        assertThat(first.parameters().getOrDefault("r", Double.NaN)).isCloseTo(r, within(1e-9));
        assertThat(first.isFitted()).isTrue();
        assertThat(CandidateOutcome.of(first, saved(CASE, r))).isEqualTo(CandidateOutcome.ACCEPTED);
    }

    private static List<Candidate> accepted(Evidence evidence) {
        return candidates(evidence).stream()
                .filter(each -> CandidateOutcome.of(each, evidence) == CandidateOutcome.ACCEPTED)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.25, 2.01})
    void a_step_backwards_and_a_step_of_more_than_two_are_none(double r) {
        assertThat(candidates(saved(CASE, r))).isEmpty();
    }

    @Test
    void no_step_is_no_more_than_a_rounding() {
        Evidence evidence = saved(CASE, 0);
        assertThat(candidates(evidence))
                .allSatisfy(each -> assertThat(each.parameters().getOrDefault("r", Double.NaN))
                        .isCloseTo(0, within(1e-12)));
        assertThat(accepted(evidence)).isEmpty();
    }

    @Test
    void it_is_told_by_two_wrong_entries_and_not_by_one() {
        assertThat(accepted(saved(EvidenceCase.seeded(3, 7, 1, 1), 0.25))).isNotEmpty();
        EvidenceCase one = EvidenceCase.ofHalves(Matrix.row(0, 0, 0), 0, 1, 1);
        assertThat(candidates(saved(one, 0.25))).isNotEmpty();
        assertThat(accepted(saved(one, 0.25))).isEmpty();
    }

    @Test
    void its_bound_holds_what_the_weights_may_be_off() {
        Evidence evidence = saved(CASE, 0.25);
        Candidate first = candidates(evidence).get(0);
        Predicted before = new Predicted(Matrix.row(0), Matrix.row(0));
        Predicted predicted = first.changed(TensorName.dW(3), before);
        for (int k = 0; k < predicted.value().size(); k++) {
            assertThat(predicted.bound().get(k)).isGreaterThan(evidence.bound(TensorName.dW(3), k));
        }
        assertThat(first.changesForwardPass()).isTrue();
        assertThat(first.parameters()).isEqualTo(Map.of("r", 0.25));
    }
}
