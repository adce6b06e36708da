package org.gradcheck4j.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gradcheck4j.model.Arithmetic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputWithErrorTest {

    private static final double U = 1.0 / 16;
    private static final double ETA = 1.0 / 1024;

    /** a = 3/4, off by up to 1/8. */
    private static final OutputWithError OUTPUT = new OutputWithError(0.75, 0.25, 1, 0.125, U, ETA);

    @Test
    void slope_is_off_by_what_a_carries_and_two_roundings() {
        // 1/8 (1/2 + 1/8) = 5/64 is carried; 3/16 + 5/64 is rounded twice.
        assertThat(OUTPUT.slope()).isEqualTo(3.0 / 16);
        assertThat(OUTPUT.errorOfSlope()).isEqualTo(5.0 / 64 + 2 * U * 17 / 64 + ETA);
    }

    @Test
    void residual_is_off_by_what_a_is_and_one_rounding() {
        assertThat(OUTPUT.residual()).isEqualTo(-0.25);
        assertThat(new OutputWithError(0.75, 0.25, 0.125, 0, U, ETA).residual()).isEqualTo(0.625);
        assertThat(new OutputWithError(0.25, 0.75, 0.125, 0, U, ETA).residual()).isEqualTo(0.125);
        assertThat(OUTPUT.errorOfResidual()).isEqualTo(0.125 + U * 0.375);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-40, -1, 0, 1, 40})
    void residual_of_a_right_neuron_keeps_its_digits(double z) {
        double right = z > 0 ? 1 : 0;
        Rounding rounding = Rounding.of(new Arithmetic(U, ETA, Double.MAX_VALUE, 0, 0));
        double tail = SigmoidCurve.value(-Math.abs(z));
        assertThat(Math.abs(OutputWithError.of(z, right, 0, rounding).residual()))
                .isCloseTo(tail, within(1e-15 * tail));
    }
}
