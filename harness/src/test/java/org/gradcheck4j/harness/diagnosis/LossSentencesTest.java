package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

/** The sentences on dZ[L], the labels and the samples, each in full. */
class LossSentencesTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 32, 4, 4, 3, 1);

    @Test
    void a_squared_error_is_described() {
        assertThat(output((a, y, p) -> (a - y) * a * (1 - a)))
                .isEqualTo("dZ[L] is (A − y) σ'(Z[L]), as for the loss ½(A − y)²: a squared error is differentiated, "
                        + "not the cross-entropy, or A − y is taken for dA[L] and sent through σ' once more; with "
                        + "the cross-entropy, dZ[L] is A − y, without σ'");
    }

    @Test
    void a_second_sigmoid_is_described() {
        assertThat(output((a, y, p) -> 1 / (1 + Math.exp(-a)) - y))
                .isEqualTo("dZ[L] is σ(A) − y: σ is applied to the output A once more, as by a loss that takes "
                        + "logits, and only one of them is differentiated; give that loss Z[L] (PyTorch: "
                        + "BCEWithLogitsLoss takes logits, BCELoss takes A; Keras: from_logits)");
    }

    @Test
    void a_missing_slope_of_the_output_is_described() {
        assertThat(output((a, y, p) -> (a - y) / (a * (1 - a))))
                .isEqualTo("dZ[L] is (A − y)/(A(1 − A)): that is dA[L], the derivative of the loss by the output, "
                        + "and its product with σ'(Z[L]) is missing; multiply it by A(1 − A), or set dZ[L] = A − y");
    }

    @Test
    void labels_of_a_hinge_loss_are_described() {
        assertThat(output((a, y, p) -> a - (2 * y - 1)))
                .isEqualTo("dZ[L] is A − (2y − 1): the labels are −1 and 1, as for a hinge loss or a tanh output, in "
                        + "place of 0 and 1; use the labels 0 and 1: (y + 1)/2");
    }

    @Test
    void a_decision_in_place_of_the_output_is_described() {
        assertThat(output((a, y, p) -> (a > 0.5 ? 1 : 0) - y))
                .isEqualTo("dZ[L] is made from the decision, 1 if A > ½ and else 0, in place of the output A, as a "
                        + "perceptron does: only samples that are decided wrongly count; subtract y from A itself; "
                        + "round only to count right answers");
    }

    @Test
    void an_epsilon_in_the_logarithms_is_described() {
        assertThat(output((a, y, p) -> ((1 - y) / (1 - a + 1e-3) - y / (a + 1e-3)) * a * (1 - a)))
                .isEqualTo("the loss takes log(A + ε) and log(1 − A + ε), ε = 0.001, and its derivative has A + ε "
                        + "and 1 − A + ε in its denominators, so that σ'(Z[L]) does not cancel: dZ[L] is smaller than A "
                        + "− y, most of all if the output is wrong; take the loss from Z[L], so that dZ[L] is A − y");
    }

    @Test
    void a_clipped_output_is_described() {
        assertThat(output(OutputGradientTest.spread(), (a, y, p) -> Math.min(Math.max(a, 0.1), 0.9) - y))
                .isEqualTo("dZ[L] is made from an output that is clipped to [ε, 1 − ε], ε = 0.1: a right "
                        + "output beyond the clip keeps a gradient of size ε, and a wrong one loses part of its "
                        + "gradient; the gradient is off by 13.6562 % of its size; 26 of 32 samples are clipped, "
                        + "and 12 of these are wrong: samples 0, 2, 4, 5, 7, … (from 0); clip only inside the logarithm, and "
                        + "take dZ[L] = A − y from the output as it is");
    }

    /** The gradient tells only whose is lost. */
    @Test
    void a_clamp_with_an_epsilon_that_few_people_use_is_not_said_to_be_known() {
        assertThat(output(OutputGradientTest.spread(), (a, y, p) -> a < 0.123 || a > 0.877 ? 0 : a - y))
                .startsWith("the output is clamped to [ε, 1 − ε], ε = 0.1")
                .containsPattern(
                        " \\(any from 0\\.1\\d+ to 0\\.1\\d+ gives the same\\), before the loss, and the clamp is differentiated too");
    }

    @Test
    void an_output_that_a_clip_makes_constant_is_described() {
        assertThat(output((a, y, p) -> 0.3 - y))
                .isEqualTo(
                        "dZ[L] is αA + βy + γ with α = 0, β = -1 and γ = 0.3, in place of A − y: the constant γ stands in "
                                + "place of A, as from a clip that every output lies beyond; look at how dZ[L] is made from A and y");
    }

    @Test
    void a_clamp_is_described() {
        assertThat(output(OutputGradientTest.spread(), (a, y, p) -> a < 0.1 || a > 0.9 ? 0 : a - y))
                .isEqualTo("the output is clamped to [ε, 1 − ε], ε = 0.1, before the loss, and the clamp is "
                        + "differentiated too: outside, its derivative is 0, so that a sample there has no "
                        + "gradient, however wrong it is; here 88.6098 % of the true gradient is lost; 26 of 32 samples "
                        + "are clipped, and 12 of these are wrong: samples 0, 2, 4, 5, 7, … (from 0); take the "
                        + "loss from Z[L] (Keras: from_logits=True; PyTorch: BCEWithLogitsLoss)");
    }

    @Test
    void smoothed_labels_are_described() {
        assertThat(output((a, y, p) -> a - (0.9 * y + 0.05)))
                .isEqualTo("the labels are 0.05 and 0.95 in place of 0 and 1: label smoothing is on, with ε = 0.1; "
                        + "turn it off, or compare with the same labels");
    }

    @Test
    void labels_smoothed_in_one_class_are_described() {
        assertThat(output((a, y, p) -> a - 0.9 * y))
                .isEqualTo("the labels are 0 and 0.9 in place of 0 and 1: label smoothing is on, with ε = 0.1, of "
                        + "class 1 alone; turn it off, or compare with the same labels");
    }

    @Test
    void balanced_classes_are_described() {
        double ones = Arrays.stream(CASE.batch().y().toArray()).sum();
        assertThat(output((a, y, p) -> (a - y) * 16 / (y == 1 ? ones : 32 - ones)))
                .isEqualTo("dZ[L] is 0.842105 (A − y) in class 0, and 1.23077 (A − y) in class 1: each class counts "
                        + "as much as the other, m/(2 m_class) (scikit-learn: class_weight='balanced'); count every "
                        + "sample once, or compare with the weighted loss");
    }

    @Test
    void a_class_with_a_weight_is_described() {
        assertThat(output((a, y, p) -> (a - y) * (y == 1 ? 3 : 1)))
                .isEqualTo("dZ[L] is 1 (A − y) in class 0, and 3 (A − y) in class 1: class 1 has a weight of its own "
                        + "(PyTorch: pos_weight); count every sample once, or compare with the weighted loss");
    }

    @Test
    void a_lost_term_of_the_loss_is_described() {
        assertThat(output((a, y, p) -> y == 1 ? a - y : 0))
                .isEqualTo("dZ[L] is 0 (A − y) in class 0, and 1 (A − y) in class 1: as if the loss is −y log A alone, "
                        + "without the term of class 0, or only samples of class 1 count; add −(1 − y) log(1 − A)");
    }

    @Test
    void a_term_with_the_wrong_sign_is_described() {
        assertThat(output((a, y, p) -> y == 1 ? a - y : -a))
                .isEqualTo("dZ[L] is -1 (A − y) in class 0, and 1 (A − y) in class 1: as if the derivative of log(1 − "
                        + "A) is taken as 1/(1 − A), without its minus; it is −1/(1 − A): dZ[L] = A − y for both "
                        + "classes");
    }

    @Test
    void lost_labels_are_described() {
        assertThat(output((a, y, p) -> a))
                .isEqualTo("dZ[L] is αA + βy + γ with α = 1, β = 0 and γ = 0, in place of A − y: the labels are all "
                        + "0, or are lost; subtract y");
    }

    @Test
    void an_output_gradient_without_a_name_is_described() {
        assertThat(output((a, y, p) -> 0.5 * a - 2 * y + 0.25))
                .isEqualTo("dZ[L] is αA + βy + γ with α = 0.5, β = -2 and γ = 0.25, in place of A − y; look at how "
                        + "dZ[L] is made from A and y");
    }

    @Test
    void a_wrong_label_is_described() {
        Matrix right = CASE.batch().y();
        assertThat(text(CASE.gradients(backprop ->
                        backprop.labels = y -> y.withEntries(k -> k == 31 ? 1 - right.get(k) : right.get(k)))))
                .isEqualTo(
                        "the label of sample 31 (from 0), the last, is 1 in place of 0, and all others are right: as "
                                + "if a loop that copies the labels starts too late or ends too early, or a row is read wrong; "
                                + "compare the labels with the original data");
    }

    @Test
    void shifted_labels_are_described() {
        assertThat(text(SamplesTest.labels(CASE, k -> (k + 1) % 32)))
                .isEqualTo("the labels are those of other samples: they are shifted by -1: sample k has the label of "
                        + "sample k + 1; keep each label with its sample, and apply one order to X and y alike");
    }

    @Test
    void labels_in_reverse_order_are_described() {
        assertThat(text(SamplesTest.labels(CASE, k -> 31 - k)))
                .isEqualTo("the labels are those of other samples: they are in reverse order; keep each label with "
                        + "its sample, and apply one order to X and y alike");
    }

    @Test
    void labels_left_behind_are_described() {
        List<Integer> order = IntStream.range(0, 32)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> CASE.batch().X().get(2, k)))
                .toList();
        assertThat(text(SamplesTest.labels(CASE, order::indexOf)))
                .isEqualTo("the labels are those of other samples: they are left as they were, while the samples are "
                        + "sorted by feature 2 (from 0); keep each label with its sample, and apply one order to X "
                        + "and y alike");
    }

    @Test
    void labels_in_any_order_are_described() {
        assertThat(text(SamplesTest.labels(CASE, k -> 7 * k % 32)))
                .isEqualTo("20 of 32 samples have a wrong label, as many 1 in place of 0 as 0 in place of 1: as if X "
                        + "and y are shuffled apart, or so many labels are wrong; keep each label with its sample, and "
                        + "apply one order to X and y alike");
    }

    @Test
    void the_first_samples_are_described() {
        assertThat(text(SamplesTest.weighted(CASE, k -> k < 24 ? 1 : 0)))
                .isEqualTo("only the samples 0 to 23 (from 0) of 32 count, and the sum is still divided by all 32: as "
                        + "if the others were split off, as for validation, are masked, or are a batch that is left "
                        + "out; use all samples, and divide by m");
    }

    @Test
    void the_last_mini_batch_is_described() {
        assertThat(text(SamplesTest.weighted(CASE, k -> k < 24 ? 0 : 4)))
                .isEqualTo("only the samples 24 to 31 (from 0) of 32 count, and the sum is divided by 8: as if the "
                        + "gradient of each mini-batch overwrites the one before, or the first samples are skipped; "
                        + "use all samples, and divide by m");
    }

    @Test
    void one_sample_alone_is_described() {
        assertThat(text(SamplesTest.weighted(CASE, k -> k == 5 ? 32 : 0)))
                .isEqualTo("sample 5 (from 0) alone of 32 counts, and the sum is divided by 1: as if it is a step of "
                        + "stochastic gradient descent; use all samples, and divide by m");
    }

    @Test
    void every_second_sample_is_described() {
        assertThat(text(SamplesTest.weighted(CASE, k -> k % 2 == 0 ? 2 : 0)))
                .isEqualTo("only one in 2 samples counts, of 32, from sample 0 (from 0) on, and the sum is divided by "
                        + "16: as if the data are thinned; use all samples, and divide by m");
    }

    @Test
    void unequal_batches_are_described() {
        assertThat(text(SamplesTest.weighted(CASE, k -> k < 30 ? 0.8 : 4)))
                .isEqualTo("it is as if the mean of the means of 4 mini-batches of 10 samples is taken, of which the "
                        + "last has only 2: each of those counts 5 times as much as another sample, as it also does if "
                        + "it is repeated to fill the batch; weight each mean with the size of its batch, or add up "
                        + "sums and divide by m");
    }

    @Test
    void a_product_of_means_is_described() {
        assertThat(text(SamplesTest.productOfMeans(CASE)))
                .isEqualTo("every dW is the product of two means, that of dZ and that of the layer's input: both are "
                        + "averaged over the batch before they are multiplied, so that dW = db mean(A)ᵀ; multiply "
                        + "sample by sample, then average: dW = 1/m dZ Aᵀ");
    }

    private static String text(Gradients gradients) {
        return CASE.diagnosis(gradients).orElseThrow().text();
    }

    private static String output(FaultyBackprop.Output output) {
        return output(CASE, output);
    }

    private static String output(DiagnosisCase given, FaultyBackprop.Output output) {
        return given.diagnosis(given.gradients(backprop -> backprop.output = output))
                .orElseThrow()
                .text();
    }
}
