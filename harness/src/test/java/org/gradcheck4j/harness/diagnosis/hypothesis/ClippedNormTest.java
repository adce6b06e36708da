package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.fit.CandidateOutcome;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** Gradients of ½ in db1, and of 4, 3 and 12 in dW1, whose norm is 13. */
class ClippedNormTest {

    /** Of the only sample, dZ is ½. */
    private static final EvidenceCase CASE = EvidenceCase.ofHalves(Matrix.column(8, 6, 24), 0);

    private static final double NORM = Math.sqrt(169 + 0.25);

    private static List<Candidate> accepted(Evidence evidence) {
        return new ClippedNorm()
                .candidates(Candidate.formula(), evidence)
                .filter(each -> CandidateOutcome.of(each, evidence) == CandidateOutcome.ACCEPTED)
                .toList();
    }

    private static List<Candidate> scaled(double factor) {
        return accepted(CASE.changed((tensor, exact) -> exact.map(value -> factor * value)));
    }

    private static Evidence each(DoubleUnaryOperator ofWeights, DoubleUnaryOperator ofBias) {
        return CASE.changed((tensor, exact) -> exact.map(tensor.equals(TensorName.dW(1)) ? ofWeights : ofBias));
    }

    private static double norm(List<Candidate> accepted) {
        assertThat(accepted).hasSize(1);
        assertThat(accepted.get(0).parameters()).containsOnlyKeys("norm");
        return accepted.get(0).parameters().getOrDefault("norm", Double.NaN);
    }

    @Test
    void a_norm_of_one_digit_is_a_clip() {
        for (double c : new double[] {5, 10, 9, 0.2, 1e-6, 9e-6}) {
            assertThat(norm(scaled(c / NORM))).isEqualTo(c);
        }
        assertThat(scaled(5 / NORM).get(0).sentence())
                .isEqualTo(
                        "every dW and db is 0.384331 times the formula's, so that the norm of the whole gradient is 5 and "
                                + "not 13.0096: the gradient is clipped by norm");
        assertThat(scaled(7.5 / NORM)).isEmpty();
        assertThat(scaled(5e-7 / NORM)).isEmpty();
    }

    @Test
    void a_norm_may_have_pytorchs_small_number_below_the_line() {
        assertThat(norm(scaled(5 / (NORM + 1e-6)))).isEqualTo(5);
        assertThat(scaled(5 / (NORM + 1e-5))).isEmpty();
    }

    @Test
    void a_clip_does_not_make_a_gradient_larger_but_a_division_by_the_norm_may() {
        assertThat(scaled(20 / NORM)).isEmpty();
        EvidenceCase small = EvidenceCase.ofHalves(Matrix.column(0.8, 0.6), 0);
        Evidence direction = small.changed((tensor, exact) -> exact.map(value -> value / Math.sqrt(0.5)));
        assertThat(norm(accepted(direction))).isEqualTo(1);
        assertThat(accepted(direction).get(0).sentence())
                .isEqualTo(
                        "every dW and db is divided by the norm of the whole gradient, 0.707107: only its direction is left");
    }

    @Test
    void an_opposite_sign_is_no_clip() {
        assertThat(scaled(-5 / NORM)).isEmpty();
    }

    @Test
    void tensors_of_one_norm_were_scaled_down_to_it() {
        // 13 and ½ are both scaled down to 0.3.
        Evidence both = each(value -> value * 0.3 / 13, value -> value * 0.6);
        Candidate clip = accepted(both).get(0);
        assertThat(clip.parameters()).isEqualTo(Map.of("norm", 0.3));
        assertThat(clip.fittedParameters()).isEqualTo(1);
        assertThat(clip.sentence()).startsWith("2 tensors have the norm 0.3, and the others are right:");
    }

    @Test
    void one_tensor_may_have_any_norm() {
        assertThat(accepted(each(value -> value * 0.7 / 13, value -> value))).isEmpty();
    }

    @Test
    void tensors_of_several_norms_were_not_clipped() {
        assertThat(accepted(each(value -> value * 0.3 / 13, value -> value * 0.4)))
                .isEmpty();
    }

    @Test
    void no_tensor_is_scaled_up() {
        assertThat(accepted(each(value -> value * 3 / 13, value -> value * 6))).isEmpty();
        assertThat(accepted(each(value -> -value * 0.3 / 13, value -> -value * 0.6)))
                .isEmpty();
    }

    private static Evidence coarse(double unitRoundoff, Evidence evidence) {
        return CASE.in(new Arithmetic(unitRoundoff, 0x1p-1074, 1e30, 1, 0), evidence);
    }

    @Test
    void numbers_that_are_too_coarse_do_not_tell_a_round_norm() {
        Evidence clipped = CASE.changed((tensor, exact) -> exact.map(value -> value / NORM));
        assertThat(new ClippedNorm().candidates(Candidate.formula(), coarse(0x1p-30, clipped)))
                .isNotEmpty();
        assertThat(new ClippedNorm().candidates(Candidate.formula(), coarse(0x1p-11, clipped)))
                .isEmpty();
    }

    @Test
    void the_roundest_norm_near_the_middle_is_named() {
        // From end to end, some millionths are allowed.
        Evidence both = coarse(0x1p-22, each(value -> value / 3 / 13, value -> value / 3 / 0.5));
        assertThat(new ClippedNorm().candidates(Candidate.formula(), both))
                .singleElement()
                .extracting(Candidate::parameters)
                .isEqualTo(Map.of("norm", 0.333333));
    }

    @Test
    void single_numbers_have_no_norm() {
        EvidenceCase one = EvidenceCase.ofHalves(Matrix.column(8), 0);
        // dW is 4 and db is ½: both become 0.3.
        Evidence clipped = one.changed((tensor, exact) -> Matrix.row(0.3));
        assertThat(new ClippedNorm().candidates(Candidate.formula(), clipped)).isEmpty();
    }

    @Test
    void zeros_are_not_scaled_down() {
        assertThat(new ClippedNorm().candidates(Candidate.formula(), each(value -> 0, value -> 0)))
                .isEmpty();
    }
}
