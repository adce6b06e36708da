package org.gradcheck4j.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;

class SampleGroupsTest {

    @Test
    void the_size_of_a_group_is_averaged_over_the_samples() {
        assertThat(SampleGroups.ofEqualValues(Matrix.row(1, 1, 1, 2), 0x1p-53).averageGroupSize())
                .isEqualTo((3 * 3 + 1) / 4.0);
        assertThat(SampleGroups.ofEqualValues(Matrix.row(1, 2, 3), 0x1p-53).averageGroupSize())
                .isEqualTo(1);
    }

    @Test
    void samples_that_differ_by_less_than_the_unit_are_in_one_group() {
        // In [1, 2), numbers are rounded to multiples of 2u: here of 1/8.
        assertThat(SampleGroups.ofEqualValues(Matrix.row(1.01, 1.05), 1.0 / 16).averageGroupSize())
                .isEqualTo(2);
        assertThat(SampleGroups.ofEqualValues(Matrix.row(1.01, 1.07), 1.0 / 16).averageGroupSize())
                .isEqualTo(1);
    }
}
