package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in the backward pass, in every precision: each has one name. */
@ExtendWith(NotNamedInHalf.class)
class BackwardPassTest {

    private static final int SEEDS = 8;

    static Stream<DiagnosisCase> cases() {
        return Stream.of(Precision.values()).flatMap(precision -> IntStream.range(0, SEEDS)
                .mapToObj(seed -> DiagnosisCase.of(precision, seed, 6 + seed, 4, 4, 4, 4, 1)));
    }

    /** In half, σ'(A) of one layer is not told from σ'(Z): both are about ¼. */
    static Stream<DiagnosisCase> preciseCases() {
        return cases().filter(given -> given.precision() != Precision.HALF);
    }

    private static Diagnosis assertNamed(DiagnosisCase given, Consumer<StepwiseBackprop> mistake, String id) {
        Diagnosis diagnosis = given.assertNamed(StepwiseBackprop.gradients(given, mistake), id);
        assertThat(diagnosis.ties()).as(diagnosis.toString()).isEmpty();
        return diagnosis;
    }

    /** Each derivative that is not σ', as people write it. */
    static Map<String, StepwiseBackprop.Slope> derivatives() {
        return Map.of(
                "σ'(A)",
                (i, z, a, p) -> {
                    double again = p.round(1 / p.round(1 + p.round(Math.exp(-a))));
                    return p.round(again * p.round(1 - again));
                },
                "Z(1 − Z)",
                (i, z, a, p) -> p.round(z * p.round(1 - z)),
                "1 − A²",
                (i, z, a, p) -> p.round(1 - p.round(a * a)),
                "1 − tanh²(Z)",
                (i, z, a, p) -> {
                    double t = p.round(Math.tanh(z));
                    return p.round(1 - p.round(t * t));
                },
                "1[Z > 0]",
                (i, z, a, p) -> z > 0 ? 1 : 0,
                "A",
                (i, z, a, p) -> a,
                "1 − A",
                (i, z, a, p) -> p.round(1 - a));
    }

    @ParameterizedTest
    @MethodSource("preciseCases")
    void another_derivative_in_every_hidden_layer_is_named(DiagnosisCase given) {
        derivatives().forEach((formula, slope) -> assertThat(
                        assertNamed(given, backprop -> backprop.slope = slope, "other-derivative"))
                .satisfies(named ->
                        assertThat(named.sentence()).contains("f = " + formula + " in place", "in every hidden layer"))
                .satisfies(named -> assertThat(named.parameters()).isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("preciseCases")
    void another_derivative_in_one_layer_is_named(DiagnosisCase given) {
        derivatives().forEach((formula, slope) -> assertThat(assertNamed(
                        given,
                        backprop -> backprop.slope =
                                (i, z, a, p) -> i == 2 ? slope.at(i, z, a, p) : p.round(a * p.round(1 - a)),
                        "other-derivative"))
                .satisfies(named -> assertThat(named.sentence()).contains("f = " + formula + " in place", "in layer 2"))
                .satisfies(named -> assertThat(named.parameters()).isEqualTo(Map.of("layer", 2.0))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void weights_that_are_not_transposed_are_named(DiagnosisCase given) {
        assertNamed(
                given, backprop -> backprop.weights = (i, W, dW) -> i < 4 ? W.transpose() : W, "weights-untransposed");
        Diagnosis one = assertNamed(
                given, backprop -> backprop.weights = (i, W, dW) -> i == 3 ? W.transpose() : W, "weights-untransposed");
        assertThat(one.parameters()).isEqualTo(Map.of("layer", 3.0));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void weights_of_another_layer_are_named(DiagnosisCase given) {
        Matrix W1 = given.network().layer(1).weights();
        Diagnosis one =
                assertNamed(given, backprop -> backprop.weights = (i, W, dW) -> i == 3 ? W1 : W, "wrong-layer-weights");
        assertThat(one.parameters()).isEqualTo(Map.of("layer", 3.0, "weights", 1.0));
        assertNamed(
                given,
                backprop -> backprop.weights =
                        (i, W, dW) -> i < 4 ? given.network().layer(i - 1).weights() : W,
                "wrong-layer-weights");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradients_as_weights_are_named(DiagnosisCase given) {
        assertNamed(given, backprop -> backprop.weights = (i, W, dW) -> dW, "gradient-as-weights");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_networks_input_in_later_layers_is_named(DiagnosisCase given) {
        assertNamed(given, backprop -> backprop.input = (i, A, Z) -> A.get(0), "input-everywhere");
        Diagnosis one = assertNamed(
                given, backprop -> backprop.input = (i, A, Z) -> A.get(i == 4 ? 0 : i - 1), "input-everywhere");
        assertThat(one.parameters()).isEqualTo(Map.of("layer", 4.0));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pre_activations_as_input_are_named(DiagnosisCase given) {
        assertNamed(given, backprop -> backprop.input = (i, A, Z) -> Z.get(i - 1), "pre-activation-input");
        Diagnosis one = assertNamed(
                given, backprop -> backprop.input = (i, A, Z) -> (i == 2 ? Z : A).get(i - 1), "pre-activation-input");
        assertThat(one.parameters()).isEqualTo(Map.of("layer", 2.0));
    }

    /** With biases so large, every Z[1] has one sign. */
    private static DiagnosisCase withHiddenBias(double bias) {
        Network network = SeededCases.network(1, 3, 3, 4, 1);
        Layer first = network.layer(1);
        Batch batch = SeededCases.batch(3, 9, 3);
        return new DiagnosisCase(
                new Network(List.of(new Layer(first.weights(), Matrix.filled(4, 1, bias)), network.layer(2))),
                batch,
                Precision.DOUBLE);
    }

    private static Diagnosis ofReluDerivative(DiagnosisCase given) {
        return given.diagnosis(
                        StepwiseBackprop.gradients(given, backprop -> backprop.slope = (i, z, a, p) -> z > 0 ? 1 : 0))
                .orElseThrow();
    }

    @Test
    void a_relu_derivative_that_is_1_throughout_is_a_missing_factor() {
        Diagnosis diagnosis = ofReluDerivative(withHiddenBias(30));
        assertThat(diagnosis.id()).hasToString("missing-sigmoid-derivative");
        assertThat(diagnosis.ties()).isEmpty();
    }

    @Test
    void a_relu_derivative_that_is_0_throughout_is_not_told_from_other_zeros() {
        assertThat(ofReluDerivative(withHiddenBias(-30)).id().text()).doesNotContain("other-derivative");
    }
}
