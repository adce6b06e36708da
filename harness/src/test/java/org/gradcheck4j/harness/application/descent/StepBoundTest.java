package org.gradcheck4j.harness.application.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StepBoundTest {

    @Test
    void it_is_what_can_be_computed_by_hand() {
        // u = 1/8, r = 1/2, g = 2, E(g) = 2, w − r g = 4, η = 1:
        // E(p) = 1 + 1/8 · 1/2 · 4 + 1 = 2.25, E(w) = 2.25 + 1/8 · 6.25 + 1 = 4.03125
        assertThat(new StepBound(0.5, 0.125, 1).of(4, 2, 2))
                .isCloseTo(4.03125, within(1e-5))
                .isGreaterThan(4.03125);
    }

    @Test
    void an_exact_gradient_and_no_rate_leave_the_rounding_of_the_weight() {
        assertThat(new StepBound(0, 0x1p-24, 0).of(3, 1, 0)).isCloseTo(3 * 0x1p-24, within(1e-12));
    }
}
