package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.junit.jupiter.api.Test;

/** Which samples count, of 9, in a network whose last layer has 5 numbers. */
class SamplesOfTheBatchTest {

    private static final int M = 9;
    private static final EvidenceCase CASE = EvidenceCase.seeded(3, M, 5, 4, 1);

    private static Candidate weighted(IntToDoubleFunction weight) {
        return Candidate.formula()
                .departing(
                        departure ->
                                departure.withSampleWeights(CASE.batch().y().withEntries(weight)),
                        Predictions.MISTAKE);
    }

    private static Candidate single(Hypothesis hypothesis, Candidate actual) {
        List<Candidate> accepted = CASE.accepted(hypothesis, actual);
        assertThat(accepted).hasSize(1);
        return accepted.get(0);
    }

    @Test
    void a_range_is_one_of_many() {
        Candidate range = single(new SamplesSubset(), weighted(k -> k >= 2 && k < 6 ? 1 : 0));
        assertThat(range.parameters()).isEqualTo(Map.of("from", 2.0, "to", 6.0));
        assertThat(range.oddsAgainst()).isEqualTo(1.25 * M * M);
        assertThat(range.factor()).isEqualTo(1);
    }

    @Test
    void it_may_be_divided_by_its_own_size() {
        Candidate byM = weighted(k -> k >= 2 && k < 6 ? 1 : 0);
        Candidate range = single(new SamplesSubset(), byM.alsoChanging(Scaling.exact(9.0 / 4)));
        assertThat(range.parameters()).isEqualTo(Map.of("from", 2.0, "to", 6.0));
        assertThat(range.factor()).isEqualTo(9.0 / 4);
    }

    @Test
    void the_first_and_the_last_samples_are_ranges() {
        assertThat(single(new SamplesSubset(), weighted(k -> k < 7 ? 1 : 0)).parameters())
                .isEqualTo(Map.of("from", 0.0, "to", 7.0));
        assertThat(single(new SamplesSubset(), weighted(k -> k >= 2 ? 1 : 0)).parameters())
                .isEqualTo(Map.of("from", 2.0, "to", 9.0));
        assertThat(single(new SamplesSubset(), weighted(k -> k == 8 ? 1 : 0)).parameters())
                .isEqualTo(Map.of("from", 8.0, "to", 9.0));
    }

    @Test
    void every_fourth_sample_is_found() {
        Candidate fourth = single(new SamplesSubset(), weighted(k -> k % 4 == 3 ? 1 : 0));
        assertThat(fourth.parameters()).isEqualTo(Map.of("from", 3.0, "to", 9.0, "step", 4.0));
        assertThat(fourth.sentence())
                .isEqualTo(
                        "only one in 4 samples counts, of 9, from sample 3 (from 0) on, and the sum is still divided "
                                + "by all 9: as if the data are thinned");
        Candidate byTwo =
                single(new SamplesSubset(), weighted(k -> k % 4 == 3 ? 1 : 0).alsoChanging(Scaling.exact(9.0 / 2)));
        assertThat(byTwo.sentence()).contains(", and the sum is divided by 2: ");
    }

    @Test
    void one_sample_less_is_no_range() {
        assertThat(CASE.accepted(new SamplesSubset(), weighted(k -> k == 8 ? 0 : 1)))
                .isEmpty();
    }

    @Test
    void batches_of_four_leave_one_of_one() {
        // Each of the first 8 counts 9/(3 · 4) times, and the last 9/3 times.
        Candidate unequal = single(new SamplesSubset(), weighted(k -> k < 8 ? 0.75 : 3));
        assertThat(unequal.parameters()).isEqualTo(Map.of("batch", 4.0));
        assertThat(unequal.oddsAgainst()).isEqualTo(M);
        assertThat(unequal.sentence())
                .isEqualTo("it is as if the mean of the means of 3 mini-batches of 4 samples is taken, of which the "
                        + "last has only 1: each of those counts 4 times as much as another sample, as it also does if "
                        + "it is repeated to fill the batch");
    }

    @Test
    void a_batch_of_eight_leaves_one_and_a_batch_of_two_leaves_one() {
        assertThat(single(new SamplesSubset(), weighted(k -> k < 8 ? 9.0 / 16 : 4.5))
                        .parameters())
                .isEqualTo(Map.of("batch", 8.0));
        assertThat(single(new SamplesSubset(), weighted(k -> k < 8 ? 0.9 : 1.8)).parameters())
                .isEqualTo(Map.of("batch", 2.0));
    }

    @Test
    void a_sample_left_out_is_one_of_two_for_each() {
        Candidate byM = single(new SampleDropped(), weighted(k -> k == 8 ? 0 : 1));
        assertThat(byM.parameters()).isEqualTo(Map.of("sample", 8.0));
        assertThat(byM.oddsAgainst()).isEqualTo(2 * M);
        assertThat(byM.sentence())
                .startsWith(
                        "sample 8 (from 0), the last, is left out of the batch of 9, but the sum is still divided by all 9:");
        Candidate byRest =
                single(new SampleDropped(), weighted(k -> k == 0 ? 0 : 1).alsoChanging(Scaling.exact(9.0 / 8)));
        assertThat(byRest.sentence())
                .startsWith(
                        "sample 0 (from 0), the first, is left out of the batch of 9, and the sum divided by m − 1:");
        assertThat(byRest.factor()).isCloseTo(9.0 / 8, within(1e-15));
    }

    @Test
    void a_sample_that_has_no_gradient_is_not_said_to_be_left_out() {
        assertThat(withoutTheFirstTwo(3)).isNotEmpty();
        // At z = 40, the output is the label, 1.
        assertThat(withoutTheFirstTwo(40)).isEmpty();
    }

    private static List<Candidate> withoutTheFirstTwo(double firstLogit) {
        Matrix X = Matrix.of(3, 6, firstLogit, 1, -1, 0.5, 2, -2, 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8);
        Layer neuron = new Layer(Matrix.row(1, 0, 0), Matrix.row(0));
        EvidenceCase given = EvidenceCase.of(new Network(List.of(neuron)), new Batch(X, Matrix.row(1, 0, 1, 0, 0, 1)));
        Matrix weights = Matrix.row(0, 0, 1, 1, 1, 1);
        return given.accepted(
                new SamplesSubset(),
                Candidate.formula().departing(departure -> departure.withSampleWeights(weights), Predictions.MISTAKE));
    }

    /** Accepted of three samples without the last, if its output is that of Z, and right, and the sum is divided by two. */
    private static List<Candidate> withoutLast(double z) {
        EvidenceCase given = EvidenceCase.of(
                new Network(List.of(new Layer(Matrix.row(1), Matrix.row(0)))),
                new Batch(Matrix.row(1, 0.5, z), Matrix.row(0, 1, 1)));
        return given.accepted(
                new SampleDropped(),
                Candidate.formula()
                        .departing(departure -> departure.withSampleWeights(Matrix.row(1, 1, 0)), Predictions.MISTAKE)
                        .alsoChanging(Scaling.exact(1.5)));
    }

    @Test
    void a_sample_is_not_missed_that_does_not_show() {
        assertThat(withoutLast(15)).isNotEmpty().allSatisfy(each -> assertThat(each.parameters())
                .isEqualTo(Map.of("sample", 2.0)));
        assertThat(withoutLast(17)).isEmpty();
    }

    private static List<Map<String, Double>> found(IntToDoubleFunction weight) {
        return new SamplesSubset()
                .candidatesOfOutput(Candidate.formula(), CASE.predictedBy(weighted(weight)))
                .map(Candidate::parameters)
                .toList();
    }

    @Test
    void only_what_is_near_is_a_candidate() {
        assertThat(found(k -> k >= 2 && k < 6 ? 1 : 0)).containsExactly(Map.of("from", 2.0, "to", 6.0));
        assertThat(found(k -> k % 4 == 3 ? 1 : 0)).containsExactly(Map.of("from", 3.0, "to", 9.0, "step", 4.0));
    }

    @Test
    void a_sample_alone_is_no_stride() {
        assertThat(found(k -> k == 8 ? 1 : 0)).containsExactly(Map.of("from", 8.0, "to", 9.0));
    }

    @Test
    void steps_of_more_than_half_the_batch_are_not_tried() {
        assertThat(found(k -> k == 1 || k == 7 ? 1 : 0)).isEmpty();
    }
}
