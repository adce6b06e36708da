package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other labels, weights of the classes, and other forms of dZ[L]: 5 samples of class 0 and 3 of class 1. */
class OutputMistakesTest {

    private static final EvidenceCase CASE = labelled(1, 0, 0, 1, 0, 0, 1, 0);

    private static EvidenceCase labelled(double... y) {
        EvidenceCase seeded = EvidenceCase.seeded(5, y.length, 4, 6, 1);
        return EvidenceCase.of(seeded.network(), new Batch(seeded.batch().X(), Matrix.row(y)));
    }

    private static List<Candidate> weighted(EvidenceCase given, double ofZero, double ofOne) {
        Matrix weights = given.batch().y().map(y -> y == 1 ? ofOne : ofZero);
        return given.accepted(
                new ClassWeighted(),
                Candidate.formula().departing(departure -> departure.withSampleWeights(weights), Predictions.MISTAKE));
    }

    private static List<Candidate> labels(DoubleUnaryOperator change) {
        Matrix labels = CASE.batch().y().map(change);
        return CASE.accepted(
                new LabelsSmoothed(),
                Candidate.formula().departing(departure -> departure.withLabels(labels, 0), Predictions.MISTAKE));
    }

    private static List<Candidate> affine(double alpha, double beta, double gamma) {
        return CASE.accepted(
                new OutputFit(),
                Candidate.formula()
                        .departing(
                                departure -> departure.withOutputGradient(OutputGradient.affine(alpha, beta, gamma)),
                                Predictions.MISTAKE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.8 | 1.3333333333333333 | each class counts as much as the other",
                "1 | 1.6666666666666667 | each sample of class 1 counts as many times as there are samples of class 0 for it",
                "0 | 1 | the loss is −y log A alone, without the term of class 0",
                "0 | 2.6666666666666667 | only the samples of class 1 count, and their sum is divided by 3",
                "1.6 | 0 | only the samples of class 0 count, and their sum is divided by 5",
                "1 | 0 | the loss lacks −y log A, the term of class 1",
                "-1 | 1 | the derivative of log(1 − A) is taken as 1/(1 − A), without its minus",
                "1 | -1 | the term of class 1 has the wrong sign",
                "1 | -255 | the labels are unsigned bytes, and −1 of them is 255"
            })
    void usual_weights_have_their_reason(double ofZero, double ofOne, String why) {
        Candidate first = weighted(CASE, ofZero, ofOne).get(0);
        assertThat(first.sentence()).contains(why);
        assertThat(first.isFitted()).isFalse();
        assertThat(first.oddsAgainst()).isEqualTo(9);
    }

    @Test
    void other_round_weights_are_some_of_many() {
        Candidate one = weighted(CASE, 1, 2.5).get(0);
        assertThat(one.parameters()).isEqualTo(Map.of("weight0", 1.0, "weight1", 2.5));
        assertThat(one.isFitted()).isFalse();
        // Two digits of two weights.
        assertThat(one.oddsAgainst()).isEqualTo(1e4);
        assertThat(one.sentence()).endsWith(": class 1 has a weight of its own (PyTorch: pos_weight)");
        assertThat(weighted(CASE, 0.5, 2.5).get(0).sentence()).endsWith(": the classes have weights of their own");
    }

    @Test
    void other_weights_are_fitted() {
        Candidate one = weighted(CASE, 1.23456789, 2.5).get(0);
        assertThat(one.fittedParameters()).isEqualTo(2);
        assertThat(one.parameters().getOrDefault("weight0", Double.NaN)).isCloseTo(1.23456789, within(1e-9));
        assertThat(one.parameters().getOrDefault("weight1", Double.NaN)).isCloseTo(2.5, within(1e-9));
    }

    @Test
    void equal_weights_or_one_class_are_a_multiple() {
        assertThat(weighted(CASE, 3, 3)).isEmpty();
        assertThat(weighted(labelled(1, 1, 1, 1, 1, 1, 1, 1), 1, 2.5)).isEmpty();
        assertThat(weighted(labelled(0, 0, 0, 0, 0, 0, 0, 0), 2.5, 1)).isEmpty();
        assertThat(weighted(labelled(1, 0.5, 0, 0, 1, 0, 0, 1), 1, 2.5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.5, 0.05, 0.95", "0.25, 0, 0, 0.75", "0.25, 1, 0.25, 1"})
    void usual_smoothing_is_one_of_33(double epsilon, double share, double ofZero, double ofOne) {
        Candidate first = labels(y -> (1 - epsilon) * y + share * epsilon).get(0);
        assertThat(first.isFitted()).isFalse();
        assertThat(first.oddsAgainst()).isEqualTo(33);
        assertThat(first.parameters()).isEqualTo(Map.of("epsilon", epsilon));
        assertThat(first.sentence())
                .startsWith("the labels are %s and %s in place of 0 and 1:"
                        .formatted(ofZero == 0 ? "0" : ofZero, ofOne == 1 ? "1" : ofOne));
    }

    @Test
    void other_smoothing_is_fitted_up_to_nine_tenths() {
        Candidate first = labels(y -> 0.87 * y + 0.065).get(0);
        assertThat(first.isFitted()).isTrue();
        assertThat(first.oddsAgainst()).isEqualTo(3);
        assertThat(first.parameters()).isEqualTo(Map.of("epsilon", 0.13));
        assertThat(labels(y -> 0.05 * y + 0.475)).isEmpty();
        assertThat(labels(y -> 0.11 * y + 0.445)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 0 | 0 | the labels are all 0, or are lost",
                "1 | 0 | -1 | every sample is given the label 1",
                "0 | -1 | 0 | A is lost, as if a path of the gradient is overwritten",
                "1 | 1 | 0 | the labels are added"
            })
    void usual_forms_of_dZ_have_their_reason(double alpha, double beta, double gamma, String why) {
        Candidate first = affine(alpha, beta, gamma).get(0);
        assertThat(first.sentence()).endsWith(": " + why);
        assertThat(first.isFitted()).isFalse();
        assertThat(first.oddsAgainst()).isEqualTo(4);
    }

    @Test
    void three_other_round_numbers_are_some_of_many_up_to_a_thousand() {
        Candidate first = affine(1.5, -0.25, 0.125).get(0);
        assertThat(first.isFitted()).isFalse();
        // Four digits of three numbers.
        assertThat(first.oddsAgainst()).isEqualTo(1e12);
        assertThat(first.parameters()).isEqualTo(Map.of("alpha", 1.5, "beta", -0.25, "gamma", 0.125));
        assertThat(affine(1.5, -900, 0.125)).isNotEmpty();
        assertThat(affine(1.5, -1100, 0.125)).isEmpty();
    }

    @Test
    void three_other_numbers_are_fitted() {
        Candidate first = affine(1.23456789, -0.25, 0.125).get(0);
        assertThat(first.fittedParameters()).isEqualTo(3);
        assertThat(first.parameters().getOrDefault("alpha", Double.NaN)).isCloseTo(1.23456789, within(1e-9));
        assertThat(first.parameters().getOrDefault("beta", Double.NaN)).isCloseTo(-0.25, within(1e-9));
        assertThat(first.parameters().getOrDefault("gamma", Double.NaN)).isCloseTo(0.125, within(1e-9));
    }

    @Test
    void a_multiple_or_smoothed_labels_have_better_names() {
        assertThat(affine(3, -3, 0)).isEmpty();
        assertThat(affine(1, -0.9, -0.05)).isEmpty();
    }
}
