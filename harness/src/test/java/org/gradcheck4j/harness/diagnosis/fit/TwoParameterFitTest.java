package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;
import org.gradcheck4j.harness.diagnosis.candidate.Mistake;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** dW1 is the formula's, plus p and q times given numbers. */
class TwoParameterFitTest {

    private static final Matrix ONE = Matrix.row(1, 2, -3, 4);
    private static final Matrix OTHER = Matrix.row(5, -6, 7, 8);
    private static final EvidenceCase CASE = EvidenceCase.ofHalves(Matrix.of(4, 2, 1, 2, 3, 4, 5, 6, 7, 9), 0, 1);

    private static Candidate with(double p, double q, Matrix one, Matrix other) {
        return Candidate.formula()
                .changing(
                        (tensor, before) -> tensor.equals(TensorName.dW(1))
                                ? new Predicted(
                                        before.value()
                                                .withEntries(
                                                        k -> before.value().get(k) + p * one.get(k) + q * other.get(k)),
                                        before.bound().map(bound -> bound + 1e-13))
                                : before,
                        new Mistake(Predictions.MISTAKE.id(), p + " and " + q, "", Map.of("p", p, "q", q)));
    }

    private static List<Candidate> candidates(Evidence evidence, Matrix one, Matrix other) {
        return new TwoParameterFit(evidence, GradientSelection.everyDW(1), (p, q) -> with(p, q, one, other))
                .candidates()
                .toList();
    }

    private static List<Candidate> candidates(double p, double q) {
        return candidates(CASE.predictedBy(with(p, q, ONE, OTHER)), ONE, OTHER);
    }

    private static double p(Candidate candidate) {
        return candidate.parameters().getOrDefault("p", Double.NaN);
    }

    private static double q(Candidate candidate) {
        return candidate.parameters().getOrDefault("q", Double.NaN);
    }

    @Test
    void both_numbers_are_found_with_as_few_digits_as_are_allowed() {
        Candidate first = candidates(0.03, -0.25).get(0);
        assertThat(p(first)).isEqualTo(0.03);
        assertThat(q(first)).isEqualTo(-0.25);
        assertThat(first.fittedParameters()).isEqualTo(1);
        assertThat(first.oddsAgainst()).isEqualTo(10);
        assertThat(candidates(0.125, -0.25).get(0).oddsAgainst()).isEqualTo(1000);
    }

    @Test
    void numbers_without_few_digits_are_found_too() {
        Candidate last = candidates(0.12345678, 0.3).get(0);
        assertThat(p(last)).isCloseTo(0.12345678, within(1e-12));
        assertThat(q(last)).isEqualTo(0.3);
        assertThat(last.fittedParameters()).isEqualTo(2);
        assertThat(last.oddsAgainst()).isEqualTo(1);
    }

    @Test
    void either_number_may_not_be_0() {
        assertThat(candidates(0.5, 0)).isEmpty();
        assertThat(candidates(0, 0.5)).isEmpty();
        assertThat(candidates(0, 0)).isEmpty();
    }

    @Test
    void the_other_tensors_must_be_right() {
        Evidence wrong = CASE.changed((tensor, exact) -> tensor.equals(TensorName.db(1))
                ? exact.map(value -> value + 1)
                : CASE.predictedBy(with(0.5, 0.25, ONE, OTHER)).actual(tensor));
        assertThat(candidates(wrong, ONE, OTHER)).isEmpty();
    }

    @Test
    void directions_that_are_alike_are_not_told_apart() {
        Matrix twice = ONE.map(value -> 2 * value);
        assertThat(candidates(CASE.changed((tensor, exact) -> exact.map(value -> value + 1)), ONE, twice))
                .isEmpty();
    }

    @Test
    void two_entries_are_too_few() {
        EvidenceCase two = EvidenceCase.ofHalves(Matrix.of(2, 2, 1, 2, 3, 4), 0, 1);
        assertThat(candidates(two.predictedBy(with(0.5, 0.25, ONE, OTHER)), ONE, OTHER))
                .isEmpty();
        EvidenceCase three = EvidenceCase.ofHalves(Matrix.of(3, 2, 1, 2, 3, 4, 5, 6), 0, 1);
        assertThat(candidates(three.predictedBy(with(0.5, 0.25, ONE, OTHER)), ONE, OTHER))
                .isNotEmpty();
    }
}
