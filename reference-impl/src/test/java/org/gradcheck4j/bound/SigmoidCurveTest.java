package org.gradcheck4j.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigmoidCurveTest {

    private static final double LN3 = Math.log(3);

    @Test
    void at_ln_3_sigma_is_three_quarters() {
        assertThat(SigmoidCurve.value(LN3)).isCloseTo(0.75, within(1e-15));
        assertThat(SigmoidCurve.value(-LN3)).isCloseTo(0.25, within(1e-15));
        assertThat(SigmoidCurve.value(0)).isEqualTo(0.5);
        assertThat(SigmoidCurve.slope(LN3)).isCloseTo(3.0 / 16, within(1e-15));
        assertThat(SigmoidCurve.slopeChange(LN3)).isCloseTo(0.5, within(1e-15));
        assertThat(SigmoidCurve.slopeChange(-LN3)).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void shift_is_that_to_the_steeper_side() {
        // From σ(ln 3) = 3/4 by ln 3 either way: to σ(0) = 1/2, or to σ(ln 9) = 9/10.
        assertThat(SigmoidCurve.maxChange(LN3, LN3)).isCloseTo(0.25, within(1e-15));
        assertThat(SigmoidCurve.maxChange(-LN3, LN3)).isCloseTo(0.25, within(1e-15));
        assertThat(SigmoidCurve.maxChange(LN3, 0)).isZero();
        assertThat(SigmoidCurve.maxChange(LN3, Double.POSITIVE_INFINITY)).isCloseTo(0.75, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-700, -40, 40, 700})
    void shift_of_a_saturated_neuron_keeps_its_digits(double z) {
        double d = 0x1p-10; // z ± d are exact
        double expected = Math.exp(-Math.abs(z)) * Math.expm1(d);
        assertThat(SigmoidCurve.maxChange(z, d) / expected).isCloseTo(1, within(2e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-6, -1.5, -0.2, 0, 0.7, 3})
    void sigma_leaves_its_tangent_by_less_than_the_curvature(double z) {
        for (double d : new double[] {0.01, 0.3, 2}) {
            double bound = SigmoidCurve.tangentError(z, d, SigmoidCurve.maxChange(z, d));
            double largest = 0;
            for (double t : new double[] {-d, -d / 2, d / 2, d}) {
                double off = SigmoidCurve.value(z + t) - SigmoidCurve.value(z) - SigmoidCurve.slope(z) * t;
                largest = Math.max(largest, Math.abs(off));
            }
            assertThat(largest).as("%s ± %s", z, d).isLessThanOrEqualTo(bound);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-600, -37, -3, -0x1p-30, 0, 1e-9, 0.4, 20, 600})
    void shift_by_little_is_at_least_the_exact_one_and_hardly_more(double z) {
        for (double d : new double[] {0x1p-21, 0x1p-40, 0x1p-80}) {
            // σ(x + d) − σ(x) = σ(x + d) σ(−x) (1 − e⁻ᵈ), and σ(x) changes by less than d of itself.
            double exact = -Math.expm1(-d) * SigmoidCurve.value(Math.abs(z)) * SigmoidCurve.value(-Math.abs(z));
            assertThat(SigmoidCurve.maxChange(z, d) / exact).isBetween(1 - 0x1p-50, 1 + 3 * d + 0x1p-50);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-700, -37, -3, -1e-3, -1e-12, -0x1p-60, 0, 1e-300, 0x1p-53, 1e-9, 0.4, 20, 700})
    void change_of_the_slope_is_not_below_the_exact_one(double z) {
        double exact = Math.tanh(Math.abs(z) / 2);
        assertThat(SigmoidCurve.slopeChange(z)).isBetween(exact * (1 - 0x1p-50), exact + 0x1p-51);
    }

    @Test
    void curvature_by_hand() {
        // d p (|1 − 2a| + p) with p = 1/4.
        assertThat(SigmoidCurve.tangentError(LN3, LN3, 0.25)).isCloseTo(LN3 * 0.25 * 0.75, within(1e-15));
    }
}
