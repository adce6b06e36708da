package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
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
                                + "tensor is dZ3, in layer 3: it is made from A3 and y (give the activations too, and they are "
                                + "checked first); the layers before it, which are made from it, are wrong too, or the gradient is "
                                + "changed after backprop");
    }

    @Test
    void tensors_that_are_right_though_made_from_a_wrong_one_are_said() {
        List<LayerGradient> layers = new ArrayList<>(CASE.right().layers());
        LayerGradient last = layers.get(2);
        layers.set(2, new LayerGradient(noisy(last.dW(), 1), noisy(last.db(), 2)));
        assertThat(CASE.assertNamed(new Gradients(layers), "unexplained").sentence())
                .endsWith(
                        "; but dW1, db1, dW2, db2, made from it, are right, so look first at how dW3 and db3 are made from "
                                + "it, and at what is done to them afterwards");
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
                .contains("; but db1, made from it, is right, so look first");
    }
}
