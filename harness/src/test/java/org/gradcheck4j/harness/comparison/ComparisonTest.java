package org.gradcheck4j.harness.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Matrix EXPECTED = Matrix.of(2, 3, 1, -2, 3, -4, 5, -6);

    @Test
    void identical_tensors_agree_and_use_none_of_the_bound() {
        Verdict verdict = compare(Tolerance.allClose(1e-9, 0), EXPECTED);
        assertThat(verdict.outcome()).isEqualTo(Outcome.AGREE);
        assertThat(verdict.fractionOfBound()).isZero();
        assertThat(verdict.coverage()).isEqualTo(1);
    }

    @Test
    void an_entry_at_its_bound_agrees_and_one_beyond_disagrees() {
        Tolerance quarter = Tolerance.allClose(0, 0.25);
        assertThat(compare(quarter, with(4, 5.25)).outcome()).isEqualTo(Outcome.AGREE);
        assertThat(compare(quarter, with(4, Math.nextUp(5.25))).outcome()).isEqualTo(Outcome.DISAGREE);
    }

    @Test
    void the_worst_entry_is_found_with_its_place_and_size() {
        Verdict verdict = compare(Tolerance.allClose(0, 0.25), with(5, -5.5));
        ComparedEntry worst = verdict.worst().orElseThrow().worst().get(0);
        assertThat(worst.row()).isEqualTo(1);
        assertThat(worst.column()).isEqualTo(2);
        assertThat(worst.error()).isEqualTo(0.5);
        assertThat(worst.fractionOfBound()).isEqualTo(2);
        assertThat(worst.relativeError()).isEqualTo(0.5 / 6);
        assertThat(worst.ulps()).isEqualTo(0.5 / Math.ulp(6.0));
    }

    @Test
    void the_smallest_tolerances_that_would_have_passed_do_pass() {
        Matrix actual = EXPECTED.map(x -> x * 1.001);
        TensorComparison tensor =
                compare(Tolerance.allClose(0, 0), actual).worst().orElseThrow();
        assertThat(compare(Tolerance.allClose(Math.nextUp(tensor.rtol()), 0), actual)
                        .outcome())
                .isEqualTo(Outcome.AGREE);
        assertThat(compare(Tolerance.allClose(0, tensor.atol()), actual).outcome())
                .isEqualTo(Outcome.AGREE);
    }

    @Test
    void a_number_that_is_not_finite_disagrees_whatever_the_bound() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Verdict verdict = compare(Tolerance.allClose(0, Double.POSITIVE_INFINITY), with(2, bad));
            assertThat(verdict.outcome()).isEqualTo(Outcome.DISAGREE);
            assertThat(verdict.fractionOfBound()).isInfinite();
        }
    }

    @Test
    void the_worst_of_equals_is_the_first() {
        Verdict verdict = compare(Tolerance.allClose(1e-9, 0), EXPECTED.map(x -> Double.NaN));
        TensorComparison tensor = verdict.tensors().get(0);
        assertThat(tensor.worst().get(0).row()).isZero();
        assertThat(tensor.worst().get(0).column()).isZero();
        assertThat(tensor.worst())
                .hasSize(TensorComparison.WORST)
                .isSortedAccordingTo((one, other) ->
                        Integer.compare(3 * one.row() + one.column(), 3 * other.row() + other.column()));
    }

    @Test
    void a_bound_so_wide_that_a_zero_gradient_would_pass_is_inconclusive() {
        Verdict verdict = compare(Tolerance.allClose(1, 0), EXPECTED.map(x -> 0));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.tested()).isZero();
        assertThat(verdict.reason())
                .isEqualTo(
                        "none of the 6 entries of dW1 could be tested: even a zero would lie within each one's error bound");
    }

    @Test
    void too_few_tested_entries_are_counted() {
        Verdict verdict = compare(Tolerance.allClose(0, 4.5), EXPECTED);
        assertThat(verdict.reason())
                .isEqualTo("only 2 of the 6 entries of dW1 could be tested: even a zero would lie within the others'"
                        + " error bounds");
    }

    /** A zero would disagree here, so the message must not say that it would not. */
    @Test
    void an_expected_value_that_is_too_uncertain_is_a_reason_of_its_own() {
        ExactSolution solution = ExactOracle.of(SeededCases.network(1, 1, 3, 2, 1), SeededCases.batch(3, 4, 2));
        Tolerance uncertain =
                Tolerance.ofBoth(DerivedTolerance.of(solution, ExactOracle.arithmetic()), Tolerance.allClose(0.5, 0));
        Verdict verdict = compare(uncertain, EXPECTED);
        assertThat(verdict.tested()).isZero();
        assertThat(verdict.reason())
                .isEqualTo(
                        "none of the 6 entries of dW1 could be tested: even a zero would lie within each one's error bound,"
                                + " or the expected value is not known well enough");
        assertThat(compare(uncertain, EXPECTED.map(x -> 0)).disagreeing()).isEqualTo(6);
    }

    @Test
    void a_bound_that_exceeds_even_the_largest_entry_is_negligible_beside_none() {
        Matrix expected = Matrix.row(1000, 0.1, 0.1, 0.1);
        Verdict verdict = new Comparison(Tolerance.allClose(1, 0), Precision.DOUBLE)
                .compare(
                        Map.of(TensorName.dW(1), ExactMatrix.exactly(expected)),
                        Map.of(TensorName.dW(1), expected.map(x -> 0)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.tested()).isZero();
    }

    @Test
    void an_entry_that_cancels_to_nothing_is_tested_if_its_bound_is_small_beside_the_tensor() {
        Matrix expected = Matrix.row(1000, 0);
        Map<TensorName, ExactMatrix> exact = Map.of(TensorName.dW(1), ExactMatrix.exactly(expected));
        Comparison within = new Comparison(Tolerance.allClose(0, 0.5), Precision.DOUBLE);
        assertThat(within.compare(exact, Map.of(TensorName.dW(1), expected)).tested())
                .isEqualTo(2);
        Comparison tooWide = new Comparison(Tolerance.allClose(0, 1.5), Precision.DOUBLE);
        assertThat(tooWide.compare(exact, Map.of(TensorName.dW(1), expected)).tested())
                .isEqualTo(1);
    }

    @Test
    void a_missing_an_extra_or_a_misshapen_tensor_fails() {
        Comparison comparison = new Comparison(Tolerance.allClose(1e-9, 0), Precision.DOUBLE);
        Map<TensorName, ExactMatrix> expected = Map.of(TensorName.dW(1), ExactMatrix.exactly(EXPECTED));

        Verdict missing = comparison.compare(expected, Map.of());
        assertThat(missing.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(missing.reason()).isEqualTo("it returned no dW1");

        Map<TensorName, Matrix> both = new LinkedHashMap<>(Map.of(TensorName.dW(1), EXPECTED));
        both.put(TensorName.dW(2), EXPECTED);
        assertThat(comparison.compare(expected, both).reason())
                .isEqualTo("it returned dW2, which the network does not have");

        assertThat(comparison
                        .compare(expected, Map.of(TensorName.dW(1), EXPECTED.transpose()))
                        .reason())
                .isEqualTo("dW1 has shape [3 × 2], expected [2 × 3]: transposed, it would fit");
    }

    @Test
    void nothing_compared_is_a_failure() {
        Comparison comparison = new Comparison(Tolerance.allClose(1e-9, 0), Precision.DOUBLE);
        assertThat(comparison.compare(Map.of(), Map.of()).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void ulps_are_those_of_the_precision() {
        Tolerance one = Tolerance.ulps(1, Precision.HALF);
        assertThat(compare(one, with(0, 1 + 0x1p-10)).outcome()).isEqualTo(Outcome.AGREE);
        assertThat(compare(one, with(0, 1 + 0x1.8p-10)).outcome()).isEqualTo(Outcome.DISAGREE);
    }

    private static Matrix with(int index, double value) {
        double[] values = EXPECTED.toArray();
        values[index] = value;
        return Matrix.of(EXPECTED.rows(), EXPECTED.columns(), values);
    }

    private static Verdict compare(Tolerance tolerance, Matrix actual) {
        return new Comparison(tolerance, Precision.DOUBLE)
                .compare(Map.of(TensorName.dW(1), ExactMatrix.exactly(EXPECTED)), Map.of(TensorName.dW(1), actual));
    }
}
