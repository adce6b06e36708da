package org.gradcheck4j.harness.evaluation.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class VisibleDirectionsTest {

    private static final Offset<Double> ROUNDING = within(1e-12);

    private static List<Double> bits(double change, double[]... rows) {
        List<double[]> copies = new ArrayList<>();
        for (double[] row : rows) {
            copies.add(row.clone());
        }
        return new VisibleDirections(copies).bits(change);
    }

    @Test
    void what_two_samples_change_apart_has_two_directions() {
        List<Double> bits = bits(8 * Math.sqrt(2), new double[] {1, 0}, new double[] {0, 1});
        assertThat(bits).hasSize(2).allSatisfy(each -> assertThat(each).isCloseTo(3, ROUNDING));
    }

    @Test
    void what_repeats_another_number_adds_none() {
        List<Double> bits = bits(8 * Math.sqrt(8), new double[] {2, 0}, new double[] {2, 0});
        assertThat(bits).singleElement().satisfies(each -> assertThat(each).isCloseTo(4, ROUNDING));
    }

    @Test
    void the_longest_is_taken_first_and_what_is_left_of_the_others_next() {
        List<Double> bits = bits(Math.sqrt(16 + 4 + 1), new double[] {2, 1}, new double[] {4, 0});
        assertThat(bits).first().satisfies(each -> assertThat(each).isCloseTo(2, ROUNDING));
        // What is left of (2, 1) is (0, 1), of length 1: that says nothing.
        assertThat(bits).hasSize(1);
    }

    @Test
    void more_numbers_than_samples_have_no_more_directions() {
        assertThat(bits(100, new double[] {1, 0.5}, new double[] {0.3, 1}, new double[] {1, 1}))
                .hasSize(2);
    }

    @Test
    void nothing_has_no_direction() {
        assertThat(bits(100, new double[] {0, 0})).isEmpty();
    }
}
