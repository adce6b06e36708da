package org.gradcheck4j.bound;

import static org.gradcheck4j.bound.DepartedTwoNeurons.OPERATIONS;
import static org.gradcheck4j.bound.DepartedTwoNeurons.SIGMA;
import static org.gradcheck4j.bound.DepartedTwoNeurons.UNDERFLOW;
import static org.gradcheck4j.bound.DepartedTwoNeurons.assertError;
import static org.gradcheck4j.bound.DepartedTwoNeurons.errors;
import static org.gradcheck4j.bound.DepartedTwoNeurons.solution;

import java.util.stream.Stream;
import org.gradcheck4j.bound.DepartedTwoNeurons.Formulas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link DepartedTwoNeurons} with another factor in place of σ'(Z[1]). */
class DepartedSlopesTest {

    private static final double LN3 = Math.log(3);

    private static BackwardPass withSlope(HiddenSlope slope) {
        return new Formulas(solution(1)) {
            @Override
            public HiddenSlope slope(int i) {
                return slope;
            }

            @Override
            public boolean isHiddenPassOfFormula() {
                return false;
            }
        };
    }

    @Test
    void a_slope_that_is_left_out_adds_no_error() {
        assertError(
                errors(withSlope(HiddenSlope.ONE), 1, OneSourceOfError.SIGMA).errorOfDZ(1), 4 * SIGMA[1]);
        assertError(
                errors(withSlope(HiddenSlope.ONE), 1, OneSourceOfError.UNDERFLOW)
                        .errorOfDZ(1),
                4 * (UNDERFLOW[1] + 1) + 1);
        assertError(
                errors(withSlope(HiddenSlope.ONE), 1, OneSourceOfError.OPERATIONS)
                        .errorOfDZ(1),
                4 * (OPERATIONS[1] + 0.75) + 3);
    }

    @Test
    void a_squared_slope_has_twice_the_error_and_twice_the_roundings() {
        // E(s²) = 2 s E(s), and η if the square underflows.
        double square = 9.0 / 256;
        assertError(
                errors(withSlope(HiddenSlope.SIGMOID_SQUARED), 1, OneSourceOfError.SIGMA)
                        .errorOfDZ(1),
                4 * SIGMA[1] * square + 3 * 0.375 * 0.5 * SIGMA[0]);
        assertError(
                errors(withSlope(HiddenSlope.SIGMOID_SQUARED), 1, OneSourceOfError.UNDERFLOW)
                        .errorOfDZ(1),
                (4 * (UNDERFLOW[1] + 1) + 1) * square + 3 * (0.375 * (0.5 * UNDERFLOW[0] + 1) + 1) + 2);
        assertError(
                errors(withSlope(HiddenSlope.SIGMOID_SQUARED), 1, OneSourceOfError.OPERATIONS)
                        .errorOfDZ(1),
                (4 * (OPERATIONS[1] + 0.75) + 3) * square + 3 * 0.375 * 0.5 * OPERATIONS[0] + 6 * 3 * square);
    }

    /**
     * The factor and E(factor), if σ alone is off, if operations underflow, and if they are rounded. E(Z[1]) is 0, 2 and
     * 18 − ln 3.
     */
    private static Stream<Arguments> otherSlopes() {
        double ofZ = 2 * LN3 - 1;
        double again = 1 / (1 + Math.exp(-0.75));
        return Stream.of(
                Arguments.of(HiddenSlope.ACTIVATION, 0.75, SIGMA[0], UNDERFLOW[0], OPERATIONS[0]),
                Arguments.of(HiddenSlope.COMPLEMENT, 0.25, SIGMA[0], UNDERFLOW[0], OPERATIONS[0]),
                Arguments.of(
                        HiddenSlope.TANH_SLOPE_FROM_ACTIVATION,
                        7.0 / 16,
                        2 * SIGMA[0],
                        2 * UNDERFLOW[0] + 1,
                        2 * OPERATIONS[0] + 1),
                Arguments.of(
                        HiddenSlope.SIGMOID_OF_ACTIVATION,
                        again * (1 - again),
                        SIGMA[0] / 4,
                        UNDERFLOW[0] / 4 + 1,
                        OPERATIONS[0] / 4 + 8),
                Arguments.of(
                        HiddenSlope.Z_TIMES_ONE_MINUS_Z, Math.abs(LN3 * (1 - LN3)), 0, 2 * ofZ + 1, (18 - LN3) * ofZ),
                Arguments.of(
                        HiddenSlope.TANH_SLOPE_FROM_PRE_ACTIVATION,
                        0.36,
                        0,
                        0.77 * 2 + 1,
                        0.77 * (18 - LN3) + 2 * 8 + 1),
                Arguments.of(HiddenSlope.RELU_SLOPE, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("otherSlopes")
    void another_slope_carries_the_error_of_what_it_is_made_from(
            HiddenSlope slope, double s, double sigma, double underflow, double operations) {
        // (E(dA) + 3u |dA|) s + |dA| E(s), and 2η.
        assertError(errors(withSlope(slope), 1, OneSourceOfError.SIGMA).errorOfDZ(1), 4 * SIGMA[1] * s + 3 * sigma);
        assertError(
                errors(withSlope(slope), 1, OneSourceOfError.UNDERFLOW).errorOfDZ(1),
                (4 * (UNDERFLOW[1] + 1) + 1) * s + 3 * underflow + 2);
        assertError(
                errors(withSlope(slope), 1, OneSourceOfError.OPERATIONS).errorOfDZ(1),
                (4 * (OPERATIONS[1] + 0.75) + 3 + 3 * 3) * s + 3 * operations);
    }
}
