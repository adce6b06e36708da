package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairsTest {

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(6).filter(given -> given.precision() != Precision.HALF);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_sum_with_a_transposed_layer_is_named(DiagnosisCase given) {
        Gradients sums = summed(given, given.right());
        Gradients gradients = new Gradients(IntStream.rangeClosed(1, sums.depth())
                .mapToObj(i -> isSquare(given, i) && IntStream.range(1, i).noneMatch(j -> isSquare(given, j))
                        ? new LayerGradient(
                                sums.layer(i).dW().transpose(), sums.layer(i).db())
                        : sums.layer(i))
                .toList());
        given.assertNamed(gradients, "sum-not-mean+transposed");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_sum_without_the_derivative_is_named(DiagnosisCase given) {
        int L = given.network().depth();
        Gradients gradients = summed(given, given.gradients(backprop -> {
            backprop.slopePower = 0;
            backprop.slopeLayers = Set.of(L - 1);
        }));
        Diagnosis diagnosis = given.assertNamed(gradients, "missing-sigmoid-derivative+sum-not-mean");
        assertThat(diagnosis.sentence()).contains(" not the mean; and dZ = dA lacks the factor");
        assertThat(diagnosis.remedy()).isEqualTo("divide by m; multiply dA by A(1 − A) in every hidden layer");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_flipped_sign_with_a_dropped_sample_is_named(DiagnosisCase given) {
        Gradients gradients = given.changed(given.gradients(backprop -> backprop.dropped = 1), d -> d.map(v -> -v));
        Diagnosis diagnosis = given.assertNamed(gradients, "sample-dropped+sign-flipped");
        assertThat(diagnosis.parameters()).containsEntry("sample", 1.0);
    }

    private static boolean isSquare(DiagnosisCase given, int i) {
        return given.network().layer(i).inputs() == given.network().layer(i).outputs();
    }

    private static Gradients summed(DiagnosisCase given, Gradients means) {
        int m = given.batch().size();
        return given.changed(means, d -> d.map(value -> m * value));
    }
}
