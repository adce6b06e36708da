package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in dZ[L]. */
@ExtendWith(NotNamedInHalf.class)
class OutputGradientTest {

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(12);
    }

    static Stream<DiagnosisCase> casesOfManyBits() {
        return cases().filter(given -> given.precision() != Precision.HALF);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_squared_error_is_named(DiagnosisCase given) {
        given.assertNamed(output(given, (a, y, p) -> p.round(p.round(a - y) * slope(a, p))), "squared-error");
        given.assertNamed(output(given, (a, y, p) -> p.round(2 * p.round(a - y) * slope(a, p))), "squared-error");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_second_sigmoid_is_named(DiagnosisCase given) {
        given.assertNamed(output(given, (a, y, p) -> p.round(twice(a, p) - y)), "double-sigmoid");
        given.assertNamed(
                output(given, (a, y, p) -> p.round(p.round(twice(a, p) - y) * slope(a, p))), "double-sigmoid");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_missing_slope_of_the_output_is_named(DiagnosisCase given) {
        given.assertNamed(output(given, (a, y, p) -> p.round(p.round(a - y) / slope(a, p))), "output-slope-missing");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void labels_of_a_hinge_loss_are_named(DiagnosisCase given) {
        given.assertNamed(output(given, (a, y, p) -> p.round(a - (2 * y - 1))), "labels-plus-minus-one");
    }

    @Test
    void powers_of_confident_residuals_are_not_called_decisions() {
        // z is 18, −7 and 8; the labels are 0, 0 and 1: one decision is wrong, and |A − y| is 1 − 2e-8.
        Network network = new Network(List.of(new Layer(Matrix.row(1, 1, 1), Matrix.row(0))));
        DiagnosisCase given = new DiagnosisCase(
                network, new Batch(Matrix.of(3, 3, 18, 0, 0, 0, -7, 0, 0, 0, 8), Matrix.row(0, 0, 1)), Precision.FLOAT);
        Gradients powers = output(given, (a, y, p) -> p.round(Math.signum(a - y) * Math.pow(Math.abs(a - y), 4)));
        assertThat(given.diagnosis(powers).orElseThrow().id()).hasToString("unexplained");
    }

    /** In half, whether A is above ½ is within its error here. */
    @ParameterizedTest
    @MethodSource("casesOfManyBits")
    void a_decision_in_place_of_the_output_is_named(DiagnosisCase given) {
        // One sample that is wrong is the same as one whose output counts; such a network has other names too.
        given.assertNamed(output(given, (a, y, p) -> (a > 0.5 ? 1 : 0) - y), "thresholded-output");
    }

    @ParameterizedTest
    @MethodSource("casesOfManyBits")
    void an_epsilon_in_the_logarithms_is_found(DiagnosisCase given) {
        for (double epsilon : new double[] {1e-3, 0.0437}) {
            Diagnosis diagnosis = given.assertNamed(output(given, shifted(epsilon)), "loss-epsilon");
            assertThat(diagnosis.parameters().get("epsilon")).isCloseTo(epsilon, within(1e-2 * epsilon));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-12})
    void the_usual_epsilon_is_found_in_double(double epsilon) {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 3, 32, 4, 4, 3, 1);
        assertThat(given.assertNamed(output(given, shifted(epsilon)), "loss-epsilon")
                        .parameters())
                .containsEntry("epsilon", epsilon);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.0873})
    void a_clipped_output_is_found(double epsilon) {
        DiagnosisCase given = spread();
        Diagnosis diagnosis = given.assertNamed(
                output(given, (a, y, p) -> Math.min(Math.max(a, epsilon), 1 - epsilon) - y), "clipped-loss");
        assertThat(diagnosis.parameters().get("epsilon")).isCloseTo(epsilon, within(1e-3 * epsilon));
        assertThat(diagnosis.text()).startsWith("dZ[L] is made from an output that is clipped");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.0873})
    void a_clamp_is_found(double epsilon) {
        DiagnosisCase given = spread();
        Diagnosis diagnosis = given.assertNamed(
                output(given, (a, y, p) -> a < epsilon || a > 1 - epsilon ? 0 : a - y), "clipped-loss");
        // Only between which two outputs ε lies can be known.
        assertThat(diagnosis.parameters().get("epsilon")).isCloseTo(epsilon, within(0.2 * epsilon));
        assertThat(diagnosis.text()).startsWith("the output is clamped");
    }

    /** Outputs from near 0 to near 1. */
    static DiagnosisCase spread() {
        return new DiagnosisCase(SeededCases.network(12, 3, 4, 4, 3, 1), SeededCases.batch(4, 32, 3), Precision.DOUBLE);
    }

    private static FaultyBackprop.Output shifted(double epsilon) {
        return (a, y, p) -> {
            double shift = p.round(epsilon);
            double rest = p.round(1 - a);
            double quotients =
                    p.round(p.round(p.round(1 - y) / p.round(rest + shift)) - p.round(y / p.round(a + shift)));
            return p.round(quotients * p.round(a * rest));
        };
    }

    private static double slope(double a, Precision p) {
        return p.round(a * p.round(1 - a));
    }

    private static double twice(double a, Precision p) {
        return p.round(1 / (1 + Math.exp(-a)));
    }

    private static Gradients output(DiagnosisCase given, FaultyBackprop.Output output) {
        return given.gradients(backprop -> backprop.output = output);
    }
}
