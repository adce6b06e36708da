package org.gradcheck4j.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The two neurons of {@link OneSourceOfError}, with a backward pass that departs from the formula in one thing. */
class DepartedErrorsTest {

    private static final double UNIT = OneSourceOfError.UNIT;
    private static final double LN3 = Math.log(3);

    /** E(A[1]) and E(A[2]) in units of 2⁻³⁰ if σ alone is off, if operations underflow, and if they are rounded. */
    private static final double[] SIGMA = {0.75, 0.1875 * 3 + 0.75};

    private static final double[] UNDERFLOW = {1.375, 0.1875 * 7.5 + 1};
    private static final double[] OPERATIONS = {0.1875 * (18 - LN3), 0.1875 * (0.75 * (18 - LN3) + 9 - LN3)};

    /** Every number is the formula's; a test overrides what departs from it. */
    private static class Formulas implements BackwardPass {

        private final FormulaBackwardPass formula;

        Formulas(ExactSolution solution) {
            this.formula = new FormulaBackwardPass(solution);
        }

        @Override
        public Matrix labels() {
            return formula.labels();
        }

        @Override
        public Matrix weights(int i) {
            return formula.weights(i);
        }

        @Override
        public ExactMatrix dA(int i) {
            return formula.dA(i);
        }

        @Override
        public ExactMatrix dZ(int i) {
            return formula.dZ(i);
        }

        @Override
        public ExactMatrix dW(int i) {
            return formula.dW(i);
        }

        @Override
        public ExactMatrix db(int i) {
            return formula.db(i);
        }
    }

    private static ExactSolution solution(int m) {
        return OneSourceOfError.twoNeurons(m);
    }

    private static BackwardPassErrors errors(BackwardPass pass, int m, Arithmetic arithmetic) {
        return new BackwardPassErrors(pass, ForwardPassErrors.of(solution(m), arithmetic));
    }

    private static void assertError(Matrix actual, double expected) {
        assertError(actual.get(0), expected);
    }

    private static void assertError(double actual, double expected) {
        assertThat(actual / UNIT).isCloseTo(expected, within(1e-5 * expected));
    }

    private static BackwardPass withSlope(HiddenSlope slope) {
        return new Formulas(solution(1)) {
            @Override
            public HiddenSlope slope(int i) {
                return slope;
            }

            @Override
            public boolean isFormulasOnTheWayBack(int depth) {
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

    /** W[2] − 2 dW[2], of absolute value 2.875. */
    private static BackwardPass updated() {
        return new Formulas(solution(1)) {
            @Override
            public double updateRate() {
                return 2;
            }

            @Override
            public Matrix magnitudeOfWeights(int i) {
                return Matrix.row(2.875);
            }
        };
    }

    @Test
    void weights_that_are_updated_too_early_are_off_by_the_error_of_their_update() {
        // E(W − r dW) = r E(dW) + 2u (r |dW| + |W − r dW|) + η, and |dW[2]| = 9/16.
        double sigma = 2 * (0.75 * SIGMA[1] + 0.75 * SIGMA[0]);
        assertError(
                errors(updated(), 1, OneSourceOfError.SIGMA).errorOfDZ(1),
                (2.875 * SIGMA[1] + sigma * 0.75) * 3 / 16 + 3 * 0.5 * SIGMA[0]);

        double underflow = 2 * (0.75 * (UNDERFLOW[1] + 1) + 0.75 * UNDERFLOW[0] + 3) + 1;
        assertError(
                errors(updated(), 1, OneSourceOfError.UNDERFLOW).errorOfDZ(1),
                (2.875 * (UNDERFLOW[1] + 1) + 1 + underflow * 0.75) * 3 / 16 + 3 * (0.5 * UNDERFLOW[0] + 1) + 2);

        double dZ2 = OPERATIONS[1] + 0.75;
        double dW2 = 0.75 * dZ2 + 0.75 * OPERATIONS[0] + 3 * 9.0 / 16;
        double operations = 2 * dW2 + 2 * (2 * 9.0 / 16 + 2.875);
        assertError(
                errors(updated(), 1, OneSourceOfError.OPERATIONS).errorOfDZ(1),
                (2.875 * dZ2 + 2.875 * 0.75 + operations * 0.75) * 3 / 16 + 3 * 0.5 * OPERATIONS[0] + 3 * 3 * 3.0 / 16);
    }

    @Test
    void a_gradient_in_place_of_weights_is_off_by_its_own_error() {
        BackwardPass pass = new Formulas(solution(1)) {
            @Override
            public double updateRate() {
                return -1;
            }

            @Override
            public Matrix magnitudeOfWeights(int i) {
                return Matrix.row(9.0 / 16);
            }
        };
        double dW = 0.75 * SIGMA[1] + 0.75 * SIGMA[0];
        assertError(
                errors(pass, 1, OneSourceOfError.SIGMA).errorOfDZ(1),
                (9.0 / 16 * SIGMA[1] + dW * 0.75) * 3 / 16 + 3 * 0.5 * SIGMA[0]);

        // The two roundings of W − r dW are allowed for, though dW alone has none of them.
        double dZ2 = OPERATIONS[1] + 0.75;
        double rounded = 0.75 * dZ2 + 0.75 * OPERATIONS[0] + 3 * 9.0 / 16 + 2 * (9.0 / 16 + 9.0 / 16);
        assertError(
                errors(pass, 1, OneSourceOfError.OPERATIONS).errorOfDZ(1),
                (9.0 / 16 * dZ2 + 9.0 / 16 * 0.75 + rounded * 0.75) * 3 / 16
                        + 3 * 0.5 * OPERATIONS[0]
                        + 3 * 3 * 3.0 / 16);
    }

    @Test
    void a_weight_gradient_carries_the_error_of_the_pre_activation_it_is_made_from() {
        BackwardPass pass = new Formulas(solution(1)) {
            @Override
            public WeightFactor factorOfWeights(int i) {
                return WeightFactor.preActivation(i - 1);
            }
        };
        assertError(errors(pass, 1, OneSourceOfError.SIGMA).boundOfDW(2), LN3 * SIGMA[1]);
        assertError(
                errors(pass, 1, OneSourceOfError.OPERATIONS).boundOfDW(2),
                LN3 * (OPERATIONS[1] + 0.75) + 0.75 * (18 - LN3) + 3 * 0.75 * LN3);
    }

    @Test
    void a_weight_gradient_carries_the_error_of_the_activation_it_is_made_from() {
        for (int factor = 0; factor <= 2; factor++) {
            int from = factor;
            BackwardPass pass = new Formulas(solution(1)) {
                @Override
                public WeightFactor factorOfWeights(int i) {
                    return WeightFactor.activation(from);
                }
            };
            double expected = from == 0 ? 3 * SIGMA[1] : 0.75 * SIGMA[1] + 0.75 * SIGMA[from - 1];
            assertError(errors(pass, 1, OneSourceOfError.SIGMA).boundOfDW(2), expected);
        }
    }

    @Test
    void a_sample_that_is_left_out_has_no_error() {
        BackwardPass pass = new Formulas(solution(2)) {
            @Override
            public double sampleWeight(int sample) {
                return sample == 0 ? 0 : 1;
            }
        };
        assertThat(errors(pass, 2, OneSourceOfError.SIGMA).errorOfDZ(2).get(0)).isZero();
        assertError(errors(pass, 2, OneSourceOfError.SIGMA).boundOfDb(2), SIGMA[1] / 2);
    }

    @Test
    void a_sample_that_counts_half_has_half_the_error_and_three_more_roundings() {
        BackwardPass pass = new Formulas(solution(2)) {
            @Override
            public double sampleWeight(int sample) {
                return 0.5;
            }
        };
        assertError(errors(pass, 2, OneSourceOfError.SIGMA).errorOfDZ(2), SIGMA[1] / 2);
        assertError(errors(pass, 2, OneSourceOfError.UNDERFLOW).errorOfDZ(2), (UNDERFLOW[1] + 2) / 2 + 2);
        assertError(errors(pass, 2, OneSourceOfError.OPERATIONS).errorOfDZ(2), (OPERATIONS[1] + 0.75) / 2 + 3 * 0.75);
    }

    @Test
    void labels_that_are_computed_add_their_roundings() {
        BackwardPass pass = new Formulas(solution(1)) {
            @Override
            public int labelRoundings() {
                return 2;
            }

            @Override
            public Matrix labels() {
                return Matrix.row(1);
            }
        };
        // |a − y| = 1/4, and 2u (1 + y).
        assertError(errors(pass, 1, OneSourceOfError.OPERATIONS).boundOfDb(2), OPERATIONS[1] + 0.25 + 2 * 2 + 3 * 0.75);
        double given = errors(new Formulas(solution(1)), 1, OneSourceOfError.OPERATIONS)
                .boundOfLoss(0);
        BackwardPass rounded = new Formulas(solution(1)) {
            @Override
            public int labelRoundings() {
                return 2;
            }
        };
        assertError(errors(rounded, 1, OneSourceOfError.OPERATIONS).boundOfLoss(-3) - given, 2 * 4);
    }

    @Test
    void outputs_are_those_of_the_samples_with_their_errors() {
        assertThat(errors(new Formulas(solution(2)), 2, OneSourceOfError.SIGMA).outputs())
                .hasSize(2)
                .allSatisfy(output -> {
                    assertThat(output.a()).isCloseTo(0.75, within(1e-15));
                    assertThat(output.y()).isZero();
                    assertError(output.errorOfA(), SIGMA[1]);
                });
    }

    @Test
    void a_mean_is_off_by_the_mean_of_the_errors_and_its_own_rounding() {
        // Numbers of 8 that are off by 4 are rounded as 12; θ = (1 + u)² − 1.
        double u = 0x1p-8;
        double theta = 2 * u + u * u;
        Arithmetic coarse = new Arithmetic(u, 0, Double.POSITIVE_INFINITY, 0, 0);
        double expected = (4 + 2 * u * 12 * (1 + 2 * theta) + 12 * theta) / 2 * (1 + 0x1p-20);
        assertThat(errors(new Formulas(solution(2)), 2, coarse).boundOfMean(8, 4))
                .isCloseTo(expected, within(1e-12));
    }
}
