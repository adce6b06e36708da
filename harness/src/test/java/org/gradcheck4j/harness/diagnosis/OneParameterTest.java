package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NotNamedInHalf.class)
class OneParameterTest {

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(12).filter(given -> given.precision() != Precision.HALF);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_factor_is_found(DiagnosisCase given) {
        Diagnosis diagnosis = given.assertNamed(scaled(given, 0.7), "scaled");
        assertThat(diagnosis.parameters().get("c")).isCloseTo(0.7, within(0.01));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void half_of_everything_is_the_mean_by_2m(DiagnosisCase given) {
        Diagnosis diagnosis = given.assertNamed(scaled(given, 0.5), "scaled");
        assertThat(diagnosis.text())
                .isEqualTo("every dW and db is 0.5 times the formula's: as if the loss is averaged by 1/(2m), as a "
                        + "squared error is; divide by m");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void division_by_m_twice_is_recognised(DiagnosisCase given) {
        int m = given.batch().size();
        assertThat(given.assertNamed(scaled(given, 1.0 / m), "scaled").text()).contains("divided by m twice");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void another_base_of_the_logarithm_is_found(DiagnosisCase given) {
        for (int base : new int[] {2, 10}) {
            Gradients gradients = given.changed(given.right(), d -> d.map(value -> value / Math.log(base)));
            Diagnosis diagnosis = given.assertNamed(gradients, "log-base");
            assertThat(diagnosis.parameters()).containsEntry("base", (double) base);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void an_l2_penalty_is_found(DiagnosisCase given) {
        for (boolean biases : new boolean[] {false, true}) {
            Gradients right = given.right();
            Gradients gradients = new Gradients(IntStream.rangeClosed(1, right.depth())
                    .mapToObj(i -> new LayerGradient(
                            right.layer(i)
                                    .dW()
                                    .map(
                                            given.network().layer(i).weights(),
                                            (d, w) -> round(given, d + round(given, round(given, 0.03) * w))),
                            right.layer(i)
                                    .db()
                                    .map(
                                            given.network().layer(i).bias(),
                                            (d, b) -> biases
                                                    ? round(given, d + round(given, round(given, 0.03) * b))
                                                    : d)))
                    .toList());
            Diagnosis diagnosis = given.assertNamed(gradients, "l2-included");
            assertThat(diagnosis.parameters()).containsEntry("lambda", 0.03);
            assertThat(diagnosis.text()).contains(biases ? "every db λb" : "biases left out");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_dropped_sample_is_found(DiagnosisCase given) {
        int m = given.batch().size();
        int dropped = m / 2;
        Gradients byM = given.gradients(backprop -> backprop.dropped = dropped);
        Diagnosis diagnosis = given.assertNamed(byM, "sample-dropped");
        assertThat(diagnosis.parameters()).containsEntry("sample", (double) dropped);
        assertThat(diagnosis.text()).contains("still divided by all");
        Gradients byRest = given.changed(byM, d -> d.map(value -> value * m / (m - 1)));
        Diagnosis other = given.assertNamed(byRest, "sample-dropped");
        assertThat(other.parameters()).containsEntry("sample", (double) dropped);
        assertThat(other.text()).contains("divided by m − 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void weights_updated_too_early_are_found(int seed) {
        int[][] shapes = {{4, 4, 3, 1}, {3, 5, 5, 2, 1}, {5, 5, 1}, {6, 4, 4, 4, 1}};
        for (Precision precision : new Precision[] {Precision.DOUBLE, Precision.FLOAT}) {
            DiagnosisCase given = DiagnosisCase.of(precision, seed, 8, shapes[seed % shapes.length]);
            Diagnosis diagnosis = given.assertNamed(given.gradients(backprop -> backprop.step = 2), "updated-weights");
            assertThat(diagnosis.parameters().get("r")).isCloseTo(2, within(0.2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_large_mistake_is_named_in_half_too(int seed) {
        DiagnosisCase given = DiagnosisCase.of(Precision.HALF, seed, 4, 4, 3, 1);
        given.assertNamed(scaled(given, 2.7), "scaled");
        given.assertNamed(given.gradients(backprop -> backprop.dropped = 1), "sample-dropped");
    }

    private static double round(DiagnosisCase given, double value) {
        return given.precision().round(value);
    }

    private static Gradients scaled(DiagnosisCase given, double c) {
        return given.changed(given.right(), d -> d.map(value -> c * value));
    }
}
