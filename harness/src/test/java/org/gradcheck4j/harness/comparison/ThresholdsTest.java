package org.gradcheck4j.harness.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** What is just enough for a verdict, and what is just not. */
class ThresholdsTest {

    private static final TensorName DW = TensorName.dW(1);

    @Test
    void half_of_the_entries_tested_is_enough() {
        Matrix gradient = Matrix.row(1, 2, 3, 4, 5, 6);
        assertThat(compare(Tolerance.allClose(0, 3.5), gradient).outcome()).isEqualTo(Outcome.AGREE);
        assertThat(compare(Tolerance.allClose(0, 4.5), gradient).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void an_entry_as_large_as_its_bound_is_not_tested() {
        assertThat(compare(Tolerance.allClose(0, 2), Matrix.row(1, 2, 3, 4)).tested())
                .isEqualTo(2);
    }

    @Test
    void a_bound_of_a_thousandth_of_the_largest_entry_is_too_wide_for_a_zero() {
        Matrix gradient = Matrix.row(1000, 0);
        assertThat(compare(Tolerance.allClose(0, 1), gradient).tested()).isEqualTo(1);
        assertThat(compare(Tolerance.allClose(0, Math.nextDown(1)), gradient).tested())
                .isEqualTo(2);
    }

    @Test
    void one_entry_in_a_hundred_may_be_further_off_than_rounding_explains() {
        ExactSolution solution = ExactOracle.of(SeededCases.network(1, 1, 10, 10, 1), SeededCases.batch(10, 64, 2));
        Tolerance derived = DerivedTolerance.of(solution, Arithmetic.of(Precision.FLOAT));
        assertThat(withErrors(solution, derived, 0).reason()).isEmpty();
        assertThat(withErrors(solution, derived, 1).reason()).isEmpty();
        Verdict verdict = withErrors(solution, derived, 2);
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.reason()).isEqualTo("2 of 100 entries of dW1 are further off than rounding explains");
    }

    /** Some entries of dW1 7 standard deviations off: within their bounds. */
    private static Verdict withErrors(ExactSolution solution, Tolerance tolerance, int count) {
        Map<TensorName, Matrix> actual = new LinkedHashMap<>();
        solution.tensors()
                .forEach((name, exact) -> actual.put(name, Matrix.generate(exact.rows(), exact.columns(), (i, j) -> {
                    int k = i * exact.columns() + j;
                    boolean off = name.equals(DW) && k < count;
                    return exact.high(k) + (off ? 7 * tolerance.deviation(name, k) : 0);
                })));
        return new Comparison(tolerance, Precision.FLOAT).compare(solution.tensors(), actual);
    }

    @Test
    void an_observer_sees_every_entry() {
        List<Integer> seen = new ArrayList<>();
        Matrix gradient = Matrix.row(1, 2, 3);
        new Comparison(Tolerance.allClose(0, 0.5), Precision.DOUBLE)
                .compare(
                        Map.of(DW, ExactMatrix.exactly(gradient)),
                        Map.of(DW, gradient),
                        (tensor, index, entry) -> seen.add(index));
        assertThat(seen).containsExactly(0, 1, 2);
    }

    @Test
    void an_outcome_is_written_in_lower_case() {
        assertThat(Outcome.INCONCLUSIVE.id()).isEqualTo("inconclusive");
    }

    private static Verdict compare(Tolerance tolerance, Matrix gradient) {
        return new Comparison(tolerance, Precision.DOUBLE)
                .compare(Map.of(DW, ExactMatrix.exactly(gradient)), Map.of(DW, gradient));
    }
}
