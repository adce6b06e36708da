package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;

/** How many bits chance is ruled out by. */
class ConfirmationTest {

    private static final Evidence EVIDENCE = EvidenceCase.seeded(1, 2, 3, 2, 1).right();
    private static final Candidate CHANGED = Predictions.changing((tensor, before) -> before);

    private static boolean suffice(Candidate candidate, double... bits) {
        Confirmation confirmation = new Confirmation();
        for (double each : bits) {
            confirmation.add(Math.pow(2, each), 1);
        }
        return confirmation.suffices(candidate, EVIDENCE);
    }

    @Test
    void sixteen_bits_are_enough_in_one_entry_or_in_several() {
        assertThat(suffice(CHANGED, 16.01)).isTrue();
        assertThat(suffice(CHANGED, 15.99)).isFalse();
        assertThat(suffice(CHANGED, 6, 5, 5.01)).isTrue();
        assertThat(suffice(CHANGED, 6, 5, 4.99)).isFalse();
    }

    @Test
    void an_entry_within_the_allowed_error_takes_nothing_away() {
        assertThat(suffice(CHANGED, 16.01, -5)).isTrue();
    }

    @Test
    void the_largest_entry_is_left_out_for_each_fitted_parameter() {
        assertThat(suffice(CHANGED.fitted(), 50, 16.01)).isTrue();
        assertThat(suffice(CHANGED.fitted(), 50, 15.99)).isFalse();
        assertThat(suffice(CHANGED.fitted(), 15.99, 50)).isFalse();
        assertThat(suffice(CHANGED.fitted(2), 50, 40, 16.01)).isTrue();
        assertThat(suffice(CHANGED.fitted(2), 50, 40, 15.99)).isFalse();
        assertThat(suffice(CHANGED.fitted(2), 40, 50)).isFalse();
    }

    @Test
    void each_doubling_of_the_alternatives_takes_a_bit() {
        assertThat(suffice(CHANGED.oneOf(8), 19.01)).isTrue();
        assertThat(suffice(CHANGED.oneOf(8), 18.99)).isFalse();
        assertThat(suffice(CHANGED.oneOf(2).oneOf(4), 19.01)).isTrue();
        assertThat(suffice(CHANGED.oneOf(2).oneOf(4), 18.99)).isFalse();
    }

    @Test
    void what_is_often_met_is_saved_twelve_bits() {
        assertThat(suffice(CHANGED.oftenMet(), 4.01)).isTrue();
        assertThat(suffice(CHANGED.oftenMet(), 3.99)).isFalse();
    }

    @Test
    void an_entry_counts_no_more_bits_than_a_double_has() {
        assertThat(suffice(CHANGED.oneOf(Math.pow(2, 36.9)), 60)).isTrue();
        assertThat(suffice(CHANGED.oneOf(Math.pow(2, 37.1)), 60)).isFalse();
    }

    /**
     * One neuron of outputs ½, whose dZ[L] is doubled: as in {@link OutputGradientBitsTest}, the gradients tell two directions of
     * dZ[L], by log₂(√2 · ¼ ÷ allowed) and log₂(3√2 · ¼ ÷ allowed) bits.
     */
    private static boolean doubledSuffices(UnaryOperator<Candidate> more, double bits, double... ofEntries) {
        double allowed = Math.sqrt(2) / 4 * Math.pow(2, -bits);
        Candidate doubled = Candidate.formula()
                .departing(
                        departure -> departure.withOutputGradient(OutputGradient.affine(2, -2, 0)), Predictions.MISTAKE)
                .alsoChanging((tensor, before) ->
                        new Predicted(before.value(), before.bound().map(bound -> allowed)));
        Confirmation confirmation = new Confirmation();
        for (double each : ofEntries) {
            confirmation.add(Math.pow(2, each), 1);
        }
        return confirmation.suffices(
                more.apply(doubled),
                EvidenceCase.ofHalves(Matrix.row(3, -3), 0, 1).right());
    }

    @Test
    void another_output_gradient_is_confirmed_by_what_the_gradients_tell_of_it() {
        // 7.2 + 8.8 bits and a little; and the entries must say as much.
        double half = (16 - Math.log(3) / Math.log(2)) / 2;
        assertThat(doubledSuffices(doubled -> doubled, half + 0.01, 16.01)).isTrue();
        assertThat(doubledSuffices(doubled -> doubled, half + 0.01, 15.99)).isFalse();
        assertThat(doubledSuffices(doubled -> doubled, half - 0.01, 50, 50)).isFalse();
    }

    @Test
    void if_it_is_fitted_what_they_tell_most_of_is_left_out() {
        assertThat(doubledSuffices(Candidate::fitted, 16.01, 50, 16.01)).isTrue();
        assertThat(doubledSuffices(Candidate::fitted, 16.01, 50, 15.99)).isFalse();
        assertThat(doubledSuffices(Candidate::fitted, 15.99, 50, 50)).isFalse();
        assertThat(doubledSuffices(doubled -> doubled.fitted(2), 40, 50, 50, 50))
                .isFalse();
    }

    @Test
    void another_backward_pass_is_confirmed_by_entries() {
        Candidate back =
                Candidate.formula().departing(departure -> departure.withUpdatedWeights(0.5), Predictions.MISTAKE);
        assertThat(suffice(back, 6, 5, 5.01)).isTrue();
        assertThat(suffice(back, 6, 5, 4.99)).isFalse();
    }

    @Test
    void a_mistake_is_told_from_its_absence_by_sixteen_bits() {
        Candidate one = Predictions.changing(
                (tensor, before) -> new Predicted(before.value(), before.bound().map(bound -> 1e-9)));
        assertThat(Confirmation.isDistinguishableFrom(one, moved(one, 0.9e-9), EVIDENCE))
                .isFalse();
        // 11 entries, of 1.43 or 1.49 bits each
        assertThat(Confirmation.isDistinguishableFrom(one, moved(one, 2.7e-9), EVIDENCE))
                .isFalse();
        assertThat(Confirmation.isDistinguishableFrom(one, moved(one, 2.8e-9), EVIDENCE))
                .isTrue();
        assertThat(Confirmation.isDistinguishableFrom(one, moved(one, -2.8e-9), EVIDENCE))
                .isTrue();
    }

    /** Every entry moved: 2 · 3 + 2 of the first layer, and 2 + 1 of the second. */
    private static Candidate moved(Candidate one, double by) {
        return one.alsoChanging(
                (tensor, before) -> new Predicted(before.value().map(value -> value + by), before.bound()));
    }
}
