package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

class UsualFactorTest {

    private static final EvidenceCase CASE = EvidenceCase.ofHalves(Matrix.of(2, 2, 1, 2, 3, 4), 0, 1);

    /** Of an engine whose dW1 is c, allowed to be off by 1. */
    private static LinearFit fit(double c) {
        Evidence evidence = CASE.changed((tensor, exact) -> tensor.equals(TensorName.dW(1)) ? Matrix.row(c, c) : exact);
        Matrix bounds = Matrix.row(1, 1);
        return LinearFit.between(
                evidence,
                List.of(TensorName.dW(1)),
                Predictions.within(Matrix.row(0, 0), bounds),
                Predictions.within(Matrix.row(1, 1), bounds));
    }

    private static UsualFactor factor(double value, String name) {
        return new UsualFactor(value, "why " + name, "remedy " + name);
    }

    @Test
    void the_allowed_ones_are_tried_the_nearest_first() {
        List<UsualFactor> usual = List.of(factor(2, "a"), factor(3, "b"), factor(4.5, "c"), factor(2.75, "d"));
        assertThat(UsualFactor.allowed(usual, fit(2.9), 4))
                .extracting(UsualFactor::value)
                .containsExactly(3.0, 2.75, 2.0);
    }

    @Test
    void one_is_no_factor() {
        assertThat(UsualFactor.allowed(List.of(factor(1, "a")), fit(1), 4)).isEmpty();
    }

    @Test
    void two_that_are_the_same_number_are_one() {
        List<UsualFactor> usual = List.of(factor(2, "a"), factor(2, "b"), new UsualFactor(2, "why a", "remedy c"));
        assertThat(UsualFactor.allowed(usual, fit(2), 7))
                .containsExactly(new UsualFactor(
                        2,
                        "why a, or why b; with m = 7 these are the same: try another number of samples",
                        "remedy a, or remedy b, or remedy c"));
    }
}
