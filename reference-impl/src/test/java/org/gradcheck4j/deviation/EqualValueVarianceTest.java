package org.gradcheck4j.deviation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;

class EqualValueVarianceTest {

    private static final double U = 0x1p-11;

    @Test
    void errors_of_equal_numbers_add_up_before_they_are_squared() {
        Matrix numbers = Matrix.of(2, 2, 0.5, 0.5 + 0x1p-13, 0.5, 0.75);
        assertThat(EqualValueVariance.of(numbers, Matrix.of(2, 2, 1, 2, 3, 4), U))
                .isEqualTo(6 * 6 + 4 * 4);
    }

    @Test
    void independent_errors_count_if_they_are_more() {
        Matrix numbers = Matrix.row(0.5, 0.5, 0.25);
        assertThat(EqualValueVariance.of(numbers, Matrix.row(1, -1, 3), U)).isEqualTo(11);
    }

    @Test
    void a_number_is_rounded_to_a_unit_roundoff_of_itself() {
        assertThat(RoundedValue.of(3 + 0x1p-9, U)).isEqualTo(3 + 0x1p-9);
        assertThat(RoundedValue.of(-3 - 0x1p-11, U)).isEqualTo(-3);
        assertThat(RoundedValue.of(0, U)).isZero();
    }

    /** Three samples: inputs 0 and 2 are 1 and −1 in the first, inputs 0 and 1 are 3 in the second. */
    @Test
    void sums_lose_the_same_of_a_term_that_they_have_in_common() {
        SharedTermVariance inputs = new SharedTermVariance(Matrix.of(3, 3, 1, 3, 0, 0, 3, 5, -1, 2, 4));
        assertThat(inputs.hasSharedTerms()).isTrue();
        // Input 0 has two terms, 1 has two, 2 and the bias have three.
        double a = 2 / Math.sqrt(2);
        double b = 3 / Math.sqrt(2);
        double c = 5 / Math.sqrt(3);
        double bias = 7 / Math.sqrt(3);
        double first = Math.pow(a - c + bias, 2) - a * a - c * c - bias * bias;
        double second = Math.pow(a + b, 2) - a * a - b * b;
        assertThat(inputs.variance(new double[] {2, 3, 5, 7}))
                .isCloseTo(4 + 9 + 25 + 49 + Math.max(0, first) + second, within(1e-12));
    }

    @Test
    void inputs_that_differ_have_no_term_in_common() {
        SharedTermVariance inputs = new SharedTermVariance(Matrix.of(2, 2, 0.5, 0, 0.25, 0));
        assertThat(inputs.hasSharedTerms()).isFalse();
        assertThat(inputs.variance(new double[] {2, 3, 5})).isEqualTo(38);
    }

    /** Each term below an ulp of the sum is lost whole. */
    @Test
    void terms_below_an_ulp_of_the_sum_are_alike() {
        Matrix terms = Matrix.row(1, 0x1p-12, 0x1.8p-13, -0x1p-14, 0.25);
        assertThat(SampleGroups.ofTermsRoundedAlike(terms, U).averageGroupSize())
                .isEqualTo((1 + 3 * 3 + 1) / 5.0);
    }

    @Test
    void terms_that_differ_by_less_than_an_ulp_of_the_sum_are_alike() {
        Matrix terms = Matrix.row(1, 1 + 0x1p-12, 0.5, 0.5 + 0x1p-7);
        assertThat(SampleGroups.ofTermsRoundedAlike(terms, U).averageGroupSize())
                .isEqualTo((2 * 2 + 1 + 1) / 4.0);
    }
}
