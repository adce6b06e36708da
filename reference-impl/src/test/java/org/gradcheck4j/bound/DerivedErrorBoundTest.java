package org.gradcheck4j.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withPrecision;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedErrorBoundTest {

    private static final double U = Precision.FLOAT.unitRoundoff();
    private static final int SOUND_CASES = 700;

    @Test
    void a_neuron_at_one_half_is_bounded_by_six_unit_roundoffs() {
        // E(A) = 8u/2, E(dZ) = 4u + u/2, E(dW) = 4.5u + 3u/2.
        ErrorSizes bound = neuron(0, 1);

        assertThat(bound.forward().activation(1).get(0) / U).isCloseTo(4, withPrecision(1e-5));
        assertThat(bound.gradients().layer(1).dW().get(0) / U).isCloseTo(6, withPrecision(1e-5));
        assertThat(bound.gradients().layer(1).db().get(0) / U).isCloseTo(6, withPrecision(1e-5));
    }

    @Test
    void a_neuron_at_two_adds_the_rounding_of_its_sum_times_the_slope() {
        // a = 0.8807971, s = 0.1049936, E(Z) = 2u · 2, E(A) = s E(Z) + 8ua, E(dZ) = E(A) + ua, E(dW) = E(dZ) + 3ua.
        ErrorSizes bound = neuron(2, 0);

        assertThat(bound.forward().activation(1).get(0) / U).isCloseTo(7.466351, withPrecision(1e-4));
        assertThat(bound.gradients().layer(1).dW().get(0) / U).isCloseTo(10.989539, withPrecision(1e-4));
    }

    @Test
    void cancelling_samples_halve_the_rounding_of_their_sum() {
        // Terms +½, −½, +½, −½ …: no partial sum exceeds half of what they add up to without their signs.
        int m = 1000;
        Batch batch = new Batch(Matrix.generate(1, m, (i, k) -> 1), Matrix.generate(1, m, (i, k) -> k % 2));
        ExactSolution exact = ExactOracle.of(linear(0), batch);
        Arithmetic perfectSigmoid = Arithmetic.of(Precision.FLOAT).withSigmoid(0, 0);

        double bound = dW(DerivedErrorBound.of(exact, perfectSigmoid));

        assertThat(bound / dW(DerivedErrorBound.plain(exact, perfectSigmoid))).isBetween(0.50, 0.51);
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void no_correct_engine_exceeds_its_bound(Precision precision) {
        List<Soundness.Worst> worst = LongStream.range(0, SOUND_CASES)
                .mapToObj(seed -> Soundness.worst(seed, precision))
                .flatMap(Optional::stream)
                .toList();

        assertThat(worst)
                .allSatisfy(each -> assertThat(each.ratio()).as(each.where()).isLessThanOrEqualTo(1));
        // A bound that admitted anything, or compared nothing, would be sound too.
        assertThat(worst).hasSizeGreaterThan(SOUND_CASES * 9 / 10).anyMatch(each -> each.ratio() > 0.5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_bound_never_exceeds_the_plain_recurrence(long seed) {
        for (Precision precision : Precision.values()) {
            RandomCases.Case c = RandomCases.small(seed, precision);
            ExactSolution exact = ExactOracle.of(c.network(), c.batch());
            Arithmetic arithmetic = Arithmetic.of(precision);

            assertNoLarger(DerivedErrorBound.of(exact, arithmetic), DerivedErrorBound.plain(exact, arithmetic));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_larger_unit_roundoff_never_gives_a_smaller_bound(long seed) {
        RandomCases.Case c = RandomCases.small(seed, Precision.HALF);
        ExactSolution exact = ExactOracle.of(c.network(), c.batch());

        for (Precision precision : Precision.values()) {
            double u = precision.unitRoundoff();

            assertNoLarger(bound(exact, u * u), bound(exact, u));
            assertNoLarger(bound(exact, u), bound(exact, 2 * u));
        }
    }

    private static ErrorSizes bound(ExactSolution exact, double unitRoundoff) {
        return DerivedErrorBound.of(
                exact, new Arithmetic(unitRoundoff, Double.MIN_VALUE, Double.MAX_VALUE, Arithmetic.UNKNOWN_SIGMOID, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-800, -100, -17, 17, 100, 800})
    void every_bound_but_that_of_the_loss_is_finite_however_saturated(double z) {
        for (Precision precision : Precision.values()) {
            for (int y = 0; y <= 1; y++) {
                ExactSolution exact = ExactOracle.of(saturated(z), new Batch(Matrix.row(1), Matrix.row(y)));

                ErrorSizes bound = DerivedErrorBound.of(exact, Arithmetic.of(precision));
                assertThat(bound.forward().activations()).allMatch(Matrix::isFinite);
                assertThat(bound.gradients().tensors().values()).allMatch(Matrix::isFinite);
            }
        }
    }

    @Test
    void if_the_arithmetic_overflows_the_bound_is_infinite_and_never_nan() {
        Network huge = new Network(List.of(
                new Layer(Matrix.column(1e200, 0), Matrix.column(0, 0)),
                new Layer(Matrix.row(1e300, 0), Matrix.column(0)),
                layer(1e300, 0)));
        ExactSolution exact = zeros(huge, new Batch(Matrix.row(1e300), Matrix.row(1)));

        ErrorSizes bound = DerivedErrorBound.of(exact, Arithmetic.of(Precision.DOUBLE));

        assertThat(bound.tensors().values())
                .allMatch(tensor -> Arrays.stream(tensor.toArray()).allMatch(entry -> entry >= 0));
        assertThat(dW(bound)).isInfinite();
    }

    @Test
    void an_entry_without_input_is_bounded_by_underflow_alone() {
        ExactSolution exact = ExactOracle.of(linear(1), new Batch(Matrix.row(0), Matrix.row(1)));

        double bound = dW(DerivedErrorBound.of(exact, Arithmetic.of(Precision.FLOAT)));

        assertThat(bound).isBetween(0.0, 8 * Precision.FLOAT.smallestSubnormal());
    }

    private static ErrorSizes neuron(double w, double y) {
        ExactSolution exact = ExactOracle.of(linear(w), new Batch(Matrix.row(1), Matrix.row(y)));
        return DerivedErrorBound.of(exact, Arithmetic.of(Precision.FLOAT));
    }

    private static Network linear(double w) {
        return new Network(List.of(layer(w, 0)));
    }

    private static Network saturated(double z) {
        return new Network(List.of(layer(z, 0), layer(0.5, 0), layer(2 * z, 0)));
    }

    private static Layer layer(double w, double b) {
        return new Layer(Matrix.row(w), Matrix.column(b));
    }

    private static double dW(ErrorSizes bound) {
        return bound.gradients().layer(1).dW().get(0);
    }

    private static void assertNoLarger(ErrorSizes one, ErrorSizes other) {
        Map<TensorName, Matrix> others = other.tensors();
        one.tensors().forEach((name, tensor) -> assertThat(
                        tensor.map(Objects.requireNonNull(others.get(name)), (a, b) -> a <= b ? 0 : a - b)
                                .toArray())
                .as(name.toString())
                .containsOnly(0));
    }

    /** A pass that the oracle would refuse: what matters is the weights. */
    private static ExactSolution zeros(Network network, Batch batch) {
        int m = batch.size();
        List<ExactMatrix> perLayer = network.layers().stream()
                .map(layer -> ExactMatrix.exactly(Matrix.generate(layer.outputs(), m, (i, k) -> 0)))
                .toList();
        List<ExactMatrix> weights = network.layers().stream()
                .map(layer -> ExactMatrix.exactly(layer.weights().map(w -> 0)))
                .toList();
        List<ExactMatrix> biases = network.layers().stream()
                .map(layer -> ExactMatrix.exactly(layer.bias()))
                .toList();
        return new ExactSolution(
                network,
                batch,
                perLayer,
                perLayer,
                ExactMatrix.exactly(Matrix.row(0)),
                perLayer.subList(0, network.depth() - 1),
                perLayer,
                weights,
                biases);
    }
}
