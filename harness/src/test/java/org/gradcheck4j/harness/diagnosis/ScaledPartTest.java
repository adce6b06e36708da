package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.gradcheck4j.model.TensorName.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A factor in some of the gradients. */
class ScaledPartTest {

    private static final int M = 32;
    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, M, 4, 4, 3, 1);
    private static final DiagnosisCase TWO_SAMPLES = DiagnosisCase.of(Precision.DOUBLE, 3, 2, 4, 4, 3, 1);

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(8).filter(given -> given.precision() != Precision.HALF);
    }

    private static Gradients scaled(DiagnosisCase given, double c, Predicate<TensorName> some) {
        return GradientMistake.in(some, right -> right.map(value -> c * value)).in(given);
    }

    private static String text(DiagnosisCase given, String id, double c, Predicate<TensorName> some) {
        return given.assertNamed(scaled(given, c, some), id).text();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_factor_of_the_biases_is_found(DiagnosisCase given) {
        for (double c : new double[] {given.batch().size(), 0.3, -1}) {
            Diagnosis diagnosis =
                    given.assertNamed(scaled(given, c, tensor -> tensor.is(Quantity.db)), "scaled-biases");
            assertThat(diagnosis.parameters().get("c")).isCloseTo(c, within(0.01));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_factor_of_the_weights_is_found(DiagnosisCase given) {
        for (double c : new double[] {given.batch().size(), 0.3, -1}) {
            Diagnosis diagnosis =
                    given.assertNamed(scaled(given, c, tensor -> tensor.is(Quantity.dW)), "scaled-weights");
            assertThat(diagnosis.parameters().get("c")).isCloseTo(c, within(0.01));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_factor_of_one_layer_or_tensor_is_found(DiagnosisCase given) {
        Diagnosis layer = given.assertNamed(scaled(given, 0.3, tensor -> tensor.layer() == 1), "scaled-tensor");
        assertThat(layer.parameters()).containsEntry("layer", 1.0).containsEntry("c", 0.3);
        given.assertNamed(scaled(given, 0.3, tensor -> tensor.equals(TensorName.dW(1))), "scaled-tensor");
        given.assertNamed(scaled(given, 3, tensor -> tensor.equals(TensorName.db(1))), "scaled-tensor");
    }

    @Test
    void a_factor_of_a_single_entry_is_just_a_wrong_entry() {
        CASE.assertNamed(scaled(CASE, 0.3, tensor -> tensor.equals(TensorName.db(3))), "single-entry");
    }

    @Test
    void summed_biases_are_described() {
        assertThat(text(CASE, "scaled-biases", M, tensor -> tensor.is(Quantity.db)))
                .isEqualTo(
                        "every db is 32 times the formula's, while every dW is right: as if it is the sum over the batch, not the mean; "
                                + "divide it by m");
    }

    @Test
    void weights_of_the_opposite_sign_are_described() {
        assertThat(text(CASE, "scaled-weights", -1, tensor -> tensor.is(Quantity.dW)))
                .isEqualTo(
                        "every dW has the opposite sign, while every db is right: as if a minus is left over, or forgotten; "
                                + "take the sign of the other gradients");
    }

    @Test
    void two_samples_leave_the_cause_open() {
        assertThat(text(TWO_SAMPLES, "scaled-biases", 2, tensor -> tensor.is(Quantity.db)))
                .isEqualTo(
                        "every db is 2 times the formula's, while every dW is right: as if it is the sum over the batch, not the mean, or "
                                + "the sum over the batch is divided by m − 1, as a variance is, or it is added up twice, or a factor "
                                + "2 is left over; with m = 2 these are the same: try another number of samples; divide it by m, or "
                                + "set it once, without a factor");
    }

    @Test
    void a_factor_that_dZ_hands_on_is_described() {
        assertThat(text(CASE, "scaled-tensor", 1.0 / M, tensor -> tensor.layer() < 3))
                .isEqualTo("every dW and db up to layer 2 is 1/m = 0.03125 times the formula's, while the other "
                        + "gradients are right: as if dZ2 has this factor already, or these gradients are changed "
                        + "afterwards; look at what dZ2 is made from: W3, dZ3 and σ'(Z2); if it is right, look at what "
                        + "is done to the gradients of these layers after backprop");
    }

    @Test
    void a_factor_of_one_tensor_is_described() {
        assertThat(text(CASE, "scaled-tensor", 0.3, tensor -> tensor.equals(TensorName.dW(2))))
                .isEqualTo(
                        "dW2 is 0.3 times the formula's, while the other gradients are right; look for a factor that is in "
                                + "these alone");
    }

    @Test
    void a_factor_of_each_step_back_is_described() {
        Gradients gradients = ((GradientMistake)
                        (tensor, right) -> right.map(value -> Math.pow(2, 3 - tensor.layer()) * value))
                .in(CASE);
        Diagnosis diagnosis = CASE.assertNamed(gradients, "scaled-tensor");
        assertThat(diagnosis.parameters()).containsOnlyKeys("c");
        assertThat(diagnosis.text())
                .isEqualTo("dW[i] and db[i] are c^(L − i) times the formula's, c = 2: as if each step back from the "
                        + "output has this factor, since σ'(Z) is taken as 2A(1 − A); or each layer has a learning "
                        + "rate of its own; use A(1 − A)");
    }

    @Test
    void a_division_by_the_number_of_neurons_is_described() {
        Gradients gradients = ((GradientMistake) (tensor, right) -> right.map(value -> value / right.rows())).in(CASE);
        assertThat(CASE.assertNamed(gradients, "scaled-tensor").text())
                .isEqualTo(
                        "dW[i] and db[i] are 1/n[i] times the formula's, n[i] being the number of neurons of the layer: as if the "
                                + "sum over the batch is divided by the number of entries of dZ[i], n[i]·m; divide by m, the number of "
                                + "its columns");
    }
}
