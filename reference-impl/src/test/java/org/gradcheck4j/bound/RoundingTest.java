package org.gradcheck4j.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.Summation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With u = 1/16, everything of second order counts, and every number below is a double. */
class RoundingTest {

    private static final double U = 1.0 / 16;
    private static final double ETA = 1.0 / 1024;
    private static final double OMEGA = 512;
    private static final Arithmetic ARITHMETIC = new Arithmetic(U, ETA, OMEGA, 4, 2);
    private static final Rounding ROUNDING = Rounding.of(ARITHMETIC);

    @Test
    void a_sum_of_which_half_the_terms_cancel_rounds_by_its_largest_partial_sum() {
        // |t| adds up to 4, no partial sum exceeds 2: u · 4 + 3u (2 + 4u (1 + u) · 4), less than 4u · 4.
        assertThat(ROUNDING.roundingOfSum(4, 4, 0)).isEqualTo(0.25 + 3.0 / 16 * (2 + 17.0 / 16));
    }

    @Test
    void a_sum_of_positive_terms_rounds_by_its_length() {
        assertThat(ROUNDING.roundingOfSum(4, 4, 4)).isEqualTo(4 * U * 4);
        assertThat(ROUNDING.roundingOfSum(4, 4, 9)).isEqualTo(4 * U * 4);
    }

    @Test
    void a_sum_in_a_known_order_rounds_by_the_additions_that_a_term_goes_through() {
        Rounding pairwise = Rounding.of(ARITHMETIC.withSums(Summation.pairwise(U, 1)));
        // Two additions of 1/16: (2/16) / (1 − 2/16) = 1/7. In any order, the sum of 4 rounds by 4u.
        double additions = 2 * U / (1 - 2 * U);
        assertThat(pairwise.roundingOfSum(4, 1, 1)).isEqualTo(Math.min(4 * U, U + additions * (1 + U)));
        assertThat(pairwise.roundingOfSum(16, 1, 1)).isEqualTo(U + 4 * U / (1 - 4 * U) * (1 + U));
        Rounding running = Rounding.of(ARITHMETIC.withSums(Summation.blocked(U, 1)));
        assertThat(running.roundingOfSum(17, 1, 1)).isEqualTo(17 * U); // 16 u is 1: nothing follows from the order
    }

    @Test
    void a_wide_accumulator_rounds_products_and_the_result_to_the_precision() {
        double v = U / 16;
        Rounding wide = Rounding.of(ARITHMETIC.withSums(Summation.inAnyOrder(v)));
        double sum = 4 * U + 3 * v * (1 + U) * 4;
        assertThat(wide.roundingOfSum(4, 4, 1)).isEqualTo(sum + U * (1 + sum));
        assertThat(wide.roundingOfSum(4, 4, 9)).isEqualTo(sum + U * (4 + sum));
    }

    @Test
    void a_bias_comes_after_a_wide_or_an_ordered_sum_and_is_one_term_more_of_any_other() {
        double v = U / 16;
        Rounding wide = Rounding.of(ARITHMETIC.withSums(Summation.inAnyOrder(v)));
        double sum = wide.roundingOfSum(4, 4, 3);
        assertThat(wide.roundingOfAffine(4, 4, 2, 1)).isEqualTo(sum + U * (1 + sum));
        Rounding pairwise = Rounding.of(ARITHMETIC.withSums(Summation.pairwise(U, 1)));
        double ordered = pairwise.roundingOfSum(16, 4, 3);
        assertThat(pairwise.roundingOfAffine(16, 4, 2, 1)).isEqualTo(ordered + U * (1 + ordered));
        assertThat(ROUNDING.roundingOfAffine(3, 3, 1, 0)).isEqualTo(ROUNDING.roundingOfSum(4, 4, 0));
    }

    @Test
    void factors_that_are_rounded_first_change_every_term_before_all_else() {
        double w = BinaryFormat.BFLOAT16.unitRoundoff();
        Rounding rounded =
                Rounding.of(ARITHMETIC.withSums(ARITHMETIC.sums().withFactorsRoundedTo(BinaryFormat.BFLOAT16)));
        double lost = 4 * ((1 + w) * (1 + w) - 1);
        assertThat(rounded.roundingOfSum(4, 4, 1)).isEqualTo(lost + ROUNDING.roundingOfSum(4, 4 + lost, 1 + lost));
        assertThat(rounded.roundingOfAffine(4, 4, 2, 1))
                .isEqualTo(lost + ROUNDING.roundingOfAffine(4, 4 + lost, 2, 1 + lost));
        assertThat(rounded.roundingOfMeanOfProducts(4, 4, 1))
                .isEqualTo(lost + ROUNDING.roundingOfMean(4, 4 + lost, 1 + lost));
    }

    @Test
    void a_mean_of_numbers_has_no_factors_to_round() {
        Rounding rounded =
                Rounding.of(ARITHMETIC.withSums(ARITHMETIC.sums().withFactorsRoundedTo(BinaryFormat.BFLOAT16)));
        assertThat(rounded.errorOfMean(2, 4, 0.25)).isEqualTo(ROUNDING.errorOfMean(2, 4, 0.25));
        assertThat(rounded.roundingOfMean(2, 4, 4)).isEqualTo(ROUNDING.roundingOfMean(2, 4, 4));
    }

    @Test
    void without_signs_every_sum_rounds_by_its_length() {
        assertThat(ROUNDING.unsigned().roundingOfSum(4, 4, 0)).isEqualTo(4 * U * 4);
    }

    @Test
    void a_mean_has_two_roundings_more_of_every_term() {
        // θ = (1 + 1/16)² − 1 = 33/256; 1/2 is the rounding of the sum.
        assertThat(ROUNDING.roundingOfMean(2, 4, 4)).isEqualTo(0.5 * (1 + 66.0 / 256) + 4 * 33.0 / 256);
    }

    @Test
    void the_error_of_a_mean_is_that_of_its_numbers_and_its_rounding_over_m_and_underflow() {
        double rounded = 0.5 * (1 + 66.0 / 256) + 4 * 33.0 / 256;
        assertThat(ROUNDING.errorOfMean(2, 4, 0.25)).isEqualTo((0.25 + rounded) / 2 + 2 * ETA * 9 / 8 + 2 * ETA);
    }

    @Test
    void every_product_of_a_sum_can_underflow_and_is_rounded_on() {
        assertThat(ROUNDING.underflow(2)).isEqualTo(2 * ETA * (1 + 2.0 / 16));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void additions_underflow_only_if_subnormals_are_flushed(Precision precision) {
        Arithmetic gradual = Arithmetic.of(precision);
        assertThat(Rounding.of(gradual).flushesSums()).isFalse();
        assertThat(Rounding.of(gradual.withUnderflow(precision.smallestNormal()))
                        .flushesSums())
                .isTrue();
        assertThat(Rounding.of(ExactOracle.arithmetic()).flushesSums()).isFalse();
    }

    @Test
    void flushed_additions_underflow_as_often_as_products() {
        Rounding flushed = Rounding.of(new Arithmetic(U, 1, OMEGA, 0, 0));
        assertThat(flushed.underflow(2)).isEqualTo(2 * 2 * (1 + 2.0 / 16));
    }

    @Test
    void sigma_is_off_in_proportion_to_at_most_one() {
        double absolute = 2 * U + 1 / OMEGA + ETA;
        assertThat(ROUNDING.errorOfSigmoid(0.5)).isEqualTo(4 * U * 0.5 + absolute);
        assertThat(ROUNDING.errorOfSigmoid(1.5)).isEqualTo(4 * U + absolute);
    }

    @Test
    void three_roundings_of_a_slope_stay_below_three_unit_roundoffs_but_not_far_below() {
        double u = 0x1p-11;
        double three = Math.pow(1 + u / (1 + u), 3) - 1;
        double allowed = Rounding.of(Arithmetic.of(Precision.HALF)).relativeErrorOfHiddenDZ();
        assertThat(allowed).isGreaterThanOrEqualTo(three).isCloseTo(three, within(3 * u * u));
    }
}
