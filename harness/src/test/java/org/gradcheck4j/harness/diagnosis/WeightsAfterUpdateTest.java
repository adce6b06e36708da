package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A gradient beside the weights that a step along it has changed. */
class WeightsAfterUpdateTest {

    private static final double RATE = 0.1;

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(8).filter(given -> given.precision() != Precision.HALF);
    }

    private static DiagnosisCase stepped(DiagnosisCase before, Gradients gradients) {
        Precision p = before.precision();
        return new DiagnosisCase(
                new Network(IntStream.rangeClosed(1, before.network().depth())
                        .mapToObj(i -> stepped(before.network().layer(i), gradients.layer(i), p))
                        .toList()),
                before.batch(),
                p);
    }

    private static Layer stepped(Layer layer, LayerGradient gradient, Precision p) {
        return new Layer(
                layer.weights().map(gradient.dW(), (w, d) -> p.round(w - p.round(p.round(RATE) * d))),
                layer.bias().map(gradient.db(), (b, d) -> p.round(b - p.round(p.round(RATE) * d))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void weights_saved_after_the_step_are_named(DiagnosisCase before) {
        Gradients gradients = before.right();
        Diagnosis diagnosis = stepped(before, gradients).assertNamed(gradients, "weights-after-update");
        assertThat(diagnosis.parameters()).containsOnlyKeys("r");
        assertThat(diagnosis.parameters().get("r")).isCloseTo(RATE, within(1e-3));
    }

    /** b = 0 before the step, so that all of b after it is the step. */
    @ParameterizedTest
    @MethodSource("cases")
    void biases_that_were_zero_are_no_obstacle(DiagnosisCase given) {
        DiagnosisCase before = new DiagnosisCase(
                new Network(given.network().layers().stream()
                        .map(layer -> new Layer(layer.weights(), layer.bias().map(b -> 0)))
                        .toList()),
                given.batch(),
                given.precision());
        Gradients gradients = before.right();
        stepped(before, gradients).assertNamed(gradients, "weights-after-update");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_forward_pass_before_the_step_fits_as_well(DiagnosisCase before) {
        Gradients gradients = before.right();
        DiagnosisCase after = stepped(before, gradients);
        assertThat(diagnosis(after, forward(before), gradients).id()).hasToString("weights-after-update");
    }

    @Test
    void another_forward_pass_is_not_explained_by_it() {
        DiagnosisCase before = DiagnosisCase.of(Precision.DOUBLE, 1, 16, 4, 3, 1);
        Gradients gradients = before.right();
        ForwardPass wrong = new ForwardPass(
                forward(before).activations().stream()
                        .map(A -> A.map(a -> a * 0.9))
                        .toList(),
                OptionalDouble.empty());
        assertThat(diagnosis(stepped(before, gradients), wrong, gradients).id()).hasToString("unexplained");
    }

    @Test
    void one_layer_and_one_sample_lead_to_any_multiple() {
        Batch batch = SeededCases.batch(8, 1, 1);
        DiagnosisCase given = new DiagnosisCase(SeededCases.network(1, 1, 8, 1), batch, Precision.DOUBLE);
        Gradients half = given.changed(given.right(), d -> d.map(v -> v * 0.98));
        assertThat(given.assertNamed(half, "scaled").ties()).isEmpty();
    }

    @Test
    void no_step_is_sought_along_zeros_or_near_overflow() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 1, 16, 4, 3, 1);
        for (double factor : new double[] {0, 1e305}) {
            Gradients gradients = given.changed(given.right(), d -> d.map(v -> factor * Math.abs(v)));
            assertThat(given.diagnosis(gradients)).isPresent();
        }
    }

    private static ForwardPass forward(DiagnosisCase given) {
        ExactSolution solution = GradientCheck.of(given.network(), given.batch(), given.precision())
                .solution();
        List<Matrix> A = solution.A().stream()
                .map(exact -> exact.rounded().map(given.precision()::round))
                .toList();
        return new ForwardPass(A, given.precision().round(solution.J().high(0)));
    }

    private static Diagnosis diagnosis(DiagnosisCase given, ForwardPass forward, Gradients gradients) {
        GradientCheck check = GradientCheck.of(given.network(), given.batch(), given.precision());
        return check.judge(new EngineOutput(Optional.of(forward), gradients), Arithmetic.of(given.precision()))
                .diagnosis()
                .orElseThrow();
    }

    @Test
    void it_is_described() {
        DiagnosisCase before = DiagnosisCase.of(Precision.DOUBLE, 3, 32, 4, 4, 3, 1);
        Gradients gradients = before.right();
        assertThat(stepped(before, gradients).diagnosis(gradients).orElseThrow().text())
                .isEqualTo(
                        "the gradient is that at W + 0.1 dW and b + 0.1 db: the weights and biases beside it are those "
                                + "after the step, which was taken in place before they were saved; save the weights before the "
                                + "update, as copies");
    }
}
