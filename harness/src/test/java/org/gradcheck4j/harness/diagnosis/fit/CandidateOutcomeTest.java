package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** One neuron with a gradient of ¼ in db1, and of ¼, 1 and 1 in dW1. One entry is wrong, and predicted to be. */
class CandidateOutcomeTest {

    private static final EvidenceCase CASE =
            EvidenceCase.ofHalves(Matrix.of(3, 4, 1, 1, 1, 1, 0, 0, 0, -8, 8, 0, 0, 0), 0, 0, 0, 1);
    private static final double BOUND = CASE.right().bound(TensorName.dW(1), 1);

    /** An engine whose dW1[0, 1] is a number, and a prediction of a number there within an error. */
    private static CandidateOutcome outcome(double actual, double predicted, double allowed) {
        return CandidateOutcome.of(candidate(predicted, allowed), evidence(actual));
    }

    private static Evidence evidence(double actual) {
        return CASE.changed((tensor, exact) -> withSecond(tensor, exact, value -> actual));
    }

    private static Candidate candidate(double predicted, double allowed) {
        return Predictions.changing((tensor, before) -> new Predicted(
                withSecond(tensor, before.value(), value -> predicted),
                withSecond(tensor, before.bound(), value -> allowed)));
    }

    private static Matrix withSecond(TensorName tensor, Matrix matrix, DoubleUnaryOperator change) {
        return tensor.equals(TensorName.dW(1))
                ? matrix.withEntries(k -> k == 1 ? change.applyAsDouble(matrix.get(k)) : matrix.get(k))
                : matrix;
    }

    @Test
    void the_number_itself_is_accepted() {
        assertThat(outcome(3, 3, 1e-10)).isEqualTo(CandidateOutcome.ACCEPTED);
    }

    @Test
    void a_number_beyond_the_allowed_error_is_refuted() {
        assertThat(outcome(3, 3 + 2e-10, 1e-10)).isEqualTo(CandidateOutcome.REJECTED);
        assertThat(outcome(3, 3 - 2e-10, 1e-10)).isEqualTo(CandidateOutcome.REJECTED);
        assertThat(outcome(3, 3 + 0.9e-10, 1e-10)).isEqualTo(CandidateOutcome.ACCEPTED);
    }

    @Test
    void the_formula_itself_is_refuted() {
        assertThat(CandidateOutcome.of(Candidate.formula(), CASE.right())).isEqualTo(CandidateOutcome.REJECTED);
    }

    @Test
    void a_prediction_within_twice_the_formulas_bound_proves_nothing() {
        double above = 1 + 2.5 * BOUND;
        double below = 1 + 1.5 * BOUND;
        // So often met that it needs no confirmation.
        double often = 0x1p-20;
        assertThat(CandidateOutcome.of(candidate(above, 0).oneOf(often), evidence(above)))
                .isEqualTo(CandidateOutcome.ACCEPTED);
        assertThat(CandidateOutcome.of(candidate(below, 0).oneOf(often), evidence(below)))
                .isEqualTo(CandidateOutcome.REJECTED);
    }

    @Test
    void a_prediction_so_wide_that_the_formula_fits_too_proves_nothing() {
        assertThat(outcome(3, 3, 2.1)).isEqualTo(CandidateOutcome.REJECTED);
    }

    @Test
    void sixteen_bits_confirm_it() {
        assertThat(outcome(3, 3, 2.0 / 65537)).isEqualTo(CandidateOutcome.ACCEPTED);
        assertThat(outcome(3, 3, 2.0 / 65535)).isEqualTo(CandidateOutcome.REJECTED);
    }

    @Test
    void exact_zeros_need_no_confirmation() {
        assertThat(outcome(0, 0, 0.5)).isEqualTo(CandidateOutcome.ONLY_ZEROS);
    }

    @Test
    void numbers_near_zero_need_confirmation() {
        assertThat(outcome(1e-9, 0, 0.5)).isEqualTo(CandidateOutcome.REJECTED);
        assertThat(outcome(1e-9, 0, 1.0 / 65535)).isEqualTo(CandidateOutcome.REJECTED);
        assertThat(outcome(1e-9, 0, 1.0 / 65537)).isEqualTo(CandidateOutcome.ONLY_ZEROS);
    }

    @Test
    void a_number_that_is_told_from_zero_is_more_than_zeros() {
        double allowed = 0x1p-18;
        assertThat(outcome(1.1 * allowed, 1.1 * allowed, allowed)).isEqualTo(CandidateOutcome.ACCEPTED);
        assertThat(outcome(0.9 * allowed, 0.9 * allowed, allowed)).isEqualTo(CandidateOutcome.ONLY_ZEROS);
    }

    @Test
    void a_loss_refutes_only_if_it_is_neither_the_formulas_nor_the_candidates() {
        // The loss of outputs of ½ is ln 2.
        double formula = Math.log(2);
        assertThat(CandidateOutcome.of(withLoss(1), shown(1))).isEqualTo(CandidateOutcome.ACCEPTED);
        assertThat(CandidateOutcome.of(withLoss(1), shown(formula))).isEqualTo(CandidateOutcome.ACCEPTED);
        assertThat(CandidateOutcome.of(withLoss(1), shown(2))).isEqualTo(CandidateOutcome.REJECTED);
    }

    private static Candidate withLoss(double loss) {
        return candidate(3, 1e-10)
                .alsoChanging((tensor, before) ->
                        tensor.equals(TensorName.LOSS) ? new Predicted(Matrix.row(loss), Matrix.row(1e-10)) : before);
    }

    private static Evidence shown(double loss) {
        Gradients gradients = new Gradients(List.of(new LayerGradient(Matrix.row(0.25, 3, 1), Matrix.row(0.25))));
        return CASE.of(new EngineOutput(Optional.of(new ForwardPass(List.of(), loss)), gradients));
    }
}
