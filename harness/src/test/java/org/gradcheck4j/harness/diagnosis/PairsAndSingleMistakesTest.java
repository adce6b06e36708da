package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName.Quantity;
import org.junit.jupiter.api.Test;

/** Which of several mistakes is named first, and when two are named together. */
class PairsAndSingleMistakesTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 8, 4, 4, 3, 1);

    @Test
    void a_known_factor_comes_before_a_fitted_one_and_the_fitted_is_no_tie() {
        Diagnosis half = CASE.assertNamed(CASE.changed(CASE.right(), d -> d.map(value -> value / 2)), "scaled");
        assertThat(half.parameters()).isEqualTo(Map.of("c", 0.5));
        assertThat(half.ties()).isEmpty();
    }

    @Test
    void zeros_of_saturated_samples_are_said_to_be_clipped_first() {
        assertThat(ofZeros(-800).id()).hasToString("clipped-loss");
        assertThat(ofZeros(-800).ties()).contains(new DiagnosisId("zero-tensor"));
        assertThat(ofZeros(-2).id()).hasToString("zero-tensor");
    }

    /** All gradients are 0, though the outputs of three samples of class 1 are below ½. */
    private static Diagnosis ofZeros(double logit) {
        DiagnosisCase given = new DiagnosisCase(
                new Network(List.of(new Layer(Matrix.row(1, 0), Matrix.row(0)))),
                new Batch(Matrix.of(2, 3, logit, logit, logit, 1, 2, 3), Matrix.row(1, 1, 1)),
                Precision.DOUBLE);
        return given.diagnosis(given.changed(given.right(), d -> d.map(value -> 0.0)))
                .orElseThrow();
    }

    @Test
    void a_penalty_on_a_sum_of_the_biases_is_two_mistakes() {
        Gradients right = CASE.right();
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            Matrix W = CASE.network().layer(i).weights();
            layers.add(new LayerGradient(
                    right.layer(i).dW().map(W, (d, w) -> d + 0.25 * w),
                    right.layer(i).db().map(d -> 8 * d)));
        }
        Diagnosis both = CASE.assertNamed(new Gradients(layers), "l2-included+scaled-biases");
        assertThat(both.parameters()).isEqualTo(Map.of("c", 8.0, "lambda", 0.25));
    }

    @Test
    void a_second_mistake_that_the_numbers_do_not_need_is_not_named() {
        Gradients flipped = GradientMistake.in(tensor -> tensor.is(Quantity.db), d -> d.map(value -> -value))
                .in(CASE);
        Diagnosis one = CASE.assertNamed(flipped, "scaled-biases");
        assertThat(one.ties()).extracting(DiagnosisId::text).noneMatch(id -> id.contains("+"));
    }

    @Test
    void one_wrong_entry_is_placed_in_its_tensor() {
        List<LayerGradient> layers = new ArrayList<>(CASE.right().layers());
        LayerGradient second = layers.get(1);
        layers.set(
                1,
                new LayerGradient(
                        second.dW(),
                        second.db().withEntries(k -> k == 2 ? 9 : second.db().get(k))));
        Diagnosis single = CASE.assertNamed(new Gradients(layers), "single-entry");
        assertThat(single.parameters()).isEqualTo(Map.of("layer", 2.0, "row", 2.0, "column", 0.0));
        assertThat(single.sentence())
                .startsWith("db2[2] is the only one of 39 entries that disagrees: 9.0 in place of ");
    }
}
