package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.gradcheck4j.model.TensorName.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tensors that are exactly zero. */
class ZeroTensorTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 32, 4, 4, 3, 1);

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(8);
    }

    private static Gradients zeroIn(DiagnosisCase given, Predicate<TensorName> some) {
        return GradientMistake.in(some, right -> right.map(value -> 0)).in(given);
    }

    private static String text(Predicate<TensorName> some) {
        return CASE.assertNamed(zeroIn(CASE, some), "zero-tensor").text();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void zeros_are_named_wherever_they_are(DiagnosisCase given) {
        int L = given.network().depth();
        given.assertNamed(zeroIn(given, tensor -> true), "zero-tensor");
        given.assertNamed(zeroIn(given, tensor -> tensor.is(Quantity.db)), "zero-tensor");
        given.assertNamed(zeroIn(given, tensor -> tensor.is(Quantity.dW)), "zero-tensor");
        given.assertNamed(zeroIn(given, tensor -> tensor.layer() < L), "zero-tensor");
        Diagnosis one = given.assertNamed(zeroIn(given, tensor -> tensor.equals(TensorName.dW(L - 1))), "zero-tensor");
        assertThat(one.parameters()).containsEntry("layer", L - 1.0);
    }

    @Test
    void numbers_that_are_only_nearly_zero_are_not_named() {
        Gradients gradients = GradientMistake.in(tensor -> tensor.is(Quantity.db), right -> right.map(value -> 1e-300))
                .in(CASE);
        CASE.assertNamed(gradients, "unexplained");
    }

    @Test
    void a_gradient_of_zeros_is_described() {
        assertThat(text(tensor -> true))
                .isEqualTo("every dW and db is exactly 0: the gradients are read before the backward pass has filled "
                        + "them, or after they are set to zero again, or the loss does not depend on the parameters "
                        + "(detached, or computed from copies), or every output lies beyond a clamp, or all is multiplied by 1 / m of "
                        + "whole numbers, which is 0 (Java: 1.0 / m), or every number "
                        + "is so small that it was rounded to 0; read them after backward, and before zero_grad; if "
                        + "they are, look for what makes them 0");
    }

    @Test
    void biases_of_zero_are_described() {
        assertThat(text(tensor -> tensor.is(Quantity.db)))
                .isEqualTo(
                        "every db is exactly 0, while dW is not: its array is made with zeros and never filled, or the "
                                + "numbers are stored under another name; store 1/m Σ dZ[i] in it");
    }

    @Test
    void one_tensor_of_zeros_is_described() {
        assertThat(text(tensor -> tensor.equals(TensorName.dW(2))))
                .isEqualTo("dW2 is exactly 0, while db2 is not: its array is made with zeros and never filled, or the "
                        + "numbers are stored under another name; store 1/m dZ[i] A[i−1]ᵀ in it");
    }

    @Test
    void layers_of_zeros_are_described() {
        String why =
                " exactly 0, while the other gradients are not: the layer is frozen, or its numbers are stored elsewhere, "
                        + "or the derivative is not handed on to it (detached); compute and store them as in the other layers "
                        + "(PyTorch: requires_grad=True, no detach)";
        assertThat(text(tensor -> tensor.layer() == 1)).isEqualTo("dW1 and db1 are" + why);
        assertThat(text(tensor -> tensor.layer() < 3)).isEqualTo("every dW and db up to layer 2 is" + why);
    }
}
