package org.gradcheck4j.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossErrorTest {

    @ParameterizedTest
    @ValueSource(doubles = {-30, -12, -5, -1, 0, 0.5, 1, 3, 5, 12, 20, 30})
    void a_loss_made_from_the_logarithms_of_the_activation_is_within_the_bound(double z) {
        for (double y : new double[] {0, 0.25, 1}) {
            ExactSolution solution = solution(z, y);
            double a = SigmoidCurve.value(z);
            double J = -(y == 0 ? 0 : y * Math.log(a)) - (y == 1 ? 0 : (1 - y) * Math.log(1 - a));
            assertThat(solution.J().error(0, J)).isLessThanOrEqualTo(bound(solution));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {12, 15, 20, 25, 30})
    void a_loss_that_clips_the_output_is_not_within_the_bound(double z) {
        ExactSolution solution = solution(z, 0);
        assertThat(solution.J().error(0, -Math.log(1e-5))).isGreaterThan(bound(solution));
    }

    @ParameterizedTest
    @ValueSource(doubles = {37, 40, 100, 700})
    void a_finite_loss_whose_logarithm_may_have_no_digit_left_is_at_most_the_logarithm_of_u(double z) {
        // 1 − â is 0, and then J is infinite, or at least 2⁻⁵³.
        ExactSolution solution = solution(z, 0);
        double longest = 53 * Math.log(2);
        assertThat(bound(solution)).isFinite();
        assertThat(solution.J().error(0, longest)).isLessThanOrEqualTo(bound(solution));
        assertThat(solution.J().error(0, 2 * z + longest)).isGreaterThan(bound(solution));
        assertThat(solution.J().error(0, -z - longest)).isGreaterThan(bound(solution));
        assertThat(solution.J().error(0, Double.POSITIVE_INFINITY)).isGreaterThan(bound(solution));
    }

    @Test
    void an_activation_that_may_be_any_small_number_is_at_least_the_smallest() {
        ExactSolution solution = solution(-800, 1);
        double longest = 1074 * Math.log(2);
        assertThat(solution.J().error(0, longest)).isLessThanOrEqualTo(bound(solution));
        assertThat(solution.J().error(0, -longest)).isGreaterThan(bound(solution));
    }

    /** z = 2 · 3 + (ln 3 − 6) = ln 3, so a = 3/4; y = 1/2, so J = ln 4 − ln 3 / 2 and dZ = 1/4. */
    private static ExactSolution softLabel(int m) {
        Network neuron = new Network(List.of(new Layer(Matrix.row(2), Matrix.column(Math.log(3) - 6))));
        return ExactOracle.of(neuron, new Batch(Matrix.filled(1, m, 3), Matrix.filled(1, m, 0.5)));
    }

    @Test
    void a_soft_label_is_bounded_by_hand() {
        // A[1] is off by 3/16 of Z's 18 − ln 3; log a and log(1 − a) by E(A) ÷ a and ÷ (1 − a), with 1 + 3 |log| more.
        double z = Math.log(3);
        double errorOfA = 3.0 / 16 * (18 - z);
        double logs = (errorOfA / 0.75 + 1 + 3 * Math.log(4.0 / 3)) / 2 + (errorOfA / 0.25 + 1 + 3 * Math.log(4)) / 2;
        double terms = 3 * (z + z / 2 + Math.log(4.0 / 3)) + 1;
        double mean = 3 * (Math.log(4) - z / 2);
        OneSourceOfError.assertErrors(
                DerivedErrorBound.of(softLabel(1), OneSourceOfError.OPERATIONS), Map.of("J", logs + terms + mean));
    }

    @Test
    void an_absolute_error_of_sigma_counts_in_the_exponential_and_in_the_activation() {
        Arithmetic absolute = new Arithmetic(0x1p-800, 0, Double.POSITIVE_INFINITY, 0, 0x1p770);
        OneSourceOfError.assertErrors(
                DerivedErrorBound.of(softLabel(1), absolute), Map.of("A1", 1.0, "J", 1 + (1 / 0.75 + 1 / 0.25) / 2));
    }

    @Test
    void a_loss_from_the_logits_moves_at_most_as_fast_as_its_steepest_slope() {
        // z = 1024 + (ln 3 − 1024) = ln 3 with y = 1: the slope is at most 1/4 + p, more than from log a.
        double u = 0x1p-14;
        double z = Math.log(3);
        Network neuron = new Network(List.of(new Layer(Matrix.row(1), Matrix.column(z - 1024))));
        ExactSolution solution = ExactOracle.of(neuron, new Batch(Matrix.row(1024), Matrix.row(1)));
        double d = 2 * u * (2048 - z);
        double p = 0.75 - 3 / (3 + Math.exp(d));
        double log = Math.log(4.0 / 3);
        double errors = 3 * u * (z + z + 2 * d + log) + u + (0.25 + p) * d;
        double expected = (errors + OneSourceOfError.meanOfOne(u, log + errors)) * (1 + 0x1p-20);
        assertThat(DerivedErrorBound.plain(solution, new Arithmetic(u, 0, Double.POSITIVE_INFINITY, 0, 0))
                        .forward()
                        .loss()
                        .orElseThrow())
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void nothing_is_known_of_a_loss_whose_sum_may_overflow() {
        // ln 2 a sample, up to a largest number of 1024.
        Arithmetic narrow = new Arithmetic(0x1p-30, 0, 1024, 0, 0);
        Network half = new Network(List.of(new Layer(Matrix.row(0), Matrix.column(0))));
        for (int m : new int[] {1400, 1500}) {
            ExactSolution solution = ExactOracle.of(half, new Batch(Matrix.filled(1, m, 1), Matrix.filled(1, m, 0)));
            double bound =
                    DerivedErrorBound.of(solution, narrow).forward().loss().orElseThrow();
            assertThat(Double.isFinite(bound)).isEqualTo(m == 1400);
        }
    }

    private static double bound(ExactSolution solution) {
        return DerivedErrorBound.of(solution, Arithmetic.of(Precision.DOUBLE))
                .forward()
                .loss()
                .orElseThrow();
    }

    private static ExactSolution solution(double z, double y) {
        Network neuron = new Network(List.of(new Layer(Matrix.row(z), Matrix.column(0))));
        return ExactOracle.of(neuron, new Batch(Matrix.column(1), Matrix.row(y)));
    }
}
