package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an optimizer makes of the gradient, in its place. */
class UpdateReturnedTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 32, 4, 4, 3, 1);

    private static final String REMEDY = "; return the gradient itself, and leave the update to the optimizer";

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(8).filter(given -> given.precision() != Precision.HALF);
    }

    /** Both from a gradient and its parameter. */
    private static Gradients of(DiagnosisCase given, DoubleBinaryOperator weights, DoubleBinaryOperator biases) {
        return ((GradientMistake) (tensor, right) -> {
                    var layer = given.network().layer(tensor.layer());
                    return tensor.is(Quantity.dW)
                            ? right.map(layer.weights(), weights)
                            : right.map(layer.bias(), biases);
                })
                .in(given);
    }

    private static Gradients newParameters(DiagnosisCase given) {
        return of(given, (d, w) -> w - 0.1 * d, (d, b) -> b - 0.1 * d);
    }

    private static Gradients difference(DiagnosisCase given) {
        DoubleBinaryOperator change =
                (d, w) -> given.precision().round(w - given.precision().round(0.1 * d)) - w;
        return of(given, change, change);
    }

    private static Gradients withDecay(DiagnosisCase given, boolean biases) {
        DoubleBinaryOperator decayed = (d, w) -> 0.1 * (d + 0.05 * w);
        return of(given, decayed, biases ? decayed : (d, b) -> 0.1 * d);
    }

    private static String text(Gradients gradients) {
        return CASE.diagnosis(gradients).orElseThrow().text();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_parameters_after_a_step_are_found(DiagnosisCase given) {
        Diagnosis diagnosis = given.assertNamed(newParameters(given), "update-returned");
        assertThat(diagnosis.parameters().get("eta")).isCloseTo(0.1, within(1e-3));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_difference_of_parameters_is_found(DiagnosisCase given) {
        assertThat(given.diagnosis(difference(given)).orElseThrow().id().text()).isIn("update-returned", "scaled");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_step_with_weight_decay_is_found(DiagnosisCase given) {
        for (boolean biases : new boolean[] {false, true}) {
            Diagnosis diagnosis = given.assertNamed(withDecay(given, biases), "update-returned");
            assertThat(diagnosis.parameters().get("eta")).isCloseTo(0.1, within(1e-3));
            assertThat(diagnosis.parameters().get("lambda")).isCloseTo(0.05, within(1e-3));
        }
    }

    @Test
    void a_sum_with_a_penalty_is_no_step() {
        CASE.assertNamed(of(CASE, (d, w) -> 32 * d + 0.5 * w, (d, b) -> 32 * d), "l2-included+sum-not-mean");
    }

    @Test
    void the_parameters_after_a_step_are_described() {
        assertThat(text(newParameters(CASE)))
                .isEqualTo(
                        "in place of every dW and db, W − η dW and b − η db are returned, η = 0.1: the parameters after the "
                                + "step" + REMEDY);
    }

    @Test
    void the_difference_of_parameters_is_described() {
        assertThat(text(difference(CASE)))
                .isEqualTo(
                        "every dW and db is -0.1 times the formula's, to the digits that W − η dW keeps: it is the difference "
                                + "of the parameters after and before the step, η = 0.1" + REMEDY);
    }

    @Test
    void a_step_with_weight_decay_is_described() {
        String start = "every dW is η(dW + λW), η = 0.1, λ = 0.05, and every db is ";
        String end = ": the step of an optimizer with weight decay" + REMEDY;
        assertThat(text(withDecay(CASE, false))).isEqualTo(start + "η db" + end);
        assertThat(text(withDecay(CASE, true))).isEqualTo(start + "η(db + λb)" + end);
    }
}
