package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.harness.diagnosis.candidate.TensorChange;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** A fit of dW1, three numbers, between two predictions that are given number by number. */
class LinearFitTest {

    private static final EvidenceCase CASE = EvidenceCase.ofHalves(Matrix.of(3, 2, 1, 2, 3, 4, 5, 6), 0, 1);
    private static final Matrix ZEROS = Matrix.row(0, 0, 0);
    private static final Offset<Double> NEAR = within(1e-9);

    private static Evidence evidence(double... dW) {
        return CASE.changed((tensor, exact) -> tensor.equals(TensorName.dW(1)) ? Matrix.row(dW) : exact);
    }

    private static LinearFit fit(Evidence evidence, Matrix boundsOfStart, Matrix end, Matrix boundsOfEnd) {
        return LinearFit.between(
                evidence,
                List.of(TensorName.dW(1)),
                Predictions.within(ZEROS, boundsOfStart),
                Predictions.within(end, boundsOfEnd));
    }

    @Test
    void what_every_entry_allows_is_found_with_the_weighted_mean() {
        // t = 3/2, 1.6 and 6.2/4; the allowed errors at t = 1 are 0.6, 0.2 and 0.2.
        LinearFit fit =
                fit(evidence(3, -1.6, 6.2), Matrix.row(0.1, 0.2, 0.1), Matrix.row(2, -1, 4), Matrix.row(0.6, 0.2, 0.2));
        assertThat(fit.allowed().low()).isCloseTo(6.1 / 4.1, NEAR);
        assertThat(fit.allowed().high()).isCloseTo(6.3 / 3.9, NEAR);
        double products = 3 * 2 / 0.36 + 1.6 / 0.04 + 6.2 * 4 / 0.04;
        double squares = 4 / 0.36 + 1 / 0.04 + 16 / 0.04;
        assertThat(fit.leastSquares()).isCloseTo(products / squares, NEAR);
        assertThat(fit.hasEnough()).isTrue();
        assertThat(fit.values().findFirst()).contains(1.6);
    }

    @Test
    void a_bound_that_grows_widens_both_ends_of_a_negative_value() {
        LinearFit fit = fit(evidence(-3, -4, 0), Matrix.row(0.1, 0.1, 1), Matrix.row(2, 2, 0), Matrix.row(0.6, 1.1, 1));
        // −3.1/1.5 … −2.9/2.5 and −4.1/1 … −3.9/3
        assertThat(fit.allowed().low()).isCloseTo(-3.1 / 1.5, NEAR);
        assertThat(fit.allowed().high()).isCloseTo(-3.9 / 3, NEAR);
    }

    @Test
    void an_entry_that_does_not_depend_on_it_refutes_it_beyond_its_bound() {
        Matrix bounds = Matrix.row(1, 1, 1);
        Matrix end = Matrix.row(1000, 0, 0);
        double edge = new Predicted(Matrix.row(0), Matrix.row(1)).allowedError(0);
        assertThat(fit(evidence(1000, edge, 0), bounds, end, bounds).allowed().isEmpty())
                .isFalse();
        assertThat(fit(evidence(1000, Math.nextUp(edge), 0), bounds, end, bounds)
                        .allowed()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void an_entry_whose_bound_grows_faster_than_its_value_says_nothing() {
        LinearFit fit = fit(evidence(2, 2, 90), Matrix.row(0, 0, 0), Matrix.row(1, 1, 1), Matrix.row(0.1, 0.1, 1.1));
        assertThat(fit.leastSquares()).isCloseTo(2, NEAR);
        assertThat(fit.hasEnough()).isTrue();
        assertThat(fit.allowed().high()).isCloseTo(2 / 0.9, NEAR);
    }

    @Test
    void an_entry_that_is_small_beside_its_bound_says_little() {
        Matrix bounds = Matrix.row(1, 1, 1);
        assertThat(fit(evidence(5, 0.5, 0.5), bounds, Matrix.row(5, 0.5, 0.5), bounds)
                        .hasEnough())
                .isFalse();
        assertThat(fit(evidence(5, 1.5, 0.5), bounds, Matrix.row(5, 0.5, 0.5), bounds)
                        .hasEnough())
                .isTrue();
        assertThat(fit(evidence(5, 0.5, 0.5), bounds, Matrix.row(5, 1.5, 0.5), bounds)
                        .hasEnough())
                .isTrue();
    }

    @Test
    void an_entry_that_is_small_beside_its_grown_bound_says_little() {
        Matrix start = Matrix.row(1, 1, 1);
        Matrix end = Matrix.row(5, 1.2, 1.6);
        assertThat(fit(evidence(5, 1.2, 1.6), start, end, Matrix.row(1, 1.4, 1.4))
                        .hasEnough())
                .isTrue();
    }

    @Test
    void one_entry_is_not_enough_for_a_value() {
        Matrix bounds = Matrix.row(1, 1, 1);
        LinearFit one = fit(evidence(20, 0, 0), bounds, Matrix.row(10, 0, 0), bounds);
        assertThat(one.hasEnough()).isFalse();
        assertThat(one.values()).isEmpty();
        LinearFit two = fit(evidence(20, 20, 0), bounds, Matrix.row(10, 10, 0), bounds);
        assertThat(two.hasEnough()).isTrue();
        assertThat(two.values()).containsExactly(2.0);
    }

    @Test
    void entries_that_contradict_each_other_allow_no_value() {
        Matrix bounds = Matrix.row(0.1, 0.1, 0.1);
        LinearFit fit = fit(evidence(1, 2, 3), bounds, Matrix.row(1, 1, 1), bounds);
        assertThat(fit.hasEnough()).isTrue();
        assertThat(fit.values()).isEmpty();
        assertThat(fit.leastSquares()).isCloseTo(2, NEAR);
    }

    @Test
    void a_fit_of_two_backward_passes_goes_on_after_a_tensor_that_allows_no_value() {
        Evidence evidence = CASE.changed((tensor, exact) -> exact.withEntries(k -> k + 2));
        List<TensorName> tensors = List.of(TensorName.dW(1), TensorName.db(1));
        Matrix ones = Matrix.row(1, 1, 1);
        Matrix bounds = ones.map(one -> 0.1);
        TensorChange start = (tensor, before) -> shaped(before, ZEROS, bounds);
        TensorChange end = (tensor, before) -> shaped(before, ones, bounds);
        Candidate same = Predictions.changing(start);
        // dW1 is 2, 3 and 4, and db1 is 2: without db1 the mean is 3.
        assertThat(LinearFit.between(evidence, tensors, same, Predictions.changing(end))
                        .leastSquares())
                .isCloseTo(3, NEAR);
        Candidate other =
                Predictions.changing(end).departing(departure -> departure.withUpdatedWeights(1), Predictions.MISTAKE);
        assertThat(LinearFit.between(evidence, tensors, same, other).leastSquares())
                .isCloseTo(2.75, NEAR);
    }

    private static Predicted shaped(Predicted before, Matrix values, Matrix bounds) {
        return new Predicted(
                before.value().withEntries(values::get), before.value().withEntries(bounds::get));
    }

    @Test
    void an_entry_between_its_bound_and_its_grown_bound_says_little() {
        Matrix start = Matrix.row(1, 1, 1);
        // 1.2 is more than 1, but not more than 1.4.
        assertThat(fit(evidence(5, 1.2, 0), start, Matrix.row(5, 1.2, 0), Matrix.row(1, 1.4, 1))
                        .hasEnough())
                .isFalse();
    }

    @Test
    void entries_whose_squares_underflow_say_nothing() {
        Matrix bounds = Matrix.row(1, 1, 1);
        LinearFit fit = fit(evidence(3, 3, 0), bounds, Matrix.row(1e-200, 1e-200, 0), bounds);
        assertThat(fit.hasEnough()).isFalse();
    }

    @Test
    void the_factor_of_the_engines_gradient_is_fitted() {
        EvidenceCase given = EvidenceCase.ofHalves(Matrix.of(2, 2, 1, 2, 3, 5), 0, 1);
        Evidence scaled = given.changed((tensor, exact) -> exact.map(value -> 0.75 * value));
        LinearFit fit = LinearFit.ofFactor(Candidate.formula(), scaled, scaled.gradients());
        assertThat(fit.allowed().contains(0.75)).isTrue();
        assertThat(fit.allowed().high() - fit.allowed().low()).isLessThan(100 * 0x1p-53);
    }
}
