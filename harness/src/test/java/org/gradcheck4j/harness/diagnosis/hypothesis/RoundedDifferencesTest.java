package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gradcheck4j.departure.StepDifferences;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** Four samples with outputs of ½ and a loss of ln 2 = 0.69, whose last place is 2⁻⁵³; that of their sum is 2⁻⁵¹. */
class RoundedDifferencesTest {

    private static final EvidenceCase CASE = EvidenceCase.ofHalves(Matrix.of(2, 4, 1, 2, 3, 4, 5, 7, 6, 8), 0, 0, 0, 1);
    private static final double H = 0x1p-10;

    private static StepDifferences differences(double h, boolean central) {
        return new StepDifferences(CASE.right().solution(), h, central);
    }

    private static RoundedDifferences with(double quantum, Evidence evidence) {
        return new RoundedDifferences(differences(H, true), quantum, evidence);
    }

    private static Evidence multiples(double db, double... dW) {
        return CASE.changed((tensor, exact) -> tensor.equals(TensorName.dW(1)) ? Matrix.row(dW) : Matrix.row(db));
    }

    @Test
    void quotients_are_multiples_of_a_last_place_of_the_loss_or_of_nothing() {
        assertThat(RoundedDifferences.of(differences(H, true), CASE.right()))
                .extracting(RoundedDifferences::quantum)
                .containsExactly(0x1p-53 / (2 * H), 0.0);
        assertThat(RoundedDifferences.of(differences(H, false), CASE.right()))
                .extracting(RoundedDifferences::quantum)
                .containsExactly(0x1p-53 / H, 0.0);
        // The sum of six losses is 4.16.
        Evidence six = EvidenceCase.ofHalves(Matrix.row(1, 2, 3, 4, 5, 6), 0, 0, 0, 1, 1, 1)
                .right();
        assertThat(RoundedDifferences.of(new StepDifferences(six.solution(), H, true), six))
                .extracting(RoundedDifferences::quantum)
                .containsExactly(0x1p-53 / (2 * H), 0x1p-50 / 6 / (2 * H), 0.0);
    }

    @Test
    void a_step_across_a_power_of_two_halves_the_last_place() {
        // The steepest is dW1[0, 1], at most 3.25: 2 · 0.1 · 3.25 below the loss is less than ½.
        assertThat(RoundedDifferences.of(differences(0.1, false), CASE.right()))
                .extracting(RoundedDifferences::quantum)
                .contains(0x1p-53 / 0.1, 0x1p-54 / 0.1);
    }

    @Test
    void thirty_bits_in_two_numbers_are_enough() {
        // Each number is a multiple of 1 with the probability 3u · |number| ÷ ½: here 2⁻¹⁵, or nearly so.
        double u = 0x1p-53;
        double border = 0.5 / (3 * u * 0x1p15);
        double below = Math.rint(0.99 * border);
        double above = Math.rint(1.02 * border);
        assertThat(with(1, multiples(0, below, below)).holdsAll()).isTrue();
        assertThat(with(1, multiples(0, below, above)).holdsAll()).isFalse();
        assertThat(with(1, multiples(0, 0, 1)).holdsAll()).isFalse();
        assertThat(with(1, multiples(0, 2, 1)).holdsAll()).isTrue();
        assertThat(with(1, multiples(0, 2.5, 1)).holdsAll()).isFalse();
        assertThat(with(1, multiples(1e-3, 2, 1)).holdsAll()).isFalse();
    }

    @Test
    void the_nearest_multiple_is_predicted_if_the_quotient_allows_it() {
        Predicted before = new Predicted(Matrix.row(0), Matrix.row(0));
        Evidence evidence = CASE.changed((tensor, exact) -> exact.map(value -> value + 1e-13));
        Predicted near = with(1e-13, evidence).changed(TensorName.dW(1), before);
        assertThat(near.value().get(0)).isCloseTo(0.2500000000001, within(1e-16));
        assertThat(near.bound().get(0)).isCloseTo(3 * 0x1p-53 / 4, within(1e-20));
        Evidence far = multiples(0.25, 3, 4);
        Predicted quotient = with(1e-12, far).changed(TensorName.dW(1), before);
        double value = differences(H, true).dW(1).value().get(0);
        assertThat(quotient.value().get(0)).isEqualTo(value);
    }

    @Test
    void a_quotient_alone_is_as_far_off_as_the_loss_and_the_step() {
        Evidence right = CASE.right();
        double loss = right.bound(TensorName.LOSS, 0);
        for (boolean central : new boolean[] {true, false}) {
            StepDifferences differences = differences(H, central);
            RoundedDifferences gradient = new RoundedDifferences(differences, 0, right);
            assertThat(gradient.isQuantised()).isFalse();
            Predicted predicted = gradient.changed(TensorName.db(1), new Predicted(Matrix.row(0), Matrix.row(0)));
            assertThat(predicted.value()).isEqualTo(differences.db(1).value());
            double value = Math.abs(predicted.value().get(0));
            double magnitude = differences.db(1).magnitude().get(0);
            // Losses: 2 · bound ÷ h, once or twice; the quotient: 3u; the step of a bias of 0: 2u.
            double expected = 2 * (central ? 1 : 2) * loss / H + 3 * 0x1p-53 * value + 2 * 0x1p-53 * magnitude;
            assertThat(predicted.bound().get(0) / expected).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void the_loss_stays() {
        Predicted loss = new Predicted(Matrix.row(1), Matrix.row(0));
        assertThat(with(0, CASE.right()).changed(TensorName.LOSS, loss)).isSameAs(loss);
    }

    @Test
    void the_largest_error_is_that_of_any_gradient() {
        Evidence evidence = CASE.changed((tensor, exact) ->
                tensor.equals(TensorName.db(1)) ? exact.map(value -> value - 0.5) : exact.map(value -> value + 0.25));
        assertThat(with(0, evidence).largestError()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void what_truncation_shows_are_bits() {
        Evidence right = CASE.right();
        RoundedDifferences gradient = new RoundedDifferences(differences(H, false), 0, right);
        double bits = 0;
        for (TensorName tensor : List.of(TensorName.db(1), TensorName.dW(1))) {
            Predicted predicted = gradient.changed(tensor, new Predicted(Matrix.row(0), Matrix.row(0)));
            for (int k = 0; k < predicted.value().size(); k++) {
                double off =
                        Math.abs(predicted.value().get(k) - right.exact(tensor).high(k));
                bits += Math.max(0, Math.log(off / predicted.allowedError(k)) / Math.log(2));
            }
        }
        assertThat(bits).isGreaterThan(30);
        assertThat(gradient.bits(right.gradients())).isCloseTo(bits, within(1e-3));
        assertThat(gradient.bits(List.of(TensorName.db(1)))).isLessThan(bits);
    }
}
