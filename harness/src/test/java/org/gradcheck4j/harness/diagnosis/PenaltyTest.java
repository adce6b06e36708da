package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.gradcheck4j.model.TensorName.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** L1 and L2 penalties, of some parameters. */
class PenaltyTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 32, 4, 4, 3, 1);

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(8).filter(given -> given.precision() != Precision.HALF);
    }

    private static Gradients penalised(DiagnosisCase given, Predicate<TensorName> some, double l1, double l2) {
        return ((GradientMistake) (tensor, right) -> {
                    var layer = given.network().layer(tensor.layer());
                    Matrix parameter = tensor.is(Quantity.dW) ? layer.weights() : layer.bias();
                    return some.test(tensor) ? right.map(parameter, (d, p) -> d + l1 * Math.signum(p) + l2 * p) : right;
                })
                .in(given);
    }

    private static String text(Gradients gradients) {
        return CASE.diagnosis(gradients).orElseThrow().text();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void an_l1_penalty_is_found(DiagnosisCase given) {
        Diagnosis diagnosis =
                given.assertNamed(penalised(given, tensor -> tensor.is(Quantity.dW), 0.03, 0), "l1-included");
        assertThat(diagnosis.parameters().get("lambda1")).isCloseTo(0.03, within(0.001));
        given.assertNamed(penalised(given, tensor -> true, 0.03, 0), "l1-included");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void both_penalties_are_found(DiagnosisCase given) {
        Diagnosis diagnosis = given.assertNamed(
                penalised(given, tensor -> tensor.is(Quantity.dW), 0.03, 0.1), "l1-included+l2-included");
        assertThat(diagnosis.parameters().get("lambda1")).isCloseTo(0.03, within(0.001));
        assertThat(diagnosis.parameters().get("lambda")).isCloseTo(0.1, within(0.001));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void an_l2_penalty_of_some_parameters_is_found(DiagnosisCase given) {
        given.assertNamed(penalised(given, tensor -> tensor.is(Quantity.db), 0, 0.1), "l2-included");
        Diagnosis one =
                given.assertNamed(penalised(given, tensor -> tensor.equals(TensorName.dW(1)), 0, 0.1), "l2-included");
        assertThat(one.parameters()).containsEntry("layer", 1.0);
    }

    @Test
    void a_loss_with_the_same_penalty_does_not_contradict_it() {
        GradientCheck check = GradientCheck.of(CASE.network(), CASE.batch(), Precision.DOUBLE);
        List<Matrix> A =
                check.solution().A().stream().map(each -> each.rounded()).toList();
        double squares = CASE.network().layers().stream()
                .flatMapToDouble(layer -> Arrays.stream(layer.weights().toArray()))
                .map(w -> w * w)
                .sum();
        double J = check.solution().J().high(0) + 0.1 / 2 * squares;
        Gradients gradients = penalised(CASE, tensor -> tensor.is(Quantity.dW), 0, 0.1);
        EngineOutput output = new EngineOutput(Optional.of(new ForwardPass(A, J)), gradients);
        assertThat(check.judge(output, Arithmetic.of(Precision.DOUBLE))
                        .diagnosis()
                        .orElseThrow()
                        .id())
                .hasToString("l2-included");
    }

    @Test
    void an_l1_penalty_is_described() {
        assertThat(text(penalised(CASE, tensor -> tensor.is(Quantity.dW), 0.01, 0)))
                .isEqualTo(
                        "every dW holds λ sign(W) on top, λ = 0.01 (λm = 0.32), the biases left out: the gradient is that of "
                                + "the loss with an L1 penalty; set the L1 penalty to 0, or compare without it");
    }

    @Test
    void an_l2_penalty_of_the_biases_is_described() {
        assertThat(text(penalised(CASE, tensor -> tensor.is(Quantity.db), 0, 0.02)))
                .startsWith(
                        "every db holds λb on top, λ = 0.02 (λm = 0.64; λ/2 = 0.01, if the penalty is written without its "
                                + "½), the weights left out: ");
    }

    @Test
    void an_l2_penalty_of_one_layer_is_described() {
        assertThat(text(penalised(CASE, tensor -> tensor.equals(TensorName.dW(3)), 0, 0.7 / 32)))
                .startsWith(
                        "dW3 holds λW3 on top, λ = 0.021875 (λm = 0.7; λ/2 = 0.0109375, if the penalty is written without "
                                + "its ½), the other layers left out: ");
    }
}
