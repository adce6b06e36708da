package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Mistake;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;

/** dZ[L] = xA + y·label, with two parts. */
class WeightedSumFitTest {

    private static final EvidenceCase CASE = EvidenceCase.seeded(2, 6, 3, 2, 1);

    private static Candidate affine(double... x) {
        Mistake mistake =
                new Mistake(Predictions.MISTAKE.id(), "a mistake", "correct it", Map.of("alpha", x[0], "beta", x[1]));
        double gamma = x.length < 3 ? 0 : x[2];
        return Candidate.formula()
                .departing(
                        departure -> departure.withOutputGradient(OutputGradient.affine(x[0], x[1], gamma)), mistake);
    }

    private static List<Candidate> candidates(EvidenceCase given, double... x) {
        return candidates(given.predictedBy(affine(x)));
    }

    private static List<Candidate> candidates(Evidence evidence) {
        return new WeightedSumFit(evidence, List.of(affine(1, 0), affine(0, 1)))
                .candidates(WeightedSumFitTest::affine, WeightedSumFitTest::affine)
                .toList();
    }

    private static double[] values(Candidate candidate) {
        Map<String, Double> parameters = candidate.parameters();
        return new double[] {parameters.getOrDefault("alpha", Double.NaN), parameters.getOrDefault("beta", Double.NaN)};
    }

    /** Numbers of some digits, which are not fitted, and no others fit with fewer. */
    private static void assertRound(Candidate candidate, int digits, double... expected) {
        assertThat(values(candidate)).containsExactly(expected);
        assertThat(candidate.fittedParameters()).isZero();
        assertThat(candidate.oddsAgainst()).isEqualTo(Math.pow(10, 2 * digits));
    }

    private static void assertFitted(Candidate candidate, double... expected) {
        assertThat(values(candidate)).containsExactly(expected, within(1e-12));
        assertThat(candidate.fittedParameters()).isEqualTo(2);
        assertThat(candidate.oddsAgainst()).isEqualTo(1);
    }

    @Test
    void round_numbers_come_first_then_those_of_least_squares_then_both_from_all_layers() {
        List<Candidate> candidates = candidates(CASE, 0.9, -0.25);
        assertThat(candidates).hasSize(4);
        assertRound(candidates.get(0), 2, 0.9, -0.25);
        assertFitted(candidates.get(1), 0.9, -0.25);
        assertRound(candidates.get(2), 2, 0.9, -0.25);
        assertFitted(candidates.get(3), 0.9, -0.25);
    }

    @Test
    void if_the_last_layer_has_no_such_numbers_the_others_are_not_asked() {
        Evidence evidence = CASE.changed(
                (tensor, exact) -> tensor.layer() == 2 ? exact.withEntries(k -> exact.get(k) + k + 1) : exact);
        assertThat(candidates(evidence)).isEmpty();
    }

    @Test
    void digits_are_counted_from_the_largest() {
        assertRound(candidates(CASE, 1000, -3).get(0), 4, 1000, -3);
        assertRound(candidates(CASE, 123456, -700).get(0), 6, 123456, -700);
        assertThat(candidates(CASE, 1234567, -700))
                .extracting(Candidate::isFitted)
                .containsExactly(true, true);
    }

    @Test
    void numbers_without_few_digits_are_those_of_least_squares_alone() {
        List<Candidate> candidates = candidates(CASE, 1.23456789, -2);
        assertThat(candidates).hasSize(2).allSatisfy(each -> assertFitted(each, 1.23456789, -2));
    }

    @Test
    void as_many_numbers_in_the_last_layer_as_parts_tell_them() {
        EvidenceCase narrow = EvidenceCase.seeded(2, 6, 3, 1, 1);
        List<Candidate> candidates = candidates(narrow, 0.5, 0.25);
        assertThat(candidates).hasSize(4);
        assertRound(candidates.get(0), 2, 0.5, 0.25);
    }

    @Test
    void fewer_leave_some_open_so_that_all_layers_are_asked_alone() {
        EvidenceCase narrow = EvidenceCase.seeded(2, 6, 3, 1, 1);
        Evidence evidence = narrow.predictedBy(affine(0.5, 0.25, -0.5));
        List<Candidate> candidates = new WeightedSumFit(
                        evidence, List.of(affine(1, 0, 0), affine(0, 1, 0), affine(0, 0, 1)))
                .candidates(WeightedSumFitTest::affine, WeightedSumFitTest::affine)
                .toList();
        assertThat(candidates).extracting(Candidate::fittedParameters).containsExactly(0, 3);
        assertThat(values(candidates.get(0))).containsExactly(0.5, 0.25);
        // Two digits of three numbers.
        assertThat(candidates.get(0).oddsAgainst()).isEqualTo(1e6);
    }

    @Test
    void two_numbers_are_not_told_by_one_entry() {
        EvidenceCase one = EvidenceCase.ofHalves(Matrix.row(0, 0), 0, 1);
        assertThat(candidates(one, 0.5, 0.25)).isEmpty();
    }

    @Test
    void two_parts_that_are_alike_are_not_told_apart() {
        EvidenceCase alike = EvidenceCase.ofHalves(Matrix.of(2, 3, 1, 2, 3, 3, 2, 4), 0.5, 0.5, 0.5);
        assertThat(candidates(alike, 0.5, 0.25)).isEmpty();
    }

    @Test
    void zeros_are_no_combination() {
        Evidence zeros = CASE.changed((tensor, exact) -> exact.map(value -> 0));
        assertThat(candidates(zeros)).isEmpty();
    }

    @Test
    void an_input_that_is_always_0_says_nothing() {
        // The second feature is 0 in every sample, so that its dW may only underflow.
        EvidenceCase given = EvidenceCase.ofHalves(Matrix.of(2, 4, 1, 2, 3, 5, 0, 0, 0, 0), 0, 1, 1, 0);
        Evidence evidence = given.predictedBy(affine(0.9, -0.25));
        assertRound(candidates(evidence).get(0), 2, 0.9, -0.25);
    }
}
