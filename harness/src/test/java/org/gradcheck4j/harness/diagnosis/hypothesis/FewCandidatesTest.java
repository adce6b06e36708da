package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

/** Hypotheses with few candidates: which there are, and when there are none. */
class FewCandidatesTest {

    private static final EvidenceCase CASE = EvidenceCase.seeded(3, 7, 3, 2, 4, 1);

    private static List<Candidate> candidates(Hypothesis hypothesis, Evidence evidence) {
        return hypothesis.candidates(Candidate.formula(), evidence).toList();
    }

    @Test
    void the_input_of_a_layer_can_be_a_pre_activation_in_all_layers_but_the_first_or_in_one() {
        assertThat(candidates(new PreActivationInput(), CASE.right()))
                .extracting(each -> each.sentence().replaceFirst(" is made.*", ""))
                .containsExactly("dW[i]", "dW3", "dW2");
        assertThat(candidates(new PreActivationInput(), CASE.right()).get(1).sentence())
                .startsWith("dW3 is made with Z2, ");
    }

    @Test
    void a_lower_format_is_lower_than_the_declared_one() {
        EvidenceCase halves = EvidenceCase.ofHalves(Matrix.row(1, 1), 1, 1);
        assertThat(candidates(new RepresentableLower(), halves.in(Arithmetic.of(Precision.FLOAT), halves.right())))
                .extracting(each -> each.parameters().get("bits"))
                .containsExactly(11.0, 11.0, 8.0, 8.0);
    }

    /** Outputs are σ(z) of one weight that is 1 and inputs z. */
    private static EvidenceCase ofOutputs(Matrix z, double... y) {
        Network neuron = new Network(List.of(new Layer(Matrix.row(1), Matrix.row(0))));
        return EvidenceCase.of(neuron, new Batch(z, Matrix.row(y)));
    }

    private static List<Candidate> thresholded(Evidence evidence) {
        return new ThresholdedOutput()
                .candidatesOfOutput(Candidate.formula(), evidence)
                .toList();
    }

    @Test
    void a_thresholded_output_is_tried_only_if_a_wrong_decision_is_not_a_confident_one() {
        assertThat(thresholded(ofOutputs(Matrix.row(1, -1), 0, 0).right())).hasSize(1);
        assertThat(thresholded(ofOutputs(Matrix.row(40, -1), 0, 0).right())).isEmpty();
    }

    @Test
    void if_every_decision_is_right_a_thresholded_output_makes_every_gradient_zero() {
        EvidenceCase allRight = ofOutputs(Matrix.row(1, -2), 1, 0);
        assertThat(thresholded(allRight.right())).isEmpty();
        assertThat(thresholded(allRight.changed((tensor, exact) -> exact.map(any -> 0))))
                .hasSize(1);
    }
}
