package org.gradcheck4j.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.DerivedErrorBound;
import org.gradcheck4j.bound.ErrorSizes;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.exact.SmallCase;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DifferenceErrorTest {

    private static final int CASES = 100;

    /** The quotient and the sums that make a difference: a few roundings of the difference itself. */
    private static final double ROUNDINGS = 8 * 0x1p-104;

    static Stream<SmallCase> cases() {
        return SmallCase.random(CASES, -3, 2);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void difference_of_each_samples_loss_is_as_near_to_its_derivative_as_the_bound_says(SmallCase given) {
        Network network = given.network();
        PerturbedForward forward = PerturbedForward.of(network, given.batch());
        DifferenceError error = new DifferenceError(forward);
        for (int k = 0; k < given.batch().size(); k++) {
            ExactSolution alone = ExactOracle.of(network, sample(given.batch(), k));
            ErrorSizes oracle = DerivedErrorBound.of(alone, ExactOracle.arithmetic());
            for (int i = 1; i <= network.depth(); i++) {
                for (int r = 0; r < network.layer(i).outputs(); r++) {
                    Parameter bias = Parameter.bias(i, r);
                    double own = oracle.gradients().layer(i).db().get(r);
                    requireBounded(
                            forward, error, bias, k, alone.db().get(i - 1).get(r), own);
                    int first = r * network.layer(i).inputs();
                    Parameter weight = new Parameter(i, r, 0);
                    own = oracle.gradients().layer(i).dW().get(first);
                    requireBounded(
                            forward, error, weight, k, alone.dW().get(i - 1).get(first), own);
                }
            }
        }
    }

    private static void requireBounded(
            PerturbedForward forward, DifferenceError error, Parameter at, int k, DD exact, double oracle) {
        DifferenceError.Step step = error.step(at);
        DD difference = CentralDifference.of(forward, at, step.size())[k];
        double actual = Math.abs(difference.subtract(exact).hi());
        assertThat(actual)
                .as("%s, sample %d", at, k)
                .isLessThanOrEqualTo(error.of(at, step, k) + oracle + ROUNDINGS * Math.abs(difference.hi()));
    }

    private static Batch sample(Batch batch, int k) {
        return new Batch(
                Matrix.generate(batch.X().rows(), 1, (r, c) -> batch.X().get(r, k)),
                Matrix.row(batch.y().get(k)));
    }
}
