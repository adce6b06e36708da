package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in the labels, and in how much each class counts. */
class LabelsTest {

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(12)
                .filter(given -> given.precision() != Precision.HALF)
                .filter(LabelsTest::hasBothClasses);
    }

    private static boolean hasBothClasses(DiagnosisCase given) {
        double[] y = given.batch().y().toArray();
        return Stream.of(0.0, 1.0).allMatch(label -> Arrays.stream(y).anyMatch(each -> each == label));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void smoothed_labels_are_found(DiagnosisCase given) {
        for (double epsilon : new double[] {0.1, 0.137}) {
            Gradients gradients = output(given, (a, y, p) -> p.round(a - p.round((1 - epsilon) * y + epsilon / 2)));
            Diagnosis diagnosis = given.assertNamed(gradients, "labels-smoothed");
            assertThat(diagnosis.parameters().get("epsilon")).isCloseTo(epsilon, within(1e-3));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_weight_of_a_class_is_found(DiagnosisCase given) {
        Gradients gradients = output(given, (a, y, p) -> p.round(p.round(a - y) * (y == 1 ? 3.7 : 1)));
        Diagnosis diagnosis = given.assertNamed(gradients, "class-weighted");
        assertThat(diagnosis.parameters().get("weight0")).isCloseTo(1, within(1e-3));
        assertThat(diagnosis.parameters().get("weight1")).isCloseTo(3.7, within(1e-3));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void three_numbers_of_the_output_gradient_are_found(DiagnosisCase given) {
        Gradients gradients = output(given, (a, y, p) -> p.round(p.round(1.5 * a) - p.round(0.25 * y)));
        Diagnosis diagnosis = given.assertNamed(gradients, "output-fit");
        assertThat(diagnosis.parameters().get("alpha")).isCloseTo(1.5, within(1e-3));
        assertThat(diagnosis.parameters().get("beta")).isCloseTo(-0.25, within(1e-3));
        assertThat(diagnosis.parameters().get("gamma")).isCloseTo(0, within(1e-3));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_multiple_is_no_weighting(DiagnosisCase given) {
        Gradients gradients = output(given, (a, y, p) -> p.round(0.7 * p.round(a - y)));
        assertThat(given.assertNamed(gradients, "scaled").ties()).isEmpty();
    }

    @Test
    void flipped_labels_that_are_shifted_ones_too_are_said_to_be() {
        DiagnosisCase drawn = DiagnosisCase.of(Precision.DOUBLE, 5, 8, 4, 3, 1);
        Batch shiftedByFour = new Batch(drawn.batch().X(), Matrix.row(0, 0, 1, 0, 1, 1, 0, 1));
        DiagnosisCase given = new DiagnosisCase(drawn.network(), shiftedByFour, Precision.DOUBLE);
        Gradients flipped = output(given, (a, y, p) -> a - (1 - y));
        assertThat(given.assertNamed(flipped, "labels-flipped").sentence()).contains("shifted by 4 (labels-shifted)");
        assertThat(drawn.assertNamed(output(drawn, (a, y, p) -> a - (1 - y)), "labels-flipped")
                        .sentence())
                .doesNotContain("shifted");
    }

    @Test
    void three_numbers_fit_too_few_entries() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 5, 9, 2, 1);
        Gradients gradients = output(given, (a, y, p) -> Math.PI * a - Math.E * y + Math.sqrt(2));
        given.assertNamed(gradients, "unexplained");
    }

    @Test
    void three_round_numbers_are_not_a_coincidence() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 5, 9, 2, 1);
        Gradients gradients = output(given, (a, y, p) -> 1.5 * a - 0.25 * y + 0.125);
        assertThat(given.assertNamed(gradients, "output-fit").parameters())
                .isEqualTo(Map.of("alpha", 1.5, "beta", -0.25, "gamma", 0.125));
    }

    /** Labels of 0.3 and the like, which no class has. */
    @Test
    void mistakes_in_soft_labels_are_described_by_the_labels_themselves() {
        DiagnosisCase drawn = DiagnosisCase.of(Precision.DOUBLE, 5, 8, 4, 3, 1);
        Batch soft = new Batch(drawn.batch().X(), Matrix.row(0.2, 0.9, 0.3, 1, 0.6, 0.85, 0, 0.45));
        DiagnosisCase given = new DiagnosisCase(drawn.network(), soft, Precision.DOUBLE);

        Gradients oneWrong = given.gradients(
                backprop -> backprop.labels = y -> y.withEntries(k -> k == 2 ? 1 - y.get(k) : y.get(k)));
        assertThat(given.assertNamed(oneWrong, "label-wrong").sentence())
                .startsWith("the label of sample 2 (from 0) is 0.7 in place of 0.3, and all others are right");

        Gradients smoothed = output(given, (a, y, p) -> a - (0.9 * y + 0.05));
        assertThat(given.assertNamed(smoothed, "labels-smoothed").sentence())
                .isEqualTo("every label y is replaced by 0.9 y + 0.05: label smoothing is on, with ε = 0.1");

        Gradients shrunk = output(given, (a, y, p) -> a - 0.9 * y);
        assertThat(given.assertNamed(shrunk, "labels-smoothed").sentence())
                .isEqualTo("every label y is replaced by 0.9 y: label smoothing is on, with ε = 0.1");
    }

    private static Gradients output(DiagnosisCase given, FaultyBackprop.Output output) {
        return given.gradients(backprop -> backprop.output = output);
    }
}
