package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeftInverseTest {

    private static final int UNKNOWNS = 4;

    private static double[] random(Random random, int n, double size) {
        return DoubleStream.generate(() -> size * random.nextGaussian())
                .limit(n)
                .toArray();
    }

    private static double[][] columns(Random random, int equations) {
        return IntStream.range(0, UNKNOWNS)
                .mapToObj(k -> random(random, equations, 1))
                .toArray(double[][]::new);
    }

    private static double[] product(double[][] columns, double[] x, double[] e) {
        return IntStream.range(0, e.length)
                .mapToDouble(j -> e[j]
                        + IntStream.range(0, x.length)
                                .mapToDouble(k -> columns[k][j] * x[k])
                                .sum())
                .toArray();
    }

    private static double[] abs(double[] values) {
        return DoubleStream.of(values).map(Math::abs).toArray();
    }

    @Test
    void errors_and_rest_are_within_their_bounds_and_the_bounds_are_not_wide() {
        Random random = new Random(1);
        for (int trial = 0; trial < 200; trial++) {
            int equations = UNKNOWNS + random.nextInt(4);
            double[][] columns = columns(random, equations);
            double[] x = random(random, UNKNOWNS, 1);
            double[] e = random(random, equations, Math.pow(10, -random.nextInt(13)));
            double[] s = product(columns, x, e);
            LeftInverse inverse = new LeftInverse(columns);
            double[] solved = inverse.times(s);
            double[] error = inverse.error(s, abs(x), abs(e));
            double[] rest = inverse.rest(s);
            double[] largest = inverse.largestRest(s, abs(x), abs(e));
            for (int k = 0; k < UNKNOWNS; k++) {
                assertThat(Math.abs(solved[k] - x[k])).isLessThanOrEqualTo(error[k]);
            }
            for (int j = 0; j < equations; j++) {
                assertThat(Math.abs(rest[j])).isLessThanOrEqualTo(largest[j]);
                assertThat(largest[j])
                        .isLessThan(1e-9 + 10 * DoubleStream.of(abs(e)).sum());
            }
        }
    }

    @Test
    void equations_without_a_solution_leave_more_than_the_largest_rest() {
        Random random = new Random(2);
        double[][] columns = columns(random, UNKNOWNS + 1);
        double[] s = product(columns, random(random, UNKNOWNS, 1), new double[UNKNOWNS + 1]);
        s[2] += 1e-3;
        LeftInverse inverse = new LeftInverse(columns);
        double[] allowed = inverse.largestRest(
                s,
                new double[] {9, 9, 9, 9},
                DoubleStream.generate(() -> 1e-6).limit(5).toArray());
        double[] rest = inverse.rest(s);
        assertThat(IntStream.range(0, rest.length)).anyMatch(j -> Math.abs(rest[j]) > allowed[j]);
    }

    @Test
    void dependent_columns_have_no_finite_bound() {
        double[][] columns = {{1, 2, 3}, {1, 2, 3}};
        double[] error = new LeftInverse(columns).error(new double[3], new double[] {1, 1}, new double[3]);
        assertThat(error).containsOnly(Double.NaN);
    }

    @Test
    void a_bound_covers_columns_that_nearly_depend_on_each_other() {
        double[][] columns = {{1, 2, 3}, {1, 2, 3 + 1e-7}};
        double[] x = {0.5, -0.25};
        double[] e = {1e-12, -1e-12, 1e-12};
        double[] s = product(columns, x, e);
        LeftInverse inverse = new LeftInverse(columns);
        double[] error = inverse.error(s, abs(x), abs(e));
        for (int k = 0; k < x.length; k++) {
            assertThat(Math.abs(inverse.times(s)[k] - x[k])).isBetween(0.0, error[k]);
            assertThat(error[k]).isBetween(1e-7, 1e-3);
        }
    }

    private static final double U = 0x1p-53;

    /** Bounds are increased by a millionth, some of them twice. */
    private static void assertBounds(double[] bounds, double... byHand) {
        assertThat(bounds).hasSize(byHand.length);
        for (int k = 0; k < byHand.length; k++) {
            assertThat(bounds[k]).isBetween(byHand[k] * (1 + 0.9e-6), byHand[k] * (1 + 2e-6));
        }
    }

    @Test
    void own_error_is_what_the_inverse_lacks_and_the_rounding_of_the_solution() {
        LeftInverse inverse = new LeftInverse(new double[][] {{1, 0}});
        // P = (1, 0). Two equations, one unknown and 8 make 11u. I − PB is 0, of terms 1 and 1: 22u, times 8.
        // P s is 1 · 4 + 0 · 5: 11u · 4.
        assertBounds(inverse.ownError(new double[] {4, 5}, new double[] {8}), 176 * U + 44 * U);
    }

    @Test
    void own_error_sums_over_the_unknowns() {
        LeftInverse inverse = new LeftInverse(new double[][] {{1, 0}, {0, 1}});
        // P = I, and 12u. I − PB is 0: in the diagonal of terms 1 and 1, elsewhere of none.
        assertBounds(
                inverse.ownError(new double[] {4, 16}, new double[] {2, 1}),
                24 * U * 2 + 12 * U * 4,
                24 * U * 1 + 12 * U * 16);
    }

    @Test
    void largest_rest_is_what_the_solution_and_the_errors_leave_in_each_equation() {
        LeftInverse inverse = new LeftInverse(new double[][] {{2, 0}});
        double[] s = {4, 8};
        // P = (½, 0), x = 2, and 11u. Own error: 22u · 16, and 11u · |½ · 4|.
        assertBounds(inverse.ownError(s, new double[] {16}), 374 * U);
        // In the first equation: 11u · 4 of s; 2 · (374u + 11u · 2) of x; (1 − 2 · ½ = 0, of terms 1 and 1) 22u · 4 of
        // e.
        // In the second: 11u · 8 of s; 0 of x; 1 · 64u of e.
        assertBounds(
                inverse.largestRest(s, new double[] {16}, new double[] {4, 64 * U}),
                44 * U + 792 * U + 88 * U,
                88 * U + 64 * U);
    }
}
