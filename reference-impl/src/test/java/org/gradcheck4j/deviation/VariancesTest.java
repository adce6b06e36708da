package org.gradcheck4j.deviation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gradcheck4j.bound.Rounding;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Summation;
import org.junit.jupiter.api.Test;

/** In units of u²/3 and η²/3, the variances of numbers that are uniform within ±u and ±η. */
class VariancesTest {

    private static final double ROUNDED = 0x1p-20 / 3;
    private static final double UNDERFLOWN = 0x1p-40 / 3;
    private static final Variances VARIANCES =
            new Variances(Rounding.of(new Arithmetic(0x1p-10, 0x1p-20, Double.POSITIVE_INFINITY, 8, 0)));

    private static void assertVariance(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-12 * expected));
    }

    @Test
    void a_rounding_varies_with_the_square_of_its_number() {
        assertVariance(VARIANCES.ofRounding(-3), 9 * ROUNDED);
        assertVariance(VARIANCES.ofUnderflow(5, 3), 45 * UNDERFLOWN);
        assertVariance(VARIANCES.ofMean(3, 7), 36 * ROUNDED + 9 * UNDERFLOWN);
    }

    @Test
    void sigma_varies_evenly_within_its_bound() {
        double bound = 8 * 0x1p-10 * 0.5 + 0x1p-20;
        assertVariance(VARIANCES.ofSigmoid(0.5), bound * bound / 3);
    }

    @Test
    void a_product_varies_with_the_squares_of_its_partial_sums() {
        // Terms 3 and −2: their squares 13, partial sums 3 and 1, and the total 1 once more.
        double variance = VARIANCES
                .ofProduct(Matrix.row(1, 2), Matrix.column(3, -1), Matrix.row(1))
                .get(0);
        assertVariance(variance, (13 + 10 + 1) * ROUNDED + 2 * UNDERFLOWN);
    }

    @Test
    void a_wide_sum_varies_less_and_is_rounded_before_a_bias_and_after() {
        Arithmetic arithmetic = new Arithmetic(0x1p-10, 0x1p-20, Double.POSITIVE_INFINITY, 8, 0);
        Variances wide = new Variances(Rounding.of(arithmetic.withSums(Summation.inAnyOrder(0x1p-12))));
        // Terms 3 and −2, and a bias of 4: the sum 1 and the total 5 are stored.
        double variance = wide.ofProduct(Matrix.row(1, 2), Matrix.column(3, -1), Matrix.row(5))
                .get(0);
        assertVariance(variance, (13 + 1 + 25 + (10 + 25) / 16.0) * ROUNDED + 2 * UNDERFLOWN);
    }

    @Test
    void a_sum_in_a_lucky_order_varies_like_one_in_a_random_order() {
        // Terms 1, −1, 1, −1: their squares 4; in order 1 and 1, but in a random order 5/6 · 4.
        double variance = VARIANCES
                .ofProduct(Matrix.row(1, 1, 1, 1), Matrix.column(1, -1, 1, -1), Matrix.row(0))
                .get(0);
        assertVariance(variance, (4 + 10.0 / 3) * ROUNDED + 4 * UNDERFLOWN);
    }

    @Test
    void the_total_counts_in_a_random_order_too() {
        // Terms 1, −2, 4: squares 21, total 3. In order 1, 1 and 9; in a random order 4 (21/6 + 9/3) = 26.
        double variance = VARIANCES
                .ofProduct(Matrix.row(1, 1, 1), Matrix.column(1, -2, 4), Matrix.row(3))
                .get(0);
        assertVariance(variance, (21 + 26) * ROUNDED + 3 * UNDERFLOWN);
    }

    @Test
    void partial_sums_are_squared_and_added_row_by_row_and_column_by_column() {
        // Row (1, 2) gives 1 · 5, + 2 · 7 = 5, 19 and 1 · 6, + 2 · 8 = 6, 22.
        assertThat(SquaredSums.running(Matrix.of(2, 2, 1, 2, 3, 4), Matrix.of(2, 2, 5, 6, 7, 8)))
                .isEqualTo(Matrix.of(2, 2, 25 + 19 * 19, 36 + 22 * 22, 15 * 15 + 43 * 43, 18 * 18 + 50 * 50));
    }

    @Test
    void terms_of_a_group_are_added_before_they_are_squared() {
        Matrix x = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);
        Matrix y = Matrix.of(3, 2, 1, 1, 1, -1, 2, 1);
        // Samples 0 and 2 together, 1 alone: (1 + 6)² + 2², (1 + 3)² + 2², …
        assertThat(SquaredSums.grouped(x, y, List.of(new int[] {0, 2}, new int[] {1})))
                .isEqualTo(Matrix.of(2, 2, 49 + 4, 16 + 4, 256 + 25, 100 + 25));
    }

    @Test
    void samples_are_equal_if_they_round_to_the_same_number() {
        double u = 0x1p-11;
        SampleGroups samples = SampleGroups.ofEqualValues(Matrix.row(1, 0.5, 1 + u / 4, 1 + 2 * u, 0.5 + u, 0), u);
        assertThat(samples.groups())
                .containsExactly(new int[] {0, 2}, new int[] {1}, new int[] {3}, new int[] {4}, new int[] {5});
        assertThat(samples.groupsAny()).isTrue();
        assertThat(SampleGroups.ofEqualValues(Matrix.row(1, 2, 3), u).groupsAny())
                .isFalse();
    }

    @Test
    void numbers_below_the_smallest_ulp_are_told_apart_by_their_own_bits() {
        SampleGroups samples = SampleGroups.ofEqualValues(Matrix.row(Double.MIN_VALUE, 2 * Double.MIN_VALUE), 0x1p-53);
        assertThat(samples.groupsAny()).isFalse();
    }
}
