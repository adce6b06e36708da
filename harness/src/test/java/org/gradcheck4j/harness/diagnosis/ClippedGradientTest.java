package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients clipped by value or by norm. */
class ClippedGradientTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 32, 4, 4, 3, 1);

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(8).filter(given -> given.precision() != Precision.HALF);
    }

    private static double norm(Stream<Matrix> tensors) {
        return Math.sqrt(tensors.flatMapToDouble(tensor -> Arrays.stream(tensor.toArray()))
                .map(value -> value * value)
                .sum());
    }

    private static Gradients byNorm(DiagnosisCase given, double limit, double more) {
        double norm = norm(given.right().tensors().values().stream());
        return ((GradientMistake) (tensor, right) -> right.map(value -> value * (limit / (norm + more)))).in(given);
    }

    private static Gradients byNormOfEach(DiagnosisCase given, double limit) {
        return ((GradientMistake) (tensor, right) -> {
                    double norm = norm(Stream.of(right));
                    return norm > limit ? right.map(value -> value * (limit / norm)) : right;
                })
                .in(given);
    }

    private static Gradients byValue(DiagnosisCase given, double limit) {
        return ((GradientMistake) (tensor, right) -> right.map(value -> Math.max(-limit, Math.min(value, limit))))
                .in(given);
    }

    private static String text(Gradients gradients) {
        return CASE.diagnosis(gradients).orElseThrow().text();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_clip_by_value_is_found(DiagnosisCase given) {
        Diagnosis diagnosis = given.assertNamed(byValue(given, 0.01), "clipped-value");
        assertThat(diagnosis.parameters())
                .containsEntry("clip", given.precision().round(0.01));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_clip_by_norm_is_found(DiagnosisCase given) {
        for (double more : new double[] {0, 1e-6}) {
            Diagnosis diagnosis = given.assertNamed(byNorm(given, 0.01, more), "clipped-norm");
            assertThat(diagnosis.parameters()).containsEntry("norm", 0.01);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_clip_of_each_tensor_is_found(DiagnosisCase given) {
        given.assertNamed(byNormOfEach(given, 0.01), "clipped-norm");
    }

    @Test
    void a_norm_that_is_not_round_is_just_a_factor() {
        CASE.assertNamed(byNorm(CASE, 0.012345, 0), "scaled");
    }

    @Test
    void a_clip_by_value_is_described() {
        assertThat(text(byValue(CASE, 0.05)))
                .matches(
                        "\\d+ of 39 entries are exactly 0\\.05 or −0\\.05, and none of them is larger; the others are right: the "
                                + "gradient is clipped by value; compare the gradient as it is before the clip \\(PyTorch: "
                                + "clip_grad_value_; Keras: clipvalue\\)");
    }

    @Test
    void a_clip_of_the_weights_alone_is_described() {
        Gradients right = CASE.right();
        Gradients clipped = byValue(CASE, 0.05);
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = 1; i <= right.depth(); i++) {
            layers.add(new LayerGradient(clipped.layer(i).dW(), right.layer(i).db()));
        }
        assertThat(CASE.assertNamed(new Gradients(layers), "clipped-value").sentence())
                .matches(
                        "\\d+ of 31 entries of every dW are exactly 0\\.05 or −0\\.05, and none of them is larger; .*");
    }

    @Test
    void a_clip_by_norm_is_described() {
        assertThat(text(byNorm(CASE, 0.1, 0)))
                .matches(
                        "every dW and db is 0\\.\\d+ times the formula's, so that the norm of the whole gradient is 0\\.1 and not "
                                + "0\\.\\d+: the gradient is clipped by norm; compare the gradient as it is before the clip \\(PyTorch: "
                                + "clip_grad_norm_; Keras: global_clipnorm\\)");
    }

    @Test
    void a_gradient_divided_by_its_norm_is_described() {
        assertThat(text(byNorm(CASE, 1, 0)))
                .startsWith("every dW and db is divided by the norm of the whole gradient, 0.")
                .contains(": only its direction is left; ");
    }

    @Test
    void a_clip_of_each_tensor_is_described() {
        assertThat(text(byNormOfEach(CASE, 0.1)))
                .matches(
                        "\\d tensors have the norm 0\\.1, and the others are right: each tensor whose norm is larger is scaled "
                                + "down to it; compare the gradient as it is before the clip \\(PyTorch: clip_grad_norm_ of each; Keras: "
                                + "clipnorm\\)");
    }
}
