package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** A factor in one of two layers, or in one of two tensors. */
class ScaledPartCandidatesTest {

    private static final EvidenceCase CASE = EvidenceCase.seeded(1, 5, 3, 2, 1);
    private static final List<GradientSelection> LAST_AND_FIRST =
            GradientSelection.ofOneLayer(2).toList();

    private static List<Candidate> scaled(Candidate base, GradientSelection some, double factor, double added) {
        Evidence evidence = CASE.changed((tensor, exact) ->
                some.contains(tensor) ? exact.map(value -> factor * value) : exact.map(value -> value + added));
        return new ScaledTensor().scaled(base, evidence, some).toList();
    }

    @Test
    void the_other_gradients_are_right() {
        for (GradientSelection layer : LAST_AND_FIRST) {
            assertThat(scaled(Candidate.formula(), layer, 3.3, 0)).isNotEmpty();
            assertThat(scaled(Candidate.formula(), layer, 3.3, 0.1)).isEmpty();
        }
    }

    @Test
    void any_factor_but_0_is_a_candidate() {
        for (GradientSelection layer : LAST_AND_FIRST) {
            assertThat(scaled(Candidate.formula(), layer, 3.3, 0).get(0).parameters())
                    .containsEntry("c", 3.3);
            assertThat(scaled(Candidate.formula(), layer, 0, 0)).isEmpty();
        }
    }

    @Test
    void on_top_of_another_mistake_only_a_usual_factor_is() {
        Candidate mistaken = Predictions.changing(Scaling.exact(1));
        for (GradientSelection layer : LAST_AND_FIRST) {
            assertThat(scaled(mistaken, layer, 3.3, 0)).isEmpty();
            assertThat(scaled(mistaken, layer, 2, 0)).hasSize(1);
        }
    }

    @Test
    void one_layer_has_every_db_besides_its_dW() {
        EvidenceCase neuron = EvidenceCase.seeded(1, 5, 3, 1);
        Evidence evidence = neuron.changed(
                (tensor, exact) -> tensor.equals(TensorName.dW(1)) ? exact.map(value -> 3.3 * value) : exact);
        assertThat(new ScaledTensor()
                        .scaled(Candidate.formula(), evidence, GradientSelection.everyDW(1))
                        .findFirst()
                        .orElseThrow()
                        .sentence())
                .contains(" 3.3 times the formula's, while every db is right");
    }

    @Test
    void one_sample_has_no_factor_of_m() {
        // −1, 2 and ½
        assertThat(UsualFactors.ofSomeGradients(1)).hasSize(3);
        assertThat(UsualFactors.ofSomeGradients(2)).hasSize(7);
    }
}
