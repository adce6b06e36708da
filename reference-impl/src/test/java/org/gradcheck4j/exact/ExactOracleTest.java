package org.gradcheck4j.exact;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.DerivedErrorBound;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactOracleTest {

    private static final int CASES = 100;
    private static final int CASES_THAT_UNDERFLOW = 40;

    static Stream<SmallCase> small_cases() {
        return SmallCase.random(CASES, -3, Math.log10(30));
    }

    static Stream<SmallCase> cases_that_underflow() {
        return SmallCase.random(CASES_THAT_UNDERFLOW, 2, 3);
    }

    @ParameterizedTest
    @MethodSource({"small_cases", "cases_that_underflow"})
    void every_number_is_within_the_oracles_own_bound_of_the_decimal_number(SmallCase given) {
        ExactSolution solution = ExactOracle.of(given.network(), given.batch());
        Map<TensorName, Matrix> bounds =
                DerivedErrorBound.of(solution, ExactOracle.arithmetic()).tensors();
        Map<String, BigDecimal[]> decimal = BigBackprop.tensors(given.network(), given.batch());
        assertThat(solution.tensors().keySet())
                .extracting(TensorName::toString)
                .containsExactlyInAnyOrderElementsOf(decimal.keySet());
        solution.tensors().forEach((name, tensor) -> {
            BigDecimal[] exact = requireNonNull(decimal.get(name.toString()));
            Matrix bound = requireNonNull(bounds.get(name));
            for (int k = 0; k < exact.length; k++) {
                assertThat(error(tensor, k, exact[k]))
                        .as("%s[%d], %s", name, k, given)
                        .isLessThanOrEqualTo(bound.get(k));
            }
        });
    }

    private static double error(ExactMatrix tensor, int k, BigDecimal exact) {
        return new BigDecimal(tensor.high(k))
                .add(new BigDecimal(tensor.low(k)))
                .subtract(exact)
                .abs()
                .doubleValue();
    }

    @Test
    void weight_gradient_of_a_linear_neuron_is_its_input() {
        // ∂J/∂w = ∂J/∂z · ∂z/∂w with z = w x + b, and ∂J/∂b = ∂J/∂z: their quotient is ∂z/∂w.
        double x = 0.7;
        ExactSolution solution = ExactOracle.of(neuron(1.3, -0.4), one(x, 1));
        DD slope = solution.dW().get(0).get(0).divide(solution.db().get(0).get(0));
        assertThat(slope.subtract(x).abs().doubleValue()).isLessThan(x * 0x1p-102);
    }

    @ParameterizedTest
    @MethodSource("small_cases")
    void weight_gradient_is_the_mean_over_samples_of_dz_times_the_activation_before(SmallCase given) {
        ExactSolution solution = ExactOracle.of(given.network(), given.batch());
        int m = given.batch().size();
        for (int i = 1; i <= given.network().depth(); i++) {
            ExactMatrix before = i == 1
                    ? ExactMatrix.exactly(given.batch().X())
                    : solution.A().get(i - 2);
            ExactMatrix dZ = solution.dZ().get(i - 1);
            ExactMatrix dW = solution.dW().get(i - 1);
            for (int entry = 0; entry < dW.size(); entry++) {
                int row = entry / before.rows() * m;
                int column = entry % before.rows() * m;
                BigDecimal sum = BigDecimal.ZERO;
                BigDecimal magnitudes = BigDecimal.ZERO;
                for (int k = 0; k < m; k++) {
                    BigDecimal product = dZ.get(row + k)
                            .bigDecimalValue()
                            .multiply(before.get(column + k).bigDecimalValue());
                    sum = sum.add(product);
                    magnitudes = magnitudes.add(product.abs());
                }
                double allowed = (m + 2) * 0x1p-104 * magnitudes.doubleValue() + (m + 2) * 0x1p-1072;
                assertThat(error(dW, entry, sum.divide(BigDecimal.valueOf(m), BigBackprop.DIGITS)))
                        .isLessThanOrEqualTo(allowed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {40, 100, 700, 740, 800, 1e4, 1e298})
    void saturated_neurons_give_numbers(double z) {
        for (double sign : new double[] {-1, 1}) {
            for (double y : new double[] {0, 0.25, 1}) {
                ExactSolution solution = ExactOracle.of(neuron(sign * z, 0), one(1, y));
                for (ExactMatrix tensor : solution.tensors().values()) {
                    assertThat(tensor.high(0)).isFinite();
                    assertThat(tensor.low(0)).isFinite();
                }
            }
        }
    }

    @Test
    void gradient_of_a_right_and_saturated_neuron_keeps_its_digits() {
        ExactSolution solution = ExactOracle.of(neuron(100, 0), one(1, 1));
        assertThat(solution.dW().get(0).high(0)).isCloseTo(-Math.exp(-100), within(Math.ulp(Math.exp(-100))));
    }

    @Test
    void gradient_of_a_wrong_and_saturated_neuron_is_one() {
        ExactSolution solution = ExactOracle.of(neuron(800, 0), one(1, 0));
        assertThat(solution.dW().get(0).high(0)).isEqualTo(1);
        assertThat(solution.J().high(0)).isEqualTo(800);
    }

    @Test
    void result_is_the_same_for_any_number_of_threads() throws Exception {
        Network network = new Network(
                List.of(layer(64, 100, (r, c) -> Math.sin(r + 100 * c)), layer(1, 64, (r, c) -> Math.cos(c))));
        Batch batch = new Batch(
                Matrix.generate(100, 90, (r, c) -> Math.cos(3 * r + c)), Matrix.generate(1, 90, (r, c) -> c % 2));
        assertThat(numbers(network, batch, 1)).isEqualTo(numbers(network, batch, 3));
    }

    private static double[] numbers(Network network, Batch batch, int threads) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> ExactOracle.of(network, batch).tensors().values().stream()
                            .flatMapToDouble(t -> Stream.of(t.highs(), t.lows()).flatMapToDouble(Arrays::stream))
                            .toArray())
                    .get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void pre_activation_that_is_too_large_is_refused() {
        assertThatThrownBy(() -> ExactOracle.of(neuron(1e308, 0), one(1e10, 1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("a pre-activation of layer 1 exceeds 2^990");
    }

    @Test
    void pre_activation_is_refused_from_2_to_the_990_on() {
        assertThat(ExactOracle.of(neuron(Math.nextDown(0x1p990), 0), one(1, 1))
                        .Z()
                        .get(0)
                        .high(0))
                .isLessThan(0x1p990);
        assertThatThrownBy(() -> ExactOracle.of(neuron(0x1p990, 0), one(1, 1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void gradient_that_exceeds_the_largest_double_is_refused() {
        // dZ[2] = 1, dZ[1] = 1e297/4, dW[1] = 1e20 · dZ[1].
        Network network = new Network(List.of(
                new Layer(Matrix.column(0), Matrix.column(0)), new Layer(Matrix.column(1e297), Matrix.column(0))));
        assertThatThrownBy(() -> ExactOracle.of(network, one(1e20, 0)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("a weight gradient of layer 1 exceeds the largest double");
    }

    @Test
    void batch_of_another_width_is_refused() {
        Batch batch = new Batch(Matrix.column(1, 2), Matrix.row(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExactOracle.of(neuron(1, 0), batch))
                .withMessage("the network has 1 inputs, but the batch has 2 features");
    }

    private static Layer layer(int rows, int columns, Matrix.Entry entry) {
        return new Layer(Matrix.generate(rows, columns, entry), Matrix.generate(rows, 1, (r, c) -> 0.1 * r));
    }

    private static Network neuron(double w, double b) {
        return new Network(List.of(new Layer(Matrix.column(w), Matrix.column(b))));
    }

    private static Batch one(double x, double y) {
        return new Batch(Matrix.column(x), Matrix.row(y));
    }
}
