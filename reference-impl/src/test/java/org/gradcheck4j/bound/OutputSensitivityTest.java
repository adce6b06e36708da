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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two neurons side by side, whose effects on the output cancel: the output does not depend on the neuron before them. */
class OutputSensitivityTest {

    private static final double U = 0x1p-53;

    /** Everywhere z = 0, so a = 1/2 and s = 1/4; x = 1, y = 0. */
    private static final Network CANCELLING = new Network(List.of(
            new Layer(Matrix.row(2), Matrix.column(-2)),
            new Layer(Matrix.column(1, 1), Matrix.column(-0.5, -0.5)),
            new Layer(Matrix.row(4, -4), Matrix.column(0))));

    private static final ExactSolution SOLUTION = ExactOracle.of(CANCELLING, new Batch(Matrix.row(1), Matrix.row(0)));

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void what_a_sum_that_cancels_may_hide_is_its_rounding(int power) {
        Network network = new Network(List.of(
                new Layer(Matrix.row(1), Matrix.column(0)),
                new Layer(Matrix.column(4, 4), Matrix.column(0, 0)),
                new Layer(Matrix.row(1, -1), Matrix.column(0))));
        OutputSensitivity sensitivity = OutputSensitivity.of(
                i -> network.layer(i).weights(),
                List.of(Matrix.row(0), Matrix.column(4, 4), Matrix.row(0)),
                i -> power);

        // h[2] is rounded once, s and h s 16 + |z| times for each power; h[1] is a sum of two products, which 4 leaves
        // exact.
        double s = Math.pow(SigmoidCurve.slope(4), power);
        double errorOfG2 = s * (1 + power * 20) * U;
        double errorOfH1 = 2 * 4 * (errorOfG2 + 2 * U * s);
        assertThat(sensitivity.g().get(0).get(0)).isZero();
        assertThat(sensitivity.boundOnH().get(0).get(0)).isCloseTo(errorOfH1, within(1e-12 * errorOfH1));
        assertThat(sensitivity.boundOnG().get(0).get(0))
                .isCloseTo(Math.pow(0.25, power) * errorOfH1, within(1e-12 * errorOfH1));
        assertThat(sensitivity.g().get(1)).isEqualTo(Matrix.column(s, -s));
    }

    @Test
    void the_smaller_of_two_bounds_counts_and_nan_is_no_bound() {
        assertThat(OutputSensitivity.minIgnoringNaN(1, 2)).isEqualTo(1);
        assertThat(OutputSensitivity.minIgnoringNaN(2, 1)).isEqualTo(1);
        assertThat(OutputSensitivity.minIgnoringNaN(1, Double.NaN)).isEqualTo(1);
        assertThat(OutputSensitivity.minIgnoringNaN(Double.NaN, 1)).isEqualTo(1);
    }

    @Test
    void errors_of_sigma_that_cancel_on_their_way_to_the_output_do_not_count() {
        // E(Z[3]) = |h[2]| E(σ) alone; the plain recurrence adds what A[1] is off by, 1/8 in each A[2].
        double z3 = 8 * 0.5;
        OneSourceOfError.assertErrors(
                DerivedErrorBound.of(SOLUTION, OneSourceOfError.SIGMA),
                Map.of("A1", 0.5, "A2", 0.125 + 0.5, "A3", z3 / 4 + 0.5, "dW3", 0.5 * 1.5 + 0.5 * 0.625, "db3", 1.5));
        OneSourceOfError.assertErrors(
                DerivedErrorBound.plain(SOLUTION, OneSourceOfError.SIGMA), Map.of("A3", (z3 + 8 * 0.125) / 4 + 0.5));
    }

    @Test
    void roundings_that_cancel_on_their_way_to_the_output_do_not_count() {
        // Z[1] = 2 − 2 and Z[2] = 1/2 − 1/2 round by 4 + 2 and 1 + 1/2, Z[3] = 2 − 2 + 0 by 4 + 2 · 2.
        double a1 = 6.0 / 4;
        double a2 = (a1 + 1.5) / 4;
        double z3 = 8 + 2 * 1.5;
        // g[2] = 4 s is off by one rounding of h and three of h s; h[1] = 1 − 1 by 2 + 1 more.
        double g2 = (4 + 3 * 4) / 4.0;
        double g1 = (2 * g2 + 2 + 1) / 4;
        OneSourceOfError.assertErrors(
                DerivedErrorBound.of(SOLUTION, OneSourceOfError.OPERATIONS),
                Map.of("A1", a1, "A2", a2, "A3", z3 / 4, "dW1", g1 / 2, "db1", g1 / 2));
        OneSourceOfError.assertErrors(
                DerivedErrorBound.plain(SOLUTION, OneSourceOfError.OPERATIONS),
                // Without signs, sums round by their length: 2 · 4, 2 · 1 and 3 · 4.
                Map.of("A1", 2.0, "A2", 1.0, "A3", (8 * 1.0 + 12) / 4));
    }

    @Test
    void a_large_error_moves_sigma_further_than_its_tangent() {
        // σ is off by 1/8 everywhere. Then p = σ(1/8) − 1/2 in both neurons of layer 2, and each leaves its tangent by
        // p² times E(Z[2]) = 1/8; E(Z[3]) = 8 (1/8 + p²/8).
        Arithmetic coarse = new Arithmetic(0x1p-800, 0, 8, 0, 0);
        double p = SigmoidCurve.value(0.125) - 0.5;
        double z3 = 8 * (0.125 + p * p / 8);
        double a3 = SigmoidCurve.value(z3) - 0.5 + 0.125;
        assertThat(DerivedErrorBound.of(SOLUTION, coarse)
                        .forward()
                        .activation(3)
                        .get(0))
                .isCloseTo(a3, within(1e-5));
    }
}
