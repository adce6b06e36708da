package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

/** A place is said only as far as the numbers show it. */
class UnexplainedTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 7, 6, 4, 4, 3, 1);

    private static Matrix noisy(Matrix matrix, long seed) {
        Random random = new Random(seed);
        return matrix.map(v -> v + random.nextGaussian());
    }

    @Test
    void a_gradient_that_is_wrong_all_over_may_have_been_changed_after_backprop() {
        Gradients noisy = CASE.changed(CASE.right(), d -> noisy(d, 1));
        assertThat(CASE.assertNamed(noisy, "unexplained").sentence())
                .isEqualTo(
                        "none of the known mistakes gives these numbers; going back from the output, the first wrong "
                                + "tensor is dZ3, in layer 3: it is made from A3 and y; the "
                                + "layers before it, which are made from it, are wrong too, or the gradient is "
                                + "changed after backprop");
    }

    @Test
    void tensors_that_are_right_though_made_from_a_wrong_one_are_said() {
        List<LayerGradient> layers = new ArrayList<>(CASE.right().layers());
        LayerGradient last = layers.get(2);
        layers.set(2, new LayerGradient(noisy(last.dW(), 1), noisy(last.db(), 2)));
        assertThat(CASE.assertNamed(new Gradients(layers), "unexplained").sentence())
                .endsWith(
                        "the first wrong tensors are dW3 and db3, in layer 3: dW1, db1, dW2 and db2, made from the same dZ3, are "
                                + "right, so look at how dW3 and db3 are made from it, and at what is done to them afterwards");
    }

    @Test
    void a_nan_in_dW_alone_is_not_in_dZ() {
        List<LayerGradient> layers = new ArrayList<>(CASE.right().layers());
        LayerGradient second = layers.get(1);
        Matrix dW =
                second.dW().withEntries(k -> k == 1 ? Double.NaN : second.dW().get(k));
        layers.set(1, new LayerGradient(dW, second.db()));
        assertThat(CASE.assertNamed(new Gradients(layers), "non-finite").sentence())
                .isEqualTo("dW2[0, 1] is not a number: db2 is finite, so dZ2 is; its product with A1 makes it, or what "
                        + "comes after backprop");
    }

    @Test
    void a_bias_whose_weights_are_right_is_a_wrong_sum() {
        List<LayerGradient> layers = new ArrayList<>(CASE.right().layers());
        LayerGradient second = layers.get(1);
        layers.set(1, new LayerGradient(second.dW(), noisy(second.db(), 1)));
        Diagnosis diagnosis = CASE.assertNamed(new Gradients(layers), "unexplained");
        assertThat(diagnosis.sentence())
                .isEqualTo(
                        "none of the known mistakes gives these numbers; going back from the output, the first wrong "
                                + "tensor is db2, while the layers after it agree: dW2 is right, so look at the sum over the "
                                + "samples that makes db2 from dZ2; if it is right, dZ2 is wrong by what its product with A1 "
                                + "does not show, such as a constant if each input has the mean 0");
        assertThat(diagnosis.parameters()).isEqualTo(Map.of("layer", 2.0));
    }

    @Test
    void one_tensor_that_is_right_is_said() {
        List<LayerGradient> layers = new ArrayList<>();
        CASE.right()
                .layers()
                .forEach(layer -> layers.add(new LayerGradient(noisy(layer.dW(), 1), noisy(layer.db(), 2))));
        layers.set(
                0, new LayerGradient(layers.get(0).dW(), CASE.right().layer(1).db()));
        assertThat(CASE.assertNamed(new Gradients(layers), "unexplained").sentence())
                .contains("dW3 and db3, in layer 3: db1, made from the same dZ3, is right, so look at");
    }

    /** The layers, each changed by its number. */
    private static Gradients byLayer(Gradients right, BiFunction<Integer, LayerGradient, LayerGradient> change) {
        return new Gradients(IntStream.rangeClosed(1, right.layers().size())
                .mapToObj(i -> change.apply(i, right.layer(i)))
                .toList());
    }

    private static Matrix withZero(Matrix matrix, IntPredicate isZero) {
        return matrix.withEntries(k -> isZero.test(k) ? 0 : matrix.get(k));
    }

    private static LayerGradient withoutRow(LayerGradient layer, int row) {
        int width = layer.dW().columns();
        return layer.db().rows() == 1
                ? layer
                : new LayerGradient(withZero(layer.dW(), k -> k / width == row), withZero(layer.db(), k -> k == row));
    }

    private static LayerGradient withoutColumn(LayerGradient layer, int column) {
        int width = layer.dW().columns();
        return new LayerGradient(withZero(layer.dW(), k -> k % width == column), layer.db());
    }

    @Test
    void rows_that_were_not_filled_are_said_and_no_dZ_is_called_wrong() {
        assertThat(CASE.diagnosis(byLayer(
                                CASE.right(),
                                (i, layer) -> withoutRow(layer, layer.db().rows() - 1)))
                        .orElseThrow()
                        .text())
                .isEqualTo(
                        "none of the known mistakes gives these numbers; the last row of db2, dW2, db1 and dW1 is 0, and "
                                + "no other row disagrees: as if a loop over the neurons ends too early; loop over all neurons of "
                                + "every layer");
        assertThat(CASE.diagnosis(byLayer(CASE.right(), (i, layer) -> withoutRow(layer, 0)))
                        .orElseThrow()
                        .sentence())
                .endsWith(
                        "the first row of db2, dW2, db1 and dW1 is 0, and no other row disagrees: as if a loop over the "
                                + "neurons starts at 1, not at 0");
        assertThat(CASE.diagnosis(byLayer(CASE.right(), (i, layer) -> withoutRow(layer, i)))
                        .orElseThrow()
                        .sentence())
                .endsWith("row 2 (from 0) of db2 and dW2 is 0, row 1 (from 0) of db1 and dW1 is 0, and no other row "
                        + "disagrees: as if they are left out");
    }

    @Test
    void columns_that_were_not_filled_are_said() {
        assertThat(CASE.diagnosis(byLayer(
                                CASE.right(),
                                (i, layer) -> withoutColumn(layer, layer.dW().columns() - 1)))
                        .orElseThrow()
                        .text())
                .endsWith(
                        "; the last column of dW3, dW2 and dW1 is 0, and no other column disagrees: as if a loop over the "
                                + "inputs ends too early; loop over all inputs of every layer");
        assertThat(CASE.diagnosis(byLayer(CASE.right(), (i, layer) -> withoutColumn(layer, 0)))
                        .orElseThrow()
                        .sentence())
                .endsWith("as if a loop over the inputs starts at 1, not at 0");
    }

    /** The first and the last row of dW2 and db2 are noise, and so is the last of dW1 and db1. */
    @Test
    void a_dZ_from_which_right_rows_are_made_is_not_called_wrong() {
        Gradients partly = byLayer(
                CASE.right(),
                (i, layer) -> i == 3 ? layer : noisyRow(layer, layer.db().rows() - 1));
        assertThat(CASE.assertNamed(partly, "unexplained").sentence())
                .endsWith(
                        "the first wrong tensors are dW2 and db2, in layer 2, while the layers after it agree: rows 0, 1, 2 "
                                + "(from 0) of dW1, made from the same dZ2, are right, so look at how dW2 and db2 are made from it, and at "
                                + "what is done to them afterwards");
    }

    private static LayerGradient noisyRow(LayerGradient layer, int row) {
        Random random = new Random(row);
        int width = layer.dW().columns();
        return new LayerGradient(
                layer.dW().withEntries(k -> layer.dW().get(k) + (k / width == row ? random.nextGaussian() : 0)),
                layer.db().withEntries(k -> layer.db().get(k) + (k == row ? random.nextGaussian() : 0)));
    }

    @Test
    void tensors_with_factors_of_their_own_are_listed() {
        Gradients own = byLayer(
                CASE.right(),
                (i, layer) -> new LayerGradient(
                        layer.dW().map(v -> (1 + 0.3 * i) * v), layer.db().map(v -> v / (1 + i))));
        assertThat(CASE.diagnosis(own).orElseThrow().text())
                .isEqualTo(
                        "none of the known mistakes gives these numbers; every wrong dW and db is the formula's times a number "
                                + "of its own: dW1 1.3, db1 0.5, dW2 1.6, db2 0.333333, dW3 1.9, db3 0.25; look for what multiplies or "
                                + "divides each by itself");
        Gradients normed = byLayer(
                CASE.right(),
                (i, layer) -> new LayerGradient(
                        layer.dW().map(v -> v / norm(layer.dW())), layer.db().map(v -> v / norm(layer.db()))));
        assertThat(CASE.diagnosis(normed).orElseThrow().sentence())
                .endsWith("; each has the norm 1, as if it is scaled to that");
    }

    private static double norm(Matrix matrix) {
        return IntStream.range(0, matrix.size()).mapToDouble(matrix::get).reduce(0, Math::hypot);
    }

    @Test
    void the_number_of_a_layers_inputs_in_place_of_m_is_recognised() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 7, 20, 4, 5, 3, 1);
        Gradients byInputs = byLayer(given.right(), (i, layer) -> {
            double factor = 20.0 / layer.dW().columns();
            return new LayerGradient(layer.dW().map(v -> factor * v), layer.db().map(v -> factor * v));
        });
        assertThat(given.diagnosis(byInputs).orElseThrow().text())
                .endsWith(
                        "dW1 5, db1 5, dW2 4, db2 4, dW3 6.66667, db3 6.66667; that is m/n[i−1], n[i−1] being the number of the "
                                + "layer's inputs: as if the sum over the samples is divided by the length of the wrong axis of A[i−1], and "
                                + "not by m = 20; divide by m, the number of samples");
    }

    @Test
    void noise_has_no_factors() {
        Gradients noisy = CASE.changed(CASE.right(), d -> noisy(d, 1));
        assertThat(CASE.assertNamed(noisy, "unexplained").sentence()).doesNotContain("times");
    }

    /** A1 is rounded to float32 alone: no whole backprop in float32 repeats these errors. */
    @Test
    void errors_of_the_size_of_float32_are_said_to_be() {
        Gradients wrong = CASE.gradients(backprop -> backprop.output = (a, y, p) -> (float) a - y);
        assertThat(CASE.diagnosis(wrong).orElseThrow().text())
                .startsWith("none of the known mistakes gives these numbers; every gradient is within ")
                .endsWith(
                        " of the formula's, relative to the largest entry of each, and the errors are of the size of float32 "
                                + "rounding: look for a float, a cast or an array of float32, in the backprop or where X, W and b are "
                                + "saved; a small constant, such as an ε, may do the same; compute in the precision of the gradient, and save "
                                + "X, W and b with all digits");
    }

    @Test
    void errors_that_rounded_weights_make_are_said_to_be_small() {
        Network rounded = new Network(CASE.network().layers().stream()
                .map(layer -> new Layer(layer.weights().map(w -> Math.rint(1e5 * w) / 1e5), layer.bias()))
                .toList());
        DiagnosisCase saved = new DiagnosisCase(rounded, CASE.batch(), Precision.DOUBLE);
        assertThat(saved.diagnosis(CASE.right()).orElseThrow().text())
                .endsWith(
                        " of the formula's, relative to the largest entry of each: were X, W or b rounded when they were saved, "
                                + "is a small constant, such as an ε, added somewhere, or is the gradient a difference of weights, divided "
                                + "by a small learning rate?; save X, W and b with all digits; if the gradient is a difference of weights, "
                                + "take the step with the learning rate 2^40");
    }

    @Test
    void what_to_do_next_is_said() {
        Gradients noisy = CASE.changed(CASE.right(), d -> noisy(d, 1));
        assertThat(CASE.assertNamed(noisy, "unexplained").remedy())
                .isEqualTo(
                        "these may be two mistakes together: correct one that you see, and check again; give the activations and "
                                + "J, and they are judged first (Python: save(…, activations=[A1, A2], loss=J); Java: withForwardPass(new "
                                + "ForwardPass(…)))");
    }
}
