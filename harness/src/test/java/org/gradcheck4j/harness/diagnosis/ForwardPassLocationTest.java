package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** Where it starts, if the engine shows its activations and its loss. */
class ForwardPassLocationTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 7, 6, 4, 4, 3, 2, 1);
    private static final GradientCheck CHECK = GradientCheck.of(CASE.network(), CASE.batch(), Precision.DOUBLE);

    /** An engine whose activations of some layers are off, and follow from their input in the others. */
    private static String withWrong(int... layers) {
        List<Matrix> activations = new ArrayList<>();
        Matrix A = CASE.batch().X();
        for (int i = 1; i <= CASE.network().depth(); i++) {
            A = sigmoid(CASE.network().layer(i), A);
            for (int layer : layers) {
                A = layer == i ? A.map(a -> 0.9 * a) : A;
            }
            activations.add(A);
        }
        return sentence(activations, CHECK.solution().J().high(0), CASE.right());
    }

    private static Matrix sigmoid(Layer layer, Matrix input) {
        return layer.weights()
                .times(input)
                .plus(layer.bias().times(Matrix.filled(1, input.columns(), 1)))
                .map(z -> 1 / (1 + Math.exp(-z)));
    }

    private static Diagnosis diagnosis(List<Matrix> activations, double loss, Gradients gradients) {
        EngineOutput output = new EngineOutput(Optional.of(new ForwardPass(activations, loss)), gradients);
        return CHECK.judge(output, Arithmetic.of(Precision.DOUBLE)).diagnosis().orElseThrow();
    }

    private static String sentence(List<Matrix> activations, double loss, Gradients gradients) {
        return diagnosis(activations, loss, gradients).sentence();
    }

    private static List<Matrix> rightActivations() {
        List<Matrix> activations = new ArrayList<>();
        CHECK.solution().A().forEach(A -> activations.add(A.rounded()));
        return activations;
    }

    private static LayerGradient noisy(LayerGradient layer) {
        Random random = new Random(1);
        return new LayerGradient(
                layer.dW().map(d -> d + random.nextGaussian()), layer.db().map(d -> d + random.nextGaussian()));
    }

    @Test
    void the_first_layer_has_no_input_that_could_be_wrong() {
        assertThat(withWrong(1))
                .isEqualTo("the forward pass goes wrong in layer 1: A1 is not σ(W1 X + b1); the layers after it are "
                        + "right, given their own input");
    }

    @Test
    void the_last_layer_has_none_after_it() {
        assertThat(withWrong(4))
                .isEqualTo("the forward pass goes wrong in layer 4: A4 is not σ(W4 A3 + b4), though A3 is right");
    }

    @Test
    void one_more_wrong_layer_is_named() {
        assertThat(withWrong(2, 4))
                .isEqualTo("the forward pass goes wrong in layer 2: A2 is not σ(W2 A1 + b2), though A1 is right; "
                        + "layer 4 is also wrong, given its own input");
    }

    @Test
    void several_more_wrong_layers_are_named() {
        assertThat(withWrong(1, 2, 4))
                .isEqualTo("the forward pass goes wrong in layer 1: A1 is not σ(W1 X + b1); layers 2, 4 are also "
                        + "wrong, given their own input");
    }

    @Test
    void a_layer_may_be_off_by_twice_the_bound_given_its_own_input() {
        List<Matrix> activations = rightActivations();
        activations.set(0, activations.get(0).map(a -> 0.9 * a));
        activations.set(1, sigmoid(CASE.network().layer(2), activations.get(0)));
        activations.set(2, sigmoid(CASE.network().layer(3), activations.get(1)));
        Matrix last = sigmoid(CASE.network().layer(4), activations.get(2));
        activations.set(3, last.withEntries(k -> last.get(k) + (k == 5 ? 2.5e-16 : 0)));
        double loss = CHECK.solution().J().high(0);
        assertThat(sentence(activations, loss, CASE.right()))
                .endsWith("the layers after it are right, given their own input");
        activations.set(3, last.withEntries(k -> last.get(k) + (k == 5 ? 1e-13 : 0)));
        assertThat(sentence(activations, loss, CASE.right())).endsWith("layer 4 is also wrong, given its own input");
    }

    @Test
    void a_wrong_activation_comes_before_a_mistake_in_the_gradients() {
        List<Matrix> activations = rightActivations();
        activations.set(3, activations.get(3).map(a -> 0.9 * a));
        Gradients sums = CASE.changed(CASE.right(), d -> d.map(value -> 6 * value));
        assertThat(sentence(activations, CHECK.solution().J().high(0), sums))
                .isEqualTo("the forward pass goes wrong in layer 4: A4 is not σ(W4 A3 + b4), though A3 is right");
    }

    /** Layer 2 writes into the array of layer 1, after it has read it. */
    @Test
    void an_activation_that_was_overwritten_after_its_use_is_told_from_a_wrong_one() {
        DiagnosisCase square = DiagnosisCase.of(Precision.DOUBLE, 7, 6, 4, 4, 4, 1);
        GradientCheck check = GradientCheck.of(square.network(), square.batch(), Precision.DOUBLE);
        List<Matrix> activations = new ArrayList<>();
        check.solution().A().forEach(A -> activations.add(A.rounded()));
        activations.set(0, activations.get(1));
        assertThat(text(check, activations, square.right()))
                .isEqualTo(
                        "A1 is not σ(W1 X + b1), but A2 is σ(W2 A1 + b2) of the right A1: so A1 was right when A2 was made "
                                + "from it, and was overwritten afterwards; its numbers are those of A2, as if both are one array; give "
                                + "each layer an array of its own, or keep a copy");
        activations.set(0, activations.get(0).map(a -> 2 * a));
        assertThat(text(check, activations, square.right())).contains("overwritten afterwards; give each layer");
    }

    @Test
    void a_wrong_activation_whose_error_the_next_one_hides_is_not_called_overwritten() {
        List<Matrix> activations = rightActivations();
        Matrix first = activations.get(0);
        activations.set(0, first.withEntries(k -> first.get(k) + (k == 5 ? 3e-15 : 0)));
        assertThat(sentence(activations, CHECK.solution().J().high(0), CASE.right()))
                .startsWith("the forward pass goes wrong in layer 1: A1 is not σ(W1 X + b1)");
    }

    @Test
    void a_layer_that_computes_another_function_is_named() {
        assertThat(ofHidden((z, b) -> Math.tanh(z)))
                .isEqualTo(
                        "the forward pass goes wrong in layer 1: A1 is tanh(W1 X + b1), not σ(W1 X + b1); so it is in layers "
                                + "2, 3; only layers with σ are covered: check with σ in every layer");
        assertThat(ofHidden((z, b) -> Math.max(z, 0))).contains("A1 is ReLU(W1 X + b1), not σ(W1 X + b1); so it is in");
        assertThat(ofHidden((z, b) -> z)).contains("A1 is W1 X + b1 itself, not σ(W1 X + b1); so it is in");
        assertThat(ofHidden((z, b) -> 1 / (1 + Math.exp(z))))
                .contains("A1 is σ(−(W1 X + b1)), not σ(W1 X + b1); so it is in");
        assertThat(ofHidden((z, b) -> 1 / (1 + Math.exp(b - z))))
                .contains("A1 is σ(W1 X), without b1, not σ(W1 X + b1)");
        assertThat(ofHidden((z, b) -> 1 / (1 + Math.exp(2 * b - z)))).contains("A1 is σ(W1 X − b1), not σ(W1 X + b1)");
        assertThat(ofHidden((z, b) -> 1 / (1 + Math.exp(-2 * z)))).contains("A1 is not σ(W1 X + b1); layers 2, 3 are");
    }

    /** An engine whose hidden layers are another function of z and the bias. */
    private static String ofHidden(DoubleBinaryOperator function) {
        List<Matrix> activations = new ArrayList<>();
        Matrix A = CASE.batch().X();
        for (int i = 1; i <= CASE.network().depth(); i++) {
            Layer layer = CASE.network().layer(i);
            Matrix product = layer.weights().times(A);
            int m = A.columns();
            A = i == CASE.network().depth()
                    ? sigmoid(layer, A)
                    : product.withEntries(k -> {
                        double bias = layer.bias().get(k / m);
                        return function.applyAsDouble(product.get(k) + bias, bias);
                    });
            activations.add(A);
        }
        return text(CHECK, activations, CASE.right());
    }

    private static String text(GradientCheck check, List<Matrix> activations, Gradients gradients) {
        EngineOutput output =
                new EngineOutput(Optional.of(new ForwardPass(activations, OptionalDouble.empty())), gradients);
        return check.judge(output, Arithmetic.of(Precision.DOUBLE))
                .diagnosis()
                .orElseThrow()
                .text();
    }

    @Test
    void a_right_forward_pass_is_said() {
        List<LayerGradient> layers = new ArrayList<>(CASE.right().layers());
        layers.set(0, noisy(layers.get(0)));
        double loss = CHECK.solution().J().high(0);
        String place =
                "going back from the output, the first wrong tensor is dZ1, in layer 1, while the layers after it "
                        + "agree: it is made from W2, dZ2 and σ'(Z1)";
        assertThat(sentence(rightActivations(), loss, new Gradients(layers)))
                .isEqualTo("none of the known mistakes gives these numbers; the forward pass is right, and " + place);
        assertThat(sentence(rightActivations(), loss + 1, new Gradients(layers)))
                .isEqualTo("none of the known mistakes gives these numbers; the activations are right, the loss J is "
                        + "not, and " + place);
    }

    @Test
    void a_wrong_dZ_of_the_last_layer_is_made_from_what_is_shown() {
        List<LayerGradient> layers = new ArrayList<>(CASE.right().layers());
        layers.set(3, noisy(layers.get(3)));
        assertThat(sentence(rightActivations(), CHECK.solution().J().high(0), new Gradients(layers)))
                .contains(
                        "the first wrong tensors are dW4 and db4, in layer 4: dW1, db1, dW2, db2, dW3 and db3, made from the same dZ4, ");
    }

    @Test
    void a_wrong_loss_alone_is_said() {
        Diagnosis diagnosis = diagnosis(rightActivations(), 7, CASE.right());
        assertThat(diagnosis.text())
                .isEqualTo(
                        "the activations and the gradients are right, but the loss J is not: as if another loss is computed, or a term of it is missing "
                                + "or added, such as −(1 − y) ln(1 − A) or a penalty; compare it with the mean of max(z, 0) − y z + "
                                + "ln(1 + e^−|z|), z = Z[L]");
        assertThat(diagnosis.parameters()).isEqualTo(Map.of("layer", 0.0));
    }

    @Test
    void a_loss_that_is_a_usual_multiple_is_described() {
        double J = Objects.requireNonNull(CHECK.solution().tensors().get(TensorName.LOSS))
                .high(0);
        int m = CASE.batch().size();
        assertThat(sentence(List.of(), m * J, CASE.right()))
                .isEqualTo(
                        "the gradients are right, but the loss J is %d times the formula's, and the batch has %d samples: it is the sum, not the mean"
                                .formatted(m, m));
        assertThat(sentence(List.of(), -J, CASE.right()))
                .endsWith("but the loss J is the formula's with the opposite sign");
        assertThat(sentence(List.of(), J / Math.log(2), CASE.right()))
                .endsWith("but the loss J is the formula's in bits: as if it takes log2");
        assertThat(sentence(List.of(), 1.37 * J, CASE.right())).contains("but the loss J is not: as if another loss ");
    }

    @Test
    void of_activations_that_are_not_shown_nothing_is_said() {
        assertThat(sentence(List.of(), 7, CASE.right()))
                .startsWith("the gradients are right, but the loss J is not: as if ");
    }
}
