package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

/** What a person reads of a mistake in the backward pass: each sentence in full. */
class BackwardPassSentencesTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 32, 4, 4, 4, 1);

    private static String sentence(Consumer<StepwiseBackprop> mistake) {
        return CASE.diagnosis(StepwiseBackprop.gradients(CASE, mistake))
                .orElseThrow()
                .text();
    }

    private static String derivative(StepwiseBackprop.Slope slope) {
        return sentence(backprop -> backprop.slope = slope);
    }

    @Test
    void the_derivative_at_the_activation_is_described() {
        assertThat(derivative((i, z, a, p) -> Math.exp(-a) / Math.pow(1 + Math.exp(-a), 2)))
                .isEqualTo(
                        "dZ = dA ∘ f has the factor f = σ'(A) in place of σ'(Z) = A(1 − A), in every hidden layer: σ' "
                                + "applies σ to what it is given, and it is given the activation, or a Z that σ has overwritten; "
                                + "give σ' the pre-activation Z, or take A(1 − A)");
    }

    @Test
    void the_derivative_from_the_pre_activation_is_described() {
        assertThat(derivative((i, z, a, p) -> z * (1 - z)))
                .isEqualTo(
                        "dZ = dA ∘ f has the factor f = Z(1 − Z) in place of σ'(Z) = A(1 − A), in every hidden layer: "
                                + "x(1 − x) is σ' only of the activation, and it is given the pre-activation; take A(1 − A)");
    }

    @Test
    void the_derivatives_of_tanh_are_described() {
        assertThat(derivative((i, z, a, p) -> 1 - a * a))
                .isEqualTo("dZ = dA ∘ f has the factor f = 1 − A² in place of σ'(Z) = A(1 − A), in every hidden layer: "
                        + "that is the derivative of tanh, and the layer applies σ; take A(1 − A)");
        assertThat(derivative((i, z, a, p) -> 1 - Math.tanh(z) * Math.tanh(z)))
                .isEqualTo("dZ = dA ∘ f has the factor f = 1 − tanh²(Z) in place of σ'(Z) = A(1 − A), in every hidden "
                        + "layer: that is the derivative of tanh, and the layer applies σ; take A(1 − A)");
    }

    @Test
    void the_derivative_of_relu_in_one_layer_is_described() {
        assertThat(derivative((i, z, a, p) -> i == 1 ? (z > 0 ? 1 : 0) : a * (1 - a)))
                .isEqualTo(
                        "dZ = dA ∘ f has the factor f = 1[Z > 0] in place of σ'(Z) = A(1 − A), in layer 1: that is the "
                                + "derivative of ReLU, and the layer applies σ; take A(1 − A)");
    }

    @Test
    void half_a_derivative_is_described() {
        assertThat(derivative((i, z, a, p) -> a))
                .isEqualTo("dZ = dA ∘ f has the factor f = A in place of σ'(Z) = A(1 − A), in every hidden layer: the "
                        + "factor 1 − A is forgotten; multiply by 1 − A, too");
        assertThat(derivative((i, z, a, p) -> 1 - a))
                .isEqualTo(
                        "dZ = dA ∘ f has the factor f = 1 − A in place of σ'(Z) = A(1 − A), in every hidden layer: the "
                                + "factor A is forgotten; multiply by A, too");
    }

    @Test
    void weights_that_are_not_transposed_are_described() {
        assertThat(sentence(backprop -> backprop.weights = (i, W, dW) -> i == 2 ? W.transpose() : W))
                .isEqualTo(
                        "dA1 = W2 dZ2 lacks the transpose of W, in layer 2: the shapes fit either way, so that no error "
                                + "is raised; multiply by Wᵀ");
    }

    @Test
    void weights_of_another_layer_are_described() {
        assertThat(sentence(backprop -> backprop.weights =
                        (i, W, dW) -> i == 2 ? CASE.network().layer(1).weights() : W))
                .isEqualTo("dA1 = W1ᵀ dZ2 has the weights of layer 1 in place of those of layer 2: both have the same "
                        + "shape, so that no error is raised; multiply by W2ᵀ");
    }

    @Test
    void weights_of_every_layer_before_are_described() {
        DiagnosisCase deep = DiagnosisCase.of(Precision.DOUBLE, 3, 32, 4, 4, 4, 4, 1);
        assertThat(deep.diagnosis(StepwiseBackprop.gradients(
                                deep,
                                backprop -> backprop.weights = (i, W, dW) ->
                                        i < 4 ? deep.network().layer(i - 1).weights() : W))
                        .orElseThrow()
                        .text())
                .isEqualTo(
                        "dA[i−1] = W[i−1]ᵀ dZ[i] has the weights of the layer before, in every layer whose weights have "
                                + "the same shape: an index into the list of weights is off by one; multiply by W[i]ᵀ");
    }

    @Test
    void gradients_as_weights_are_described() {
        assertThat(sentence(backprop -> backprop.weights = (i, W, dW) -> dW))
                .isEqualTo(
                        "dA[i−1] = dW[i]ᵀ dZ[i] has the gradient of the weights in place of the weights W[i]: both have "
                                + "the same shape, so that no error is raised; multiply by Wᵀ");
    }

    @Test
    void the_networks_input_in_later_layers_is_described() {
        assertThat(sentence(backprop -> backprop.input = (i, A, Z) -> A.get(0)))
                .isEqualTo(
                        "dW[i] is made with X, the input of the network, in place of A[i−1], the input of the layer, in "
                                + "every layer with as many inputs as features; use A[i−1]");
        assertThat(sentence(backprop -> backprop.input = (i, A, Z) -> A.get(i == 3 ? 0 : i - 1)))
                .isEqualTo(
                        "dW3 is made with X, the input of the network, in place of A2, the input of the layer, in layer "
                                + "3; use A2");
    }

    @Test
    void pre_activations_as_input_are_described() {
        assertThat(sentence(backprop -> backprop.input = (i, A, Z) -> Z.get(i - 1)))
                .isEqualTo(
                        "dW[i] is made with Z[i−1], which the layer before has not yet put through σ, in place of A[i−1], "
                                + "the input of the layer, in every layer after the first: the wrong one of the two is taken from "
                                + "the cache; use A[i−1]");
    }
}
