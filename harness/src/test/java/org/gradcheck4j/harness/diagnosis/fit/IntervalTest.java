package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void an_estimate_is_tried_with_as_few_digits_as_are_allowed_and_then_as_it_is() {
        assertThat(new Interval(0.0099, 0.0101).valuesNear(0.010000213)).containsExactly(0.01, 0.010000213);
        assertThat(new Interval(0.0123, 0.0125).valuesNear(0.01241)).containsExactly(0.0124, 0.01241);
    }

    @Test
    void a_round_estimate_is_tried_once() {
        assertThat(new Interval(1, 3).valuesNear(2)).containsExactly(2.0);
    }

    @Test
    void an_estimate_keeps_off_the_ends() {
        assertThat(new Interval(0, 4).valuesNear(7.5)).containsExactly(3.0);
        assertThat(new Interval(0, 4).valuesNear(-7.5)).containsExactly(1.0);
    }

    @Test
    void the_margin_is_a_quarter_of_the_width() {
        assertThat(new Interval(2, 4).valuesNear(7.5)).containsExactly(4.0, 3.5);
    }

    @Test
    void an_interval_contains_its_ends() {
        Interval one = new Interval(2, 2);
        assertThat(one.isEmpty()).isFalse();
        assertThat(one.contains(2)).isTrue();
        assertThat(one.contains(Math.nextUp(2))).isFalse();
        assertThat(one.contains(Math.nextDown(2))).isFalse();
    }

    @Test
    void an_estimate_is_kept_if_no_value_is_allowed() {
        assertThat(new Interval(2, 1).valuesNear(0.125)).containsExactly(0.125);
    }

    @Test
    void there_is_no_value_near_what_is_not_a_number() {
        assertThat(new Interval(0, 1).valuesNear(Double.NaN)).isEmpty();
    }

    @Test
    void a_negative_step_swaps_the_ends() {
        assertThat(new Interval(1, 2).mapLinearly(10, -3)).isEqualTo(new Interval(4, 7));
    }
}
