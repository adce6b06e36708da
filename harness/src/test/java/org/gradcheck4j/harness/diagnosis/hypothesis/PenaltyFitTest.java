package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;
import org.gradcheck4j.harness.diagnosis.candidate.Penalty;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** Penalties on the parameters, of 7 samples. */
class PenaltyFitTest {

    private static final EvidenceCase CASE = EvidenceCase.seeded(3, 7, 3, 4, 1);

    private static List<Candidate> candidates(
            Hypothesis hypothesis, GradientSelection some, Penalty.Form form, double lambda) {
        return CASE.accepted(hypothesis, Predictions.changing(new Penalty(some, lambda, form, CASE.right())));
    }

    private static double lambda(Hypothesis hypothesis, Penalty.Form form, double lambda) {
        Candidate first = candidates(hypothesis, GradientSelection.everyDW(2), form, lambda)
                .get(0);
        return first.parameters().getOrDefault(form == Penalty.Form.L2 ? "lambda" : "lambda1", Double.NaN);
    }

    @Test
    void lambda_or_lambda_times_m_has_few_digits() {
        assertThat(lambda(new L2Included(), Penalty.Form.L2, 0.3)).isEqualTo(0.3);
        assertThat(lambda(new L2Included(), Penalty.Form.L2, 0.3 / 7)).isCloseTo(0.3 / 7, within(1e-15));
        assertThat(lambda(new L1Included(new L2Included()), Penalty.Form.L1, 0.3))
                .isEqualTo(0.3);
        assertThat(lambda(new L1Included(new L2Included()), Penalty.Form.L1, 2.0 / 7))
                .isCloseTo(2.0 / 7, within(1e-15));
        assertThat(lambda(new L2Included(), Penalty.Form.L2, 0.123456789)).isCloseTo(0.123456789, within(1e-13));
    }

    @Test
    void a_penalty_adds() {
        assertThat(candidates(new L2Included(), GradientSelection.everyDW(2), Penalty.Form.L2, -0.3))
                .isEmpty();
        assertThat(candidates(new L2Included(), GradientSelection.everyDW(2), Penalty.Form.L2, 0))
                .isEmpty();
    }

    @Test
    void it_is_on_the_weights_or_on_all_or_on_the_biases_or_in_one_layer() {
        Hypothesis hypothesis = new L2Included();
        assertThat(candidates(hypothesis, GradientSelection.everyDW(2), Penalty.Form.L2, 0.3)
                        .get(0)
                        .sentence())
                .startsWith(
                        "every dW holds λW on top, λ = 0.3 (λm = 2.1; λ/2 = 0.15, if the penalty is written without "
                                + "its ½), the biases left out:");
        assertThat(candidates(hypothesis, GradientSelection.all(2), Penalty.Form.L2, 0.3)
                        .get(0)
                        .sentence())
                .startsWith("every dW holds λW on top,")
                .contains(", and every db λb:");
        assertThat(candidates(hypothesis, GradientSelection.everyDb(2), Penalty.Form.L2, 0.3)
                        .get(0)
                        .sentence())
                .startsWith("every db holds λb on top,")
                .contains(", the weights left out:");
        Candidate one = candidates(hypothesis, new GradientSelection(true, false, 1, 1, 2), Penalty.Form.L2, 0.3)
                .get(0);
        assertThat(one.sentence()).startsWith("dW1 holds λW1 on top,").contains(", the other layers left out:");
        assertThat(one.parameters()).containsEntry("layer", 1.0);
        assertThat(one.fittedParameters()).isEqualTo(1);
    }

    @Test
    void both_penalties_are_found_if_neither_alone_fits() {
        L2Included other = new L2Included();
        Evidence right = CASE.right();
        GradientSelection weights = GradientSelection.everyDW(2);
        List<Candidate> both = CASE.accepted(
                new L1Included(other),
                Predictions.changing(new Penalty(weights, 0.02, Penalty.Form.L1, right))
                        .alsoChanging(new Penalty(weights, 0.3, Penalty.Form.L2, right)));
        assertThat(both.get(0).parameters()).containsEntry("lambda1", 0.02).containsEntry("lambda", 0.3);
        assertThat(both.get(0).changed(TensorName.db(1), right.predicted(Candidate.formula(), TensorName.db(1))))
                .isEqualTo(right.predicted(Candidate.formula(), TensorName.db(1)));
    }
}
