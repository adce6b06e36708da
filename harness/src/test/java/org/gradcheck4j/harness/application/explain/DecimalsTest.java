package org.gradcheck4j.harness.application.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecimalsTest {

    @Test
    void numbers_line_up_and_have_a_real_minus() {
        assertThat(Decimals.four(-0.18243)).isEqualTo("−0.1824");
        assertThat(Decimals.four(2)).isEqualTo("2.0000");
        assertThat(Decimals.eight(1.699778434)).isEqualTo("1.69977843");
    }

    @Test
    void what_rounds_to_0_has_no_minus() {
        assertThat(Decimals.four(-0.00004)).isEqualTo("0.0000");
        assertThat(Decimals.four(-0.0)).isEqualTo("0.0000");
    }

    @Test
    void chosen_numbers_are_short() {
        assertThat(Decimals.given(-1.5)).isEqualTo("−1.5");
        assertThat(Decimals.given(0.501)).isEqualTo("0.501");
        assertThat(Decimals.given(-3)).isEqualTo("−3");
    }

    @Test
    void small_errors_are_powers_of_ten() {
        assertThat(Decimals.tiny(4.518e-9)).isEqualTo("4.52·10⁻⁹");
        assertThat(Decimals.tiny(2.776e-17)).isEqualTo("2.78·10⁻¹⁷");
        assertThat(Decimals.tiny(0)).isEqualTo("0");
    }
}
