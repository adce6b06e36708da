package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.assertions.GradientAssertions;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What a person reads first: each sentence in full. */
@Isolated("changes the default locale")
class SentencesTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 32, 4, 4, 3, 1);

    private static final String ORDER =
            "read the buffer in the order in which it was written (NumPy: order='C' or 'F'); transpose dWᵀ, do not reshape it";

    @Test
    void a_sum_over_the_batch_is_described() {
        assertThat(sentence(CASE.changed(right(), d -> d.map(v -> 32 * v))))
                .isEqualTo(
                        "every dW and db is exactly 32 times the formula's, and the batch has 32 samples: the engine "
                                + "returns the sum over the batch, not the mean; divide by m");
    }

    @Test
    void a_flipped_sign_is_described() {
        assertThat(sentence(CASE.changed(right(), d -> d.map(v -> -v))))
                .isEqualTo(
                        "every dW and db has the opposite sign: as if dZ[L] is taken as y − A, which is the descent direction, "
                                + "not the gradient, or the loss lacks its minus; use A − y, and subtract the gradient in the "
                                + "update");
    }

    @Test
    void another_base_of_the_logarithm_is_described() {
        assertThat(sentence(CASE.changed(right(), d -> d.map(v -> v / Math.log(2)))))
                .isEqualTo(
                        "every dW and db is 1/ln 2 = 1.4427 times the formula's, as the gradient of a loss with log2 "
                                + "is; take the natural logarithm");
    }

    @Test
    void flipped_labels_are_described() {
        assertThat(sentence(CASE.gradients(backprop -> backprop.labels = y -> y.map(label -> 1 - label))))
                .isEqualTo("the gradient is that of the labels 1 − y: the two classes are swapped, as when 0 and 1 are "
                        + "given to the wrong class on reading the data; swap them back");
    }

    @Test
    void broadcast_labels_are_described() {
        double average = Arrays.stream(CASE.batch().y().toArray()).average().orElseThrow();
        assertThat(sentence(CASE.gradients(backprop -> backprop.labels = y -> y.map(label -> average))))
                .startsWith("every sample is given the mean of the labels, 0.")
                .endsWith(", in place of its own: an [m × 1] array against an [m] one broadcasts to [m × m], so each "
                        + "output is compared with every label; give both the same shape");
    }

    /** Not 0,5000 where a comma stands before the fraction. */
    @Test
    void numbers_are_the_same_in_every_locale() {
        double average = Arrays.stream(CASE.batch().y().toArray()).average().orElseThrow();
        Gradients broadcast = CASE.gradients(backprop -> backprop.labels = y -> y.map(label -> average));
        Locale before = Locale.getDefault();
        String text = sentence(broadcast);
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(sentence(broadcast)).isEqualTo(text);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_transposed_square_layer_is_described() {
        Gradients right = right();
        assertThat(sentence(with(
                        1,
                        new LayerGradient(
                                right.layer(1).dW().transpose(), right.layer(1).db()))))
                .isEqualTo(
                        "dW1 is transposed: the product is A dZᵀ in place of dZ Aᵀ, or its buffer is read by columns, for example if one side keeps W as "
                                + "[inputs × outputs] and the other as [outputs × inputs]; transpose it, or read its buffer in the "
                                + "order in which it was written");
    }

    @Test
    void transposing_every_layer_is_described() {
        Gradients all = new Gradients(right().layers().stream()
                .map(layer -> new LayerGradient(
                        Matrix.of(
                                layer.dW().rows(),
                                layer.dW().columns(),
                                layer.dW().transpose().toArray()),
                        layer.db()))
                .toList());
        assertThat(sentence(all))
                .isEqualTo(
                        "every dW holds the right numbers in the order of its transpose: a buffer that was written by rows is "
                                + "read by columns, or dWᵀ is reshaped to the shape of dW, for example if one side keeps W as [inputs × "
                                + "outputs] and the other as [outputs × inputs]; " + ORDER);
    }

    @Test
    void a_buffer_read_the_wrong_way_is_described() {
        LayerGradient second = right().layer(2);
        assertThat(sentence(with(
                        2,
                        new LayerGradient(
                                Matrix.of(3, 4, second.dW().transpose().toArray()), second.db()))))
                .isEqualTo(
                        "dW2 holds the right numbers in the order of its transpose: a buffer that was written by rows is read by "
                                + "columns, or dWᵀ is reshaped to [3 × 4], for example if one side keeps W as [inputs × outputs] and "
                                + "the other as [outputs × inputs]; " + ORDER);
    }

    @Test
    void a_layers_own_output_as_its_input_is_described() {
        assertThat(sentence(CASE.gradients(backprop -> backprop.ownActivations = Set.of(1))))
                .isEqualTo("dW1 is made with A1, the layer's own output, in place of X, its input, in layer 1: "
                        + "Z[i] = W[i] A[i−1] + b[i], so the derivative by W[i] is the input; use X");
    }

    @Test
    void a_missing_derivative_is_described() {
        assertThat(sentence(powers(0)))
                .isEqualTo(
                        "dZ = dA lacks the factor σ'(Z) = A(1 − A), in every hidden layer: only in the last layer "
                                + "does the derivative of the loss cancel it, so that dZ = A − y; multiply dA by A(1 − A) in every hidden layer");
    }

    @Test
    void a_repeated_derivative_is_described() {
        assertThat(sentence(powers(2)))
                .isEqualTo(
                        "dZ = dA ∘ σ'(Z)² has the factor σ'(Z) = A(1 − A) twice, in every hidden layer, for example if both "
                                + "the layer and its activation apply it; multiply dA by A(1 − A) once");
    }

    @Test
    void weights_updated_too_early_are_described() {
        assertThat(sentence(CASE.gradients(backprop -> backprop.step = 0.5)))
                .isEqualTo("the backward pass uses W − 0.5 dW in place of W: each layer is updated before the layer "
                        + "before it has used its weights; compute every gradient first, then update");
    }

    @Test
    void a_penalty_is_described() {
        Gradients right = right();
        Gradients gradients = new Gradients(IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new LayerGradient(
                        right.layer(i).dW().map(CASE.network().layer(i).weights(), (d, w) -> d + 0.01 * w),
                        right.layer(i).db()))
                .toList());
        assertThat(sentence(gradients))
                .isEqualTo(
                        "every dW holds λW on top, λ = 0.01 (λm = 0.32; λ/2 = 0.005, if the penalty is written without its ½), the biases left out: the gradient is that of "
                                + "the loss with an L2 penalty; set the penalty to 0 (scikit-learn: alpha=0; DL4J: no l2; "
                                + "PyTorch: weight_decay=0), or compare without it");
    }

    @Test
    void a_dropped_sample_is_described() {
        assertThat(sentence(CASE.gradients(backprop -> backprop.dropped = 31)))
                .isEqualTo("sample 31 (from 0), the last, is left out of the batch of 32, but the sum is still divided "
                        + "by all 32: as if a loop ends too early; use all samples");
    }

    @Test
    void the_number_of_features_in_place_of_m_is_described() {
        assertThat(sentence(CASE.changed(right(), d -> d.map(v -> 8 * v))))
                .isEqualTo(
                        "every dW and db is 8 times the formula's: as if the sum over the batch is divided by 4, the number of "
                                + "features (X.shape[1], if samples are rows), and not by m = 32; or 8 gradients are added up, since "
                                + "backward is called 8 times without zero_grad in between, or since the means of 8 micro-batches are "
                                + "added and not divided by 8; divide by the number of samples; if you do, set the gradients to zero first, "
                                + "and call backward once: if the factor stays, it is in the loss");
    }

    @Test
    void a_sign_that_changes_in_each_step_back_is_described() {
        LayerGradient second = right().layer(2);
        assertThat(sentence(with(
                        2,
                        new LayerGradient(second.dW().map(v -> -v), second.db().map(v -> -v)))))
                .isEqualTo(
                        "dW2 and db2 have the opposite sign, while the other gradients are right: as if the sign changes in each "
                                + "step back, as with A(A − 1) for σ'(Z), so that it is right again in layer 1; or a minus is left over, or "
                                + "forgotten; use A(1 − A); if it is used, take the sign of the other gradients");
        LayerGradient first = right().layer(1);
        assertThat(sentence(with(
                        1, new LayerGradient(first.dW().map(v -> -v), first.db().map(v -> -v)))))
                .contains(
                        ": as if dZ1 has this sign already, as with A(A − 1) for σ'(Z1), or these gradients are changed afterwards");
    }

    /** Least squares leave a weight of about 1e-16 for the other class. */
    @Test
    void one_class_alone_is_described() {
        double ones = Arrays.stream(CASE.batch().y().toArray()).sum();
        double[] weights = CASE.batch().y().map(y -> y * 32 / ones).toArray();
        assertThat(sentence(CASE.gradients(backprop -> backprop.weights = weights)))
                .startsWith("dZ[L] is 0 (A − y) in class 0, and ")
                .endsWith(
                        "in class 1: as if only the samples of class 1 count, and their sum is divided by %.0f; use all samples, and divide by m"
                                .formatted(ones));
        double[] other = CASE.batch().y().map(y -> y * Math.PI / 3).toArray();
        assertThat(sentence(CASE.gradients(backprop -> backprop.weights = other)))
                .startsWith("dZ[L] is 0 (A − y) in class 0, and 1.0472 (A − y) in class 1");
    }

    @Test
    void a_factor_without_a_usual_cause_is_described() {
        assertThat(sentence(CASE.changed(right(), d -> d.map(v -> 0.7 * v))))
                .isEqualTo(
                        "every dW and db is 0.7 times the formula's; look for a factor that multiplies the loss or its "
                                + "derivative");
    }

    @Test
    void the_diagnosis_stands_directly_under_the_first_line() {
        Gradients sums = CASE.changed(right(), d -> d.map(v -> 32 * v));
        assertThat(catchThrowable(() -> GradientAssertions.assertThat(sums)
                        .agreesWithFormula(CASE.network(), CASE.batch(), Precision.DOUBLE)))
                .hasMessageContaining(
                        ": every dW and db is exactly 32 times\n  the formula's, and the batch has 32 samples: ")
                .hasMessageContaining("\n  remedy         divide by m\n");
    }

    private static Gradients right() {
        return CASE.right();
    }

    private static Gradients powers(int power) {
        return CASE.gradients(backprop -> {
            backprop.slopePower = power;
            backprop.slopeLayers = Set.of(1, 2);
        });
    }

    private static Gradients with(int i, LayerGradient layer) {
        List<LayerGradient> layers = new ArrayList<>(right().layers());
        layers.set(i - 1, layer);
        return new Gradients(layers);
    }

    private static String sentence(Gradients gradients) {
        return CASE.diagnosis(gradients).orElseThrow().text();
    }
}
