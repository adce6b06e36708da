package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

/** The first number that is not finite, forwards and then backwards, and what makes it. */
class NonFiniteTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 7, 6, 4, 3, 2, 1);
    private static final ExactSolution SOLUTION =
            GradientCheck.of(CASE.network(), CASE.batch(), Precision.DOUBLE).solution();
    private static final String SIGMA =
            "a σ that overflows, or a division by a(1 − a) if a is 0 or 1, makes such numbers";

    private static Matrix with(Matrix matrix, int index, double value) {
        return matrix.withEntries(k -> k == index ? value : matrix.get(k));
    }

    private static Optional<ForwardPass> forward(double loss) {
        List<Matrix> activations = new ArrayList<>();
        SOLUTION.A().forEach(A -> activations.add(A.rounded()));
        return Optional.of(new ForwardPass(activations, loss));
    }

    private static Optional<ForwardPass> lossAlone(double loss) {
        return Optional.of(new ForwardPass(List.of(), loss));
    }

    /** The right gradients, with a number in dW and another in db of one layer. */
    private static Gradients gradients(int layer, double dW, double db) {
        List<LayerGradient> layers = new ArrayList<>(CASE.right().layers());
        LayerGradient right = layers.get(layer - 1);
        layers.set(layer - 1, new LayerGradient(with(right.dW(), right.dW().size() - 1, dW), with(right.db(), 0, db)));
        return new Gradients(layers);
    }

    private static Diagnosis diagnosis(Optional<ForwardPass> forward, Gradients gradients) {
        return NonFinite.find(SOLUTION, new EngineOutput(forward, gradients)).orElseThrow();
    }

    @Test
    void finite_numbers_are_none() {
        assertThat(NonFinite.find(SOLUTION, new EngineOutput(forward(0.5), CASE.right())))
                .isEmpty();
    }

    @Test
    void a_loss_is_made_from_finite_activations() {
        Diagnosis diagnosis = diagnosis(forward(Double.POSITIVE_INFINITY), gradients(3, Double.NaN, Double.NaN));
        assertThat(diagnosis.text())
                .isEqualTo(
                        "J is infinite: the activations are finite, so the loss makes it, as ln 0 does; take the loss "
                                + "from Z[L]");
    }

    /** A file may hold J without the activations: then nothing is known of them. */
    @Test
    void of_activations_that_are_not_shown_nothing_is_said() {
        assertThat(diagnosis(lossAlone(Double.NaN), CASE.right()).text())
                .isEqualTo(
                        "J is not a number: ln 0 makes such numbers, and so does an activation that is not finite (give the "
                                + "activations too, and they are checked first); take the loss from Z[L]");
        assertThat(diagnosis(lossAlone(0.5), gradients(3, Double.NaN, Double.NaN))
                        .sentence())
                .isEqualTo("db3[0] is not a number: dZ3, the derivative of the loss, makes it; " + SIGMA);
    }

    @Test
    void an_activation_comes_before_the_loss() {
        List<Matrix> activations = new ArrayList<>();
        SOLUTION.A().forEach(A -> activations.add(A.rounded()));
        activations.set(1, with(activations.get(1), 7, Double.NaN));
        Optional<ForwardPass> forward = Optional.of(new ForwardPass(activations, Double.NaN));
        Diagnosis diagnosis = diagnosis(forward, CASE.right());
        assertThat(diagnosis.text())
                .isEqualTo("A2[1, 1] is not a number: the forward pass makes it in layer 2; " + SIGMA
                        + "; take σ(z) from e^−|z|, and dZ[L] as A − y");
        assertThat(diagnosis.parameters()).isEqualTo(Map.of("row", 1.0, "column", 1.0));
    }

    @Test
    void the_last_bias_shows_dZ_of_the_loss() {
        assertThat(diagnosis(Optional.empty(), gradients(3, Double.NaN, Double.NaN))
                        .sentence())
                .isEqualTo("db3[0] is not a number: dZ3, the derivative of the loss, makes it; " + SIGMA);
        assertThat(diagnosis(forward(0.5), gradients(3, Double.NaN, Double.NaN)).sentence())
                .isEqualTo("db3[0] is not a number: the forward pass is finite, and dZ3, the derivative of the loss, "
                        + "makes it; " + SIGMA);
    }

    @Test
    void a_bias_before_it_shows_the_backward_pass() {
        assertThat(diagnosis(forward(0.5), gradients(1, 0, Double.NEGATIVE_INFINITY))
                        .sentence())
                .isEqualTo("db1[0] is infinite: the forward pass is finite, and the layers after are finite, so dZ1 "
                        + "makes it in the backward pass; " + SIGMA);
    }

    @Test
    void weights_alone_are_a_product() {
        assertThat(diagnosis(forward(0.5), gradients(1, Double.NaN, 0)).sentence())
                .isEqualTo("dW1[2, 3] is not a number: the forward pass is finite, and db1 is finite, so dZ1 is; its "
                        + "product with X makes it, or what comes after backprop");
    }
}
