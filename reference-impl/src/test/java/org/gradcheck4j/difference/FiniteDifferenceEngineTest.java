package org.gradcheck4j.difference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.gradcheck4j.bound.DerivedErrorBound;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.exact.SmallCase;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FiniteDifferenceEngineTest {

    private static final int CASES = 100;

    /** The engine's share of the bound: 2u of at least 3u, and the bound's own second order. */
    private static final double SHARE = 2.0 / 3;

    private final FiniteDifferenceEngine engine = new FiniteDifferenceEngine();

    static Stream<SmallCase> well_scaled_cases() {
        return SmallCase.random(CASES, -1, 0.5);
    }

    static Stream<SmallCase> cases_of_any_scale() {
        return SmallCase.random(CASES, -3, 2);
    }

    @ParameterizedTest
    @MethodSource({"well_scaled_cases", "cases_of_any_scale"})
    void error_is_at_most_two_thirds_of_the_bound_of_double_if_supported(SmallCase given) {
        if (engine.unsupported(given.network(), given.batch(), Precision.DOUBLE).isEmpty()) {
            assertThat(shareOfBound(given.network(), given.batch(), Precision.DOUBLE))
                    .isLessThanOrEqualTo(SHARE);
        }
    }

    @Test
    void some_networks_of_any_scale_are_supported() {
        assertThat(cases_of_any_scale()
                        .filter(given -> engine.unsupported(given.network(), given.batch(), Precision.DOUBLE)
                                .isEmpty()))
                .hasSizeGreaterThanOrEqualTo(CASES / 4);
    }

    @Test
    void nearly_all_well_scaled_networks_are_supported() {
        assertThat(well_scaled_cases()
                        .filter(given -> engine.unsupported(given.network(), given.batch(), Precision.DOUBLE)
                                .isEmpty()))
                .hasSizeGreaterThanOrEqualTo(CASES * 9 / 10);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void classifier_of_641_parameters_is_supported_with_inputs_of_any_precision(Precision precision) {
        Network network = new Network(List.of(layer(16, 30), layer(8, 16), layer(1, 8))).roundedTo(precision);
        Batch batch = new Batch(
                        Matrix.generate(30, 4, (r, c) -> Math.sin(3 * r + 7 * c + 1)),
                        Matrix.generate(1, 4, (r, c) -> c % 2))
                .roundedTo(precision);
        assertThat(engine.unsupported(network, batch, precision)).isEmpty();
        assertThat(shareOfBound(network, batch, precision)).isLessThanOrEqualTo(SHARE);
    }

    private double shareOfBound(Network network, Batch batch, Precision precision) {
        ExactSolution solution = ExactOracle.of(network, batch);
        Map<TensorName, Matrix> bounds = DerivedErrorBound.of(solution, engine.arithmetic(precision))
                .gradients()
                .tensors();
        Map<TensorName, Matrix> gradients =
                engine.gradients(network, batch, precision).tensors();
        double share = 0;
        for (Map.Entry<TensorName, Matrix> gradient : gradients.entrySet()) {
            ExactMatrix exact = requireNonNull(solution.tensors().get(gradient.getKey()));
            Matrix bound = requireNonNull(bounds.get(gradient.getKey()));
            for (int k = 0; k < bound.size(); k++) {
                double error = exact.error(k, gradient.getValue().get(k));
                share = Math.max(share, error == 0 ? 0 : error / bound.get(k));
            }
        }
        return share;
    }

    @Test
    void gradient_of_a_feature_that_is_always_zero_is_exactly_zero() {
        Network network = new Network(List.of(new Layer(Matrix.row(0.5, 0.25), Matrix.column(0.1))));
        Batch batch = new Batch(Matrix.of(2, 2, 1, 2, 0, 0), Matrix.row(0, 1));
        assertThat(engine.unsupported(network, batch, Precision.DOUBLE)).isEmpty();
        assertThat(engine.gradients(network, batch, Precision.DOUBLE)
                        .layer(1)
                        .dW()
                        .get(1))
                .isZero();
    }

    @Test
    void saturated_hidden_neuron_is_refused_as_too_flat() {
        Network network = new Network(List.of(
                new Layer(Matrix.column(100), Matrix.column(0)), new Layer(Matrix.column(1), Matrix.column(0))));
        assertThat(engine.unsupported(network, one_sample(), Precision.DOUBLE))
                .hasValueSatisfying(
                        reason -> assertThat(reason)
                                .matches(
                                        "the loss is too flat or too steep in dW1\\[0, 0]: a difference is known to \\S+, the derivatives are \\S+"));
    }

    @Test
    void pre_activation_that_is_too_large_is_refused() {
        Network network = new Network(List.of(new Layer(Matrix.column(1e300), Matrix.column(0))));
        assertThat(engine.unsupported(network, one_sample(), Precision.DOUBLE))
                .hasValue("a pre-activation of layer 1 exceeds 2^990");
    }

    @Test
    void network_with_too_many_parameters_is_refused() {
        Network network = new Network(List.of(layer(256, 784), layer(1, 256)));
        Batch batch = new Batch(Matrix.generate(784, 1, (r, c) -> r), Matrix.row(1));
        assertThat(engine.unsupported(network, batch, Precision.FLOAT))
                .hasValue(
                        "4 forward passes for each of 201217 parameters over 1 samples take 2e+11 products, above 2e+08");
    }

    @Test
    void it_is_found_by_its_name_and_judged_as_double_whatever_its_input() {
        GradientEngine found = ServiceLoader.load(GradientEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals(FiniteDifferenceEngine.NAME))
                .findFirst()
                .orElseThrow();
        assertThat(found.arithmetic(Precision.HALF)).isEqualTo(Arithmetic.of(Precision.DOUBLE));
    }

    private static Batch one_sample() {
        return new Batch(Matrix.column(1), Matrix.row(1));
    }

    private static Layer layer(int rows, int columns) {
        double scale = 1 / Math.sqrt(columns);
        return new Layer(
                Matrix.generate(rows, columns, (r, c) -> scale * Math.sin(5 * r + 11 * c + 2)),
                Matrix.generate(rows, 1, (r, c) -> scale * Math.cos(r)));
    }
}
