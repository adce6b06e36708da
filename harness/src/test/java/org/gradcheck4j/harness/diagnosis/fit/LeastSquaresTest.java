package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeastSquaresTest {

    private static void assertSolution(double[] x, double... expected) {
        assertThat(x).hasSize(expected.length);
        for (int k = 0; k < x.length; k++) {
            assertThat(x[k]).isCloseTo(expected[k], within(1e-12));
        }
    }

    @Test
    void equations_that_hold_are_solved() {
        double[][] columns = {{1, 1, 0, 2}, {0, 1, 1, 3}, {1, 0, 2, 1}};
        // 2, −3 and 5 times the columns.
        assertSolution(LeastSquares.solve(columns, new double[] {7, -1, 7, 0}), 2, -3, 5);
    }

    @Test
    void what_no_column_gives_is_left_over() {
        double[][] columns = {{1, 1, 0}, {0, 1, 1}};
        // 2 and 3 times the columns, and (1, −1, 1), which is orthogonal to both.
        assertSolution(LeastSquares.solve(columns, new double[] {3, 4, 4}), 2, 3);
    }

    @Test
    void columns_that_are_nearly_alike_are_told_apart() {
        double[][] columns = {{1, 0, 0}, {1, 1e-6, 0}, {1, 1e-6, 1e-6}};
        double[] x = LeastSquares.solve(columns, new double[] {6, 5e-6, 3e-6});
        assertThat(x[0]).isCloseTo(1, within(1e-8));
        assertThat(x[1]).isCloseTo(2, within(1e-8));
        assertThat(x[2]).isCloseTo(3, within(1e-8));
    }

    @Test
    void a_column_that_the_others_make_leaves_its_number_open() {
        double[][] columns = {{1, 2, 0}, {0, 0, 1}, {2, 4, 3}};
        assertThat(LeastSquares.solve(columns, new double[] {1, 2, 1})).contains(Double.NaN);
    }
}
