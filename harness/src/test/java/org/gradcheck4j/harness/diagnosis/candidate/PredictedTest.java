package org.gradcheck4j.harness.diagnosis.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;

class PredictedTest {

    private static final Predicted NUMBERS = new Predicted(Matrix.row(1, -8), Matrix.row(0x1p-20, 0x1p-10));

    @Test
    void the_bound_is_met_up_to_its_end() {
        double allowed = NUMBERS.allowedError(1);
        // Of the bound, 2⁻⁴⁰; of the number, 2⁻⁵¹.
        assertThat(allowed - 0x1p-10).isEqualTo(0x1p-50 + 0x1p-48);
        assertThat(NUMBERS.fits(Matrix.row(1, -8 + allowed))).isTrue();
        assertThat(NUMBERS.fits(Matrix.row(1, -8 - allowed))).isTrue();
        assertThat(NUMBERS.fits(Matrix.row(1, -8 + 1.0001 * allowed))).isFalse();
        assertThat(NUMBERS.fits(Matrix.row(1 - 0x1p-19, -8))).isFalse();
        assertThat(NUMBERS.fits(Matrix.row(Double.NaN, -8))).isFalse();
    }

    @Test
    void an_exact_zero_is_met_by_what_underflows() {
        Predicted zero = new Predicted(Matrix.row(0), Matrix.row(0));
        assertThat(zero.fits(Matrix.row(0x1p-1060))).isTrue();
        assertThat(zero.fits(Matrix.row(0x1p-1059))).isFalse();
    }

    @Test
    void a_factor_multiplies_the_bound_and_rounds() {
        Predicted product = NUMBERS.times(-4, 0x1p-5, 3);
        assertThat(product.value()).isEqualTo(Matrix.row(-4, 32));
        // 4 (bound + (8 + bound)/32) + 3
        assertThat(product.bound().get(1)).isCloseTo(4 * (0x1p-10 + (8 + 0x1p-10) / 32) + 3, within(1e-15));
    }
}
