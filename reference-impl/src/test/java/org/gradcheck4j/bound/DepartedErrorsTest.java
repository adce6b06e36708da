package org.gradcheck4j.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gradcheck4j.bound.DepartedTwoNeurons.OPERATIONS;
import static org.gradcheck4j.bound.DepartedTwoNeurons.SIGMA;
import static org.gradcheck4j.bound.DepartedTwoNeurons.UNDERFLOW;
import static org.gradcheck4j.bound.DepartedTwoNeurons.assertError;
import static org.gradcheck4j.bound.DepartedTwoNeurons.errors;
import static org.gradcheck4j.bound.DepartedTwoNeurons.solution;

import org.gradcheck4j.bound.DepartedTwoNeurons.Formulas;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;

/** {@link DepartedTwoNeurons} with other weights in the backward pass, another input of dW, samples or labels. */
class DepartedErrorsTest {

    private static final double LN3 = Math.log(3);

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
            public InputOfDW inputOfDW(int i) {
                return InputOfDW.preActivation(i - 1);
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
                public InputOfDW inputOfDW(int i) {
                    return InputOfDW.activation(from);
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
