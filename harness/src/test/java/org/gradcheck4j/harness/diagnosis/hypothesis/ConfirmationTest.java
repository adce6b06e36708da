package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;

/** How many bits chance is ruled out by. */
class ConfirmationTest {

    private static final Evidence EVIDENCE = EvidenceCase.seeded(1, 2, 3, 2, 1).right();
    private static final Candidate CHANGED = Predictions.changing((tensor, before) -> before);

    private static Candidate weighted() {
        return Candidate.formula()
                .departing(departure -> departure.withSampleWeights(Matrix.row(1, 3)), Predictions.MISTAKE);
    }

    private static boolean suffice(Candidate candidate, double... bits) {
        Confirmation confirmation = new Confirmation();
        for (double each : bits) {
            confirmation.add(Math.pow(2, each), 1);
        }
        return confirmation.suffices(candidate, EVIDENCE);
    }

    @Test
    void ten_bits_are_enough_in_one_entry_or_in_several() {
        assertThat(suffice(CHANGED, 10.01)).isTrue();
        assertThat(suffice(CHANGED, 9.99)).isFalse();
        assertThat(suffice(CHANGED, 4, 3, 3.01)).isTrue();
        assertThat(suffice(CHANGED, 4, 3, 2.99)).isFalse();
    }

    @Test
    void an_entry_within_the_allowed_error_takes_nothing_away() {
        assertThat(suffice(CHANGED, 10.01, -5)).isTrue();
    }

    @Test
    void the_largest_entry_is_left_out_for_each_fitted_parameter() {
        assertThat(suffice(CHANGED.fitted(), 50, 10.01)).isTrue();
        assertThat(suffice(CHANGED.fitted(), 10.01, 9.99)).isFalse();
        assertThat(suffice(CHANGED.fitted(2), 50, 40, 10.01)).isTrue();
        assertThat(suffice(CHANGED.fitted(2), 40, 50)).isFalse();
    }

    @Test
    void each_doubling_of_the_alternatives_takes_a_bit() {
        assertThat(suffice(CHANGED.oneOf(8), 13.01)).isTrue();
        assertThat(suffice(CHANGED.oneOf(8), 12.99)).isFalse();
        assertThat(suffice(CHANGED.oneOf(2).oneOf(4), 12.99)).isFalse();
        assertThat(suffice(CHANGED.oftenMet(), 4.01)).isTrue();
        assertThat(suffice(CHANGED.oftenMet(), 3.99)).isFalse();
    }

    @Test
    void an_entry_counts_no_more_bits_than_a_double_has() {
        assertThat(suffice(CHANGED.oneOf(Math.pow(2, 42)), 60)).isTrue();
        assertThat(suffice(CHANGED.oneOf(Math.pow(2, 44)), 60)).isFalse();
    }

    @Test
    void another_output_gradient_of_two_samples_has_two_numbers() {
        assertThat(suffice(weighted(), 4, 4, 4)).isFalse();
        assertThat(suffice(weighted(), 5.01, 5, 1)).isTrue();
        assertThat(suffice(CHANGED, 4, 4, 4)).isTrue();
    }

    @Test
    void a_mistake_is_told_from_its_absence_by_ten_bits() {
        Candidate one = Predictions.changing(
                (tensor, before) -> new Predicted(before.value(), before.bound().map(bound -> 1e-9)));
        assertThat(Confirmation.isToldFrom(one, moved(one, 0.9e-9), EVIDENCE)).isFalse();
        assertThat(Confirmation.isToldFrom(one, moved(one, 2e-9), EVIDENCE)).isTrue();
        assertThat(Confirmation.isToldFrom(one, moved(one, -2e-9), EVIDENCE)).isTrue();
    }

    /** Every entry moved, so that 1 + 3 and 2 · 4 … entries count. */
    private static Candidate moved(Candidate one, double by) {
        return one.alsoChanging(
                (tensor, before) -> new Predicted(before.value().map(value -> value + by), before.bound()));
    }
}
