package org.gradcheck4j.harness.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gradcheck4j.bound.DerivedErrorBound;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.cases.CsvData;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.Summation;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** The figures of docs/error-bound.md: by how much the median bound shrinks if it is declared how sums are rounded. */
class DeclaredSumsTest {

    private static final double U_OF_FLOAT = Precision.FLOAT.unitRoundoff();

    private static ExactSolution solution(Network network, Batch batch, Precision precision) {
        return ExactOracle.of(network.roundedTo(precision), batch.roundedTo(precision));
    }

    private static ExactSolution wdbc(Precision precision) {
        return solution(
                SeededCases.network(1, 1, 30, 16, 8, 1),
                CsvData.wdbc().standardised().samples(),
                precision);
    }

    /** The median of bound ÷ bound with declared sums, over all entries of all dW and db. */
    private static double gain(ExactSolution solution, Precision precision, Summation sums) {
        Arithmetic open = Arithmetic.of(precision);
        Map<TensorName, Matrix> wide =
                DerivedErrorBound.of(solution, open).gradients().tensors();
        Map<TensorName, Matrix> sharp =
                DerivedErrorBound.of(solution, open.withSums(sums)).gradients().tensors();
        double[] ratios = wide.keySet().stream()
                .flatMapToDouble(name -> ratios(wide, sharp, name))
                .sorted()
                .toArray();
        return ratios[ratios.length / 2];
    }

    private static DoubleStream ratios(Map<TensorName, Matrix> wide, Map<TensorName, Matrix> sharp, TensorName name) {
        Matrix one = Objects.requireNonNull(wide.get(name));
        Matrix other = Objects.requireNonNull(sharp.get(name));
        return IntStream.range(0, one.size()).mapToDouble(k -> one.get(k) / other.get(k));
    }

    @Test
    void in_half_sums_in_float_make_the_bound_six_times_smaller_on_wdbc_and_nine_hundred_on_a_large_network() {
        Summation inFloat = Summation.inAnyOrder(U_OF_FLOAT);
        assertThat(gain(wdbc(Precision.HALF), Precision.HALF, inFloat)).isCloseTo(5.9, within(0.05));
        ExactSolution large =
                solution(SeededCases.network(1, 1, 784, 256, 128, 1), SeededCases.batch(784, 32, 1), Precision.HALF);
        assertThat(gain(large, Precision.HALF, inFloat)).isCloseTo(895, within(0.5));
    }

    @Test
    void in_float_an_order_makes_the_bound_three_to_four_times_smaller_and_sums_in_double_nearly_ten_times() {
        ExactSolution wdbc = wdbc(Precision.FLOAT);
        assertThat(gain(wdbc, Precision.FLOAT, Summation.blocked(U_OF_FLOAT, 32)))
                .isCloseTo(3.4, within(0.05));
        assertThat(gain(wdbc, Precision.FLOAT, Summation.pairwise(U_OF_FLOAT, 16)))
                .isCloseTo(4.2, within(0.05));
        assertThat(gain(wdbc, Precision.FLOAT, Summation.inAnyOrder(Precision.DOUBLE.unitRoundoff())))
                .isCloseTo(9.6, within(0.05));
    }

    @Test
    void in_half_most_entries_of_all_of_wdbc_are_tested_if_sums_are_in_float() {
        ExactSolution wdbc = wdbc(Precision.HALF);
        Arithmetic half = Arithmetic.of(Precision.HALF);
        assertThat(tested(wdbc, half)).isCloseTo(0.68, within(0.005));
        assertThat(tested(wdbc, half.withSums(Summation.inAnyOrder(U_OF_FLOAT))))
                .isCloseTo(0.89, within(0.005));
    }

    private static double tested(ExactSolution solution, Arithmetic arithmetic) {
        Map<TensorName, Matrix> actual = new LinkedHashMap<>();
        Map<TensorName, ExactMatrix> expected = new LinkedHashMap<>();
        solution.tensors().forEach((name, exact) -> {
            if (name.isGradient()) {
                expected.put(name, exact);
                actual.put(name, exact.rounded());
            }
        });
        return new Comparison(DerivedTolerance.of(solution, arithmetic), Precision.HALF)
                .compare(expected, actual)
                .coverage();
    }
}
