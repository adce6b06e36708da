package org.gradcheck4j.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossErrorTest {

    @ParameterizedTest
    @ValueSource(doubles = {-30, -12, -5, -1, 0, 0.5, 1, 3, 5, 12, 20, 30})
    void a_loss_made_from_the_logarithms_of_the_activation_is_within_the_bound(double z) {
        for (double y : new double[] {0, 0.25, 1}) {
            ExactSolution solution = solution(z, y);
            double a = SigmoidCurve.value(z);
            double J = -(y == 0 ? 0 : y * Math.log(a)) - (y == 1 ? 0 : (1 - y) * Math.log(1 - a));
            assertThat(solution.J().error(0, J)).isLessThanOrEqualTo(bound(solution));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {12, 15, 20, 25, 30})
    void a_loss_that_clips_the_output_is_not_within_the_bound(double z) {
        ExactSolution solution = solution(z, 0);
        assertThat(solution.J().error(0, -Math.log(1e-5))).isGreaterThan(bound(solution));
    }

    @ParameterizedTest
    @ValueSource(doubles = {40, 100, 800})
    void nothing_is_known_of_a_loss_whose_logarithm_may_have_no_digit_left(double z) {
        assertThat(bound(solution(z, 0))).isInfinite();
    }

    private static double bound(ExactSolution solution) {
        return ForwardErrorBound.of(solution, Arithmetic.of(Precision.DOUBLE))
                .forward()
                .loss()
                .orElseThrow();
    }

    private static ExactSolution solution(double z, double y) {
        Network neuron = new Network(List.of(new Layer(Matrix.row(z), Matrix.column(0))));
        return ExactOracle.of(neuron, new Batch(Matrix.column(1), Matrix.row(y)));
    }
}
