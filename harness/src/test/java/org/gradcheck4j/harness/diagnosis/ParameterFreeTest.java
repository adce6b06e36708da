package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(NotNamedInHalf.class)
class ParameterFreeTest {

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(12);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void right_gradients_need_no_diagnosis(DiagnosisCase given) {
        assertThat(given.diagnosis(given.right())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_sum_over_the_batch_is_named(DiagnosisCase given) {
        int m = given.batch().size();
        Gradients sums = given.changed(given.right(), d -> d.map(value -> m * value));
        given.assertNamed(sums, "sum-not-mean");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_flipped_sign_is_named(DiagnosisCase given) {
        Gradients flipped = given.changed(given.right(), d -> d.map(value -> -value));
        given.assertNamed(flipped, "sign-flipped");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void flipped_labels_are_named(DiagnosisCase given) {
        given.assertNamed(given.gradients(backprop -> backprop.labels = y -> y.map(l -> 1 - l)), "labels-flipped");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void broadcast_labels_are_named(DiagnosisCase given) {
        Gradients gradients = given.gradients(backprop -> backprop.labels = y -> {
            double mean =
                    IntStream.range(0, y.size()).mapToDouble(y::get).average().orElseThrow();
            return y.map(label -> mean);
        });
        given.assertNamed(gradients, "labels-broadcast");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_transposed_layer_is_named(DiagnosisCase given) {
        Gradients right = given.right();
        int square = square(given).iterator().next();
        Gradients gradients = new Gradients(IntStream.rangeClosed(1, right.depth())
                .mapToObj(i -> i == square
                        ? new LayerGradient(
                                right.layer(i).dW().transpose(), right.layer(i).db())
                        : right.layer(i))
                .toList());
        Diagnosis diagnosis = given.assertNamed(gradients, "transposed");
        assertThat(diagnosis.parameters()).containsEntry("layer", (double) square);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_layer_times_its_own_output_is_named(DiagnosisCase given) {
        given.assertNamed(given.gradients(backprop -> backprop.ownActivations = square(given)), "own-activation");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_missing_derivative_is_named(DiagnosisCase given) {
        given.assertNamed(given.gradients(backprop -> powers(backprop, given, 0)), "missing-sigmoid-derivative");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_repeated_derivative_is_named(DiagnosisCase given) {
        given.assertNamed(given.gradients(backprop -> powers(backprop, given, 2)), "repeated-sigmoid-derivative");
    }

    private static void powers(FaultyBackprop backprop, DiagnosisCase given, int power) {
        backprop.slopePower = power;
        backprop.slopeLayers =
                IntStream.range(1, given.network().depth()).boxed().collect(Collectors.toSet());
    }

    private static Set<Integer> square(DiagnosisCase given) {
        return IntStream.rangeClosed(2, given.network().depth())
                .filter(i -> given.network().layer(i).inputs()
                        == given.network().layer(i).outputs())
                .boxed()
                .findFirst()
                .map(Set::of)
                .orElse(Set.of(1));
    }
}
