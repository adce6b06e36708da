package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName.Quantity;
import org.junit.jupiter.api.Test;

/** Factors of every gradient, each with what may have made it. */
class FactorSentencesTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 32, 4, 4, 3, 1);
    private static final DiagnosisCase TWO_SAMPLES = DiagnosisCase.of(Precision.DOUBLE, 3, 2, 4, 4, 3, 1);

    private static Diagnosis diagnosis(DiagnosisCase given, String id, double c) {
        return given.assertNamed(given.changed(given.right(), d -> d.map(v -> c * v)), id);
    }

    @Test
    void two_gradients_added_up_are_described() {
        Diagnosis diagnosis = diagnosis(CASE, "accumulated", 2);
        assertThat(diagnosis.ties()).extracting(Object::toString).containsExactly("scaled");
        assertThat(diagnosis.text())
                .isEqualTo(
                        "every dW and db is 2 times the formula's: as if 2 gradients are added up, since backward is called twice "
                                + "without zero_grad in between, or since the means of 2 micro-batches are added and not divided by 2; or a "
                                + "factor 2 is left over, as from the derivative of a square; or the sum over the batch is divided by "
                                + "16, and not by m; set the gradients to zero first, and call backward once: if the factor stays, it is "
                                + "in the loss");
    }

    @Test
    void several_gradients_added_up_are_described() {
        assertThat(diagnosis(CASE, "accumulated", 3).text())
                .isEqualTo(
                        "every dW and db is 3 times the formula's: as if 3 gradients are added up, since backward is called 3 times "
                                + "without zero_grad in between, or since the means of 3 micro-batches are added and not divided by 3; set the "
                                + "gradients to zero first, and call backward once: if the factor stays, it is in the loss");
    }

    @Test
    void added_gradients_may_hold_a_penalty() {
        var gradients = ((GradientMistake) (tensor, right) -> tensor.is(Quantity.dW)
                        ? right.map(CASE.network().layer(tensor.layer()).weights(), (d, w) -> 3 * d + 0.01 * w)
                        : right.map(d -> 3 * d))
                .in(CASE);
        CASE.assertNamed(gradients, "accumulated+l2-included");
    }

    @Test
    void what_is_nearly_the_opposite_is_no_learning_rate() {
        Diagnosis diagnosis = diagnosis(CASE, "scaled", -1 + 1.6e-12);
        assertThat(diagnosis.ties()).isEmpty();
        assertThat(diagnosis.text()).startsWith("every dW and db is -1 + 1.60e-12 times the formula's; look for");
        assertThat(diagnosis(CASE, "update-returned", -0.99).text()).contains("η = 0.99");
    }

    /** As DJL 0.36 does: the loss has the wrong sign, and adds an ε that hardly changes anything. */
    @Test
    void a_sign_and_a_tiny_epsilon_are_no_class_weights() {
        var gradients = CASE.gradients(backprop ->
                backprop.output = (a, y, p) -> -((1 - y) / (1 - a + 1e-12) - y / (a + 1e-12)) * a * (1 - a));
        CASE.assertNamed(gradients, "loss-epsilon+sign-flipped");
    }

    @Test
    void a_learning_rate_is_described() {
        assertThat(diagnosis(CASE, "scaled", 0.1).text())
                .isEqualTo(
                        "every dW and db is 0.1 times the formula's: as if a learning rate of 0.1 is in it, so that the step is "
                                + "returned; or it is momentum's (1 − β)dW, β = 0.9; return the gradient itself, and leave the update to "
                                + "the optimizer");
    }

    @Test
    void a_wrong_divisor_is_described() {
        assertThat(diagnosis(CASE, "scaled", 32.0 / 23).text())
                .isEqualTo(
                        "every dW and db is 1.3913 times the formula's: as if the sum over the batch is divided by 23, and not by m "
                                + "= 32; look for a factor that multiplies the loss or its derivative");
    }

    @Test
    void a_mean_of_micro_batches_that_is_divided_twice_is_described() {
        assertThat(diagnosis(CASE, "scaled", 0.25).text())
                .isEqualTo(
                        "every dW and db is 0.25 times the formula's: as if the sum over the batch is divided by 128, and not "
                                + "by m = 32; or it is divided by m and by 4, as the mean of 4 micro-batches is; look for a factor that "
                                + "multiplies the loss or its derivative");
    }

    @Test
    void a_loss_scale_is_recognised() {
        DiagnosisCase inFloat = DiagnosisCase.of(Precision.FLOAT, 3, 12, 4, 4, 1);
        assertThat(diagnosis(inFloat, "scaled", 0x1p16).text())
                .isEqualTo(
                        "every dW and db is 65536 times the formula's: as if a loss scale of 2^16 is left in, as training in "
                                + "mixed precision uses; divide the gradient by the loss scale");
    }

    @Test
    void two_samples_leave_half_of_everything_open() {
        assertThat(diagnosis(TWO_SAMPLES, "scaled", 0.5).text())
                .startsWith(
                        "every dW and db is 0.5 times the formula's: as if the loss is averaged by 1/(2m), as a squared error is, or "
                                + "the sum over the batch is divided by m twice, once too often, or ")
                .contains("; with m = 2 these are the same: try another number of samples; ");
    }

    @Test
    void two_samples_leave_a_sum_open() {
        assertThat(diagnosis(TWO_SAMPLES, "sum-not-mean", 2).text())
                .isEqualTo(
                        "every dW and db is exactly 2 times the formula's, and the batch has 2 samples: the engine returns the "
                                + "sum over the batch, not the mean; with 2 samples this cannot be told from a factor 2, or from a "
                                + "gradient added up twice: try more samples; divide by m");
    }
}
