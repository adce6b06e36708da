package org.gradcheck4j.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.DerivedErrorBound;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.exact.SmallCase;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceEngineTest {

    private static final int CASES = 100;

    private final ReferenceEngine engine = new ReferenceEngine();

    static Stream<SmallCase> cases() {
        return SmallCase.random(CASES, -2, 2);
    }

    @Test
    void one_neuron_by_hand() {
        // z = 0, a = ½, dZ = a − y = −½, dW = −½ · 3, db = −½, J = ln 2.
        Network neuron = new Network(List.of(new Layer(Matrix.row(2), Matrix.column(-6))));
        Batch batch = new Batch(Matrix.column(3), Matrix.row(1));
        Gradients gradients = engine.gradients(neuron, batch, Precision.DOUBLE);
        assertThat(gradients.layer(1).dW().get(0)).isEqualTo(-1.5);
        assertThat(gradients.layer(1).db().get(0)).isEqualTo(-0.5);
        assertThat(engine.forward(neuron, batch, Precision.DOUBLE).orElseThrow().loss())
                .hasValue(Math.log(2));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_number_is_within_its_bound_of_the_exact_one_in_double_and_in_float(SmallCase small) {
        for (Precision precision : engine.precisions()) {
            Network network = small.network().roundedTo(precision);
            Batch batch = small.batch().roundedTo(precision);
            ExactSolution exact = ExactOracle.of(network, batch);
            Map<TensorName, Matrix> bound =
                    DerivedErrorBound.of(exact, engine.arithmetic(precision)).tensors();
            Map<TensorName, Matrix> actual =
                    engine.output(network, batch, precision).tensors();

            assertThat(actual.keySet()).isEqualTo(exact.tensors().keySet());
            exact.tensors().forEach((name, expected) -> {
                Matrix matrix = Objects.requireNonNull(actual.get(name));
                Matrix limit = Objects.requireNonNull(bound.get(name));
                for (int k = 0; k < expected.size(); k++) {
                    assertThat(expected.error(k, matrix.get(k)))
                            .as("%s[%d] in %s", name, k, precision)
                            .isLessThanOrEqualTo(limit.get(k));
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_number_in_float_is_a_float(SmallCase small) {
        Network network = small.network().roundedTo(Precision.FLOAT);
        Batch batch = small.batch().roundedTo(Precision.FLOAT);
        Map<TensorName, Matrix> tensors = new LinkedHashMap<>(
                engine.forward(network, batch, Precision.FLOAT).orElseThrow().tensors());
        tensors.putAll(engine.gradients(network, batch, Precision.FLOAT).tensors());

        assertThat(tensors.values())
                .allSatisfy(matrix -> assertThat(matrix).isEqualTo(matrix.map(Precision.FLOAT::round)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-800, -700, -100, 100, 800})
    void sigma_neither_overflows_nor_loses_digits_when_saturated(double z) {
        assertThat(Sigmoid.of(z)).isEqualTo(z > 0 ? 1 : Math.exp(z));
        assertThat(Sigmoid.softplus(z)).isEqualTo(Math.max(z, 0) + Math.exp(-Math.abs(z)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-8.249354188536451e-4, -3.452976e-4, 0, 1e-3, -0.3, 1, -2, 5, -30})
    void slope_is_off_by_one_sigma_and_two_roundings_no_more(double around) {
        // The bound allows S = (1 − 2q) E(q) + E(q)² with E(q) = 4uq, and u each for 1 − q and the product.
        for (int k = -1000; k <= 1000; k++) {
            assertSlope(around * (1 + k * 0x1p-40), Precision.DOUBLE);
            assertSlope((float) (around * (1 + k * 0x1p-20)), Precision.FLOAT);
        }
    }

    private static void assertSlope(double z, Precision precision) {
        DD exact = DoubleDoubleSigmoid.slope(DoubleDoubleSigmoid.smallerTail(DD.of(z)));
        double u = precision.unitRoundoff();
        double q = DoubleDoubleSigmoid.smallerTail(DD.of(z)).hi();
        double carried = 4 * u * q * (1 - 2 * q + 4 * u * q);
        assertThat(Math.abs(DD.of(slope(z, precision)).subtract(exact).hi()))
                .as("%s of %s", precision, z)
                .isLessThanOrEqualTo(carried + 2 * u * (exact.hi() + carried));
    }

    private static double slope(double z, Precision precision) {
        Matrix row = Matrix.row(z);
        RoundedMatrix<?> slope = precision == Precision.DOUBLE
                ? DoubleMatrix.of(row).sigmoidDerivative()
                : FloatMatrix.of(row).sigmoidDerivative();
        return slope.values().get(0);
    }

    @Test
    void half_is_refused() {
        SmallCase small = cases().findFirst().orElseThrow();
        assertThat(engine.precisions()).containsExactlyInAnyOrder(Precision.DOUBLE, Precision.FLOAT);
        assertThatThrownBy(() -> engine.gradients(small.network(), small.batch(), Precision.HALF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the reference computes in double and in float, not in half");
    }

    @Test
    void service_loader_finds_it_by_name() {
        assertThat(ServiceLoader.load(GradientEngine.class).stream()
                        .map(each -> each.get().name()))
                .contains(ReferenceEngine.NAME, "finite-differences");
    }
}
