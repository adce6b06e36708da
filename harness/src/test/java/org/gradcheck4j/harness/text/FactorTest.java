package org.gradcheck4j.harness.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FactorTest {

    @Test
    void a_factor_that_is_nearly_whole_shows_what_it_differs_by() {
        assertThat(Figures.factor(1 + 1e-7)).isEqualTo("1 + 1.00e-7");
        assertThat(Figures.factor(-1 - 1e-8)).isEqualTo("-1 − 1.00e-8");
        assertThat(Figures.factor(20 + 2e-7)).isEqualTo("20 + 2.00e-7");
    }

    @Test
    void any_other_has_six_digits() {
        assertThat(Figures.factor(2)).isEqualTo("2");
        assertThat(Figures.factor(1.01)).isEqualTo("1.01");
        assertThat(Figures.factor(1e-9)).isEqualTo("1e-9");
        assertThat(Figures.factor(0)).isEqualTo("0");
    }
}
