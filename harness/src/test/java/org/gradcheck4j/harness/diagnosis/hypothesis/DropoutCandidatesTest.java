package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.harness.diagnosis.fit.DroppedNeurons;
import org.gradcheck4j.harness.diagnosis.fit.NewtonFit;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** Dropout of neuron 1 of 3 in the only hidden layer: which p is tried, and within which bound. */
class DropoutCandidatesTest {

    private static final double U = 0x1p-53;
    private static final EvidenceCase CASE = EvidenceCase.seeded(2, 6, 4, 3, 1);
    private static final DroppedNeurons NEURON = new DroppedNeurons(Map.of(1, Set.of(1)));

    /** The weights behind the layer have the factor, and so have the activations, which dW2 is made with. */
    private static Evidence with(double p) {
        double scale = 1 / (1 - p);
        Map<TensorName, Matrix> gradients = NewtonFit.gradients(NEURON.network(CASE.network(), scale), CASE.right());
        return CASE.changed((tensor, exact) -> {
            Matrix gradient = NewtonFit.of(gradients, tensor);
            return tensor.equals(TensorName.dW(2)) ? NEURON.ofInputs(2, gradient, scale) : gradient;
        });
    }

    private static List<Candidate> candidates(Evidence evidence) {
        return new DropoutActive().candidates(Candidate.formula(), evidence).toList();
    }

    @Test
    void a_usual_probability_is_known_and_not_fitted() {
        for (double p : new double[] {0.1, 0.2, 0.3, 0.5}) {
            Candidate first = candidates(with(p)).get(0);
            assertThat(first.parameters()).isEqualTo(Map.of("A1[1]", 0.0, "p", p));
            assertThat(first.isFitted()).isFalse();
        }
    }

    @Test
    void any_other_up_to_nine_tenths_is_fitted() {
        for (double p : new double[] {0.01, 0.37, 0.89}) {
            Candidate first = candidates(with(p)).get(0);
            assertThat(first.parameters().getOrDefault("p", Double.NaN)).isCloseTo(p, within(1e-9));
            assertThat(first.isFitted()).isTrue();
        }
        assertThat(candidates(with(0.91))).isEmpty();
        assertThat(candidates(with(0))).isEmpty();
        assertThat(candidates(with(-0.5))).isEmpty();
    }

    @Test
    void without_a_neuron_of_zeros_there_is_none() {
        assertThat(candidates(CASE.right())).isEmpty();
        assertThat(candidates(CASE.changed((tensor, exact) -> exact.map(value -> 0))))
                .isEmpty();
    }

    @Test
    void another_mistake_leaves_no_room_for_it() {
        Candidate twice = Predictions.changing(Scaling.exact(2));
        assertThat(new DropoutActive().candidates(twice, with(0.5))).isEmpty();
    }

    @Test
    void the_activations_are_scaled_within_a_bound_that_holds_the_roundings_of_the_factor() {
        Evidence evidence = with(0.5);
        Candidate half = candidates(evidence).get(0);
        Predicted formula = evidence.predicted(Candidate.formula(), TensorName.activation(1));
        Predicted dropped = evidence.predicted(half, TensorName.activation(1));
        Matrix sizes =
                CASE.network().layer(1).weights().abs().times(CASE.batch().X().abs());
        for (int k = 0; k < 6; k++) {
            double a = formula.value().get(k);
            assertThat(dropped.value().get(k)).isEqualTo(2 * a);
            // 4 roundings of a, and 5 of each weight, through the slope of σ
            double more = 4 * U * a + 5 * U * a * (1 - a) * sizes.get(k);
            assertThat((dropped.bound().get(k) / 2 - formula.bound().get(k)) / more)
                    .isCloseTo(1, within(1e-6));
            assertThat(dropped.value().get(6 + k)).isZero();
        }
    }

    @Test
    void the_weights_behind_the_layer_are_off_by_five_roundings() {
        Evidence evidence = with(0.5);
        Candidate half = candidates(evidence).get(0);
        Predicted dropped = evidence.predicted(half, TensorName.dW(1));
        double least = 5 * U * Math.abs(dropped.value().get(0));
        assertThat(dropped.bound().get(0)).isGreaterThan(least);
        assertThat(dropped.fits(evidence.actual(TensorName.dW(1)))).isTrue();
        Predicted off = evidence.predicted(half, TensorName.db(2));
        Predicted right = evidence.predicted(Candidate.formula(), TensorName.db(2));
        assertThat(off.bound().get(0)).isGreaterThan(right.bound().get(0));
    }
}
