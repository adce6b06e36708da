package org.gradcheck4j.harness.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.comparison.Comparison;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

class VerdictMessageTest {

    @Test
    void it_says_where_by_how_much_and_what_was_asked() {
        Map<TensorName, ExactMatrix> expected = new LinkedHashMap<>();
        expected.put(TensorName.dW(1), ExactMatrix.exactly(Matrix.of(2, 2, 1, 2, 3, 4)));
        expected.put(TensorName.db(1), ExactMatrix.exactly(Matrix.column(1, 2)));
        expected.put(TensorName.dW(2), ExactMatrix.exactly(Matrix.row(0.5, 0.25)));
        Map<TensorName, Matrix> actual = new LinkedHashMap<>();
        actual.put(TensorName.dW(1), Matrix.of(2, 2, 1, 2, 3, 5));
        actual.put(TensorName.db(1), Matrix.column(1, 2));
        actual.put(TensorName.dW(2), Matrix.row(0.5, 0.75));
        Verdict verdict = new Comparison(Tolerance.allClose(0, 0.125), Precision.DOUBLE).compare(expected, actual);

        String text =
                new VerdictMessage("xor in double", "mine", Judgement.of(verdict)).text(Map.of("backend", "none"));

        assertThat(text).isEqualTo("""
                        xor in double: mine disagrees at layer 2, dW2[0, 1]
                          expected    0.25
                          actual      0.75, which is 3.000 × expected
                          difference  0.5000, 4.000 × the bound
                          bound       0.1250
                          disagree    2 of 8 entries: dW1 1 of 4, dW2 1 of 2
                          worst entries of dW2
                            dW2[0, 1]  expected 0.25, actual 0.75, 4.000 × the bound
                          smallest passing tolerance for dW2: rtol 2.00, or atol 0.500
                          engine      mine
                          tolerance   allclose with rtol 0.0 and atol 0.125, as given
                          backend     none""");
    }

    @Test
    void a_ratio_that_reads_as_1_is_left_to_the_difference() {
        Map<TensorName, ExactMatrix> expected = Map.of(TensorName.dW(1), ExactMatrix.exactly(Matrix.row(0.5)));
        Map<TensorName, Matrix> actual = Map.of(TensorName.dW(1), Matrix.row(0.5 + 0x1p-30));
        Verdict verdict = new Comparison(Tolerance.allClose(0, 0x1p-40), Precision.DOUBLE).compare(expected, actual);
        assertThat(new VerdictMessage("a file", "it", Judgement.of(verdict))
                        .text(Map.of())
                        .lines())
                .contains("  actual      0.5000000009313226", "  difference  9.313e-10, 1024 × the bound");
    }

    @Test
    void a_wide_bound_is_said_beside_the_largest_error() {
        Map<TensorName, ExactMatrix> expected = Map.of(TensorName.dW(1), ExactMatrix.exactly(Matrix.row(0.625)));
        Map<TensorName, Matrix> actual = Map.of(TensorName.dW(1), Matrix.row(0.625 + 1 / 64.0));
        Verdict verdict = new Comparison(Tolerance.allClose(0, 1 / 16.0), Precision.DOUBLE).compare(expected, actual);
        assertThat(new VerdictMessage("a file", "it", Judgement.of(verdict)).text(Map.of()))
                .contains(
                        "the largest error is 0.25 of its bound, at dW1[0, 0]; the\n             bound is 10 % of that entry");
    }

    @Test
    void the_forward_pass_is_named_before_the_gradient() {
        Map<TensorName, ExactMatrix> expected = new LinkedHashMap<>();
        expected.put(TensorName.activation(1), ExactMatrix.exactly(Matrix.row(0.5)));
        expected.put(TensorName.dW(1), ExactMatrix.exactly(Matrix.row(0.5)));
        Map<TensorName, Matrix> actual =
                Map.of(TensorName.activation(1), Matrix.row(0.75), TensorName.dW(1), Matrix.row(100));
        Verdict verdict = new Comparison(Tolerance.allClose(0, 0.125), Precision.DOUBLE).compare(expected, actual);
        assertThat(new VerdictMessage("a file", "it", Judgement.of(verdict)).headline())
                .isEqualTo("a file: it disagrees at layer 1, A1[0, 0]");
    }

    @Test
    void what_could_not_be_compared_says_why() {
        assertThat(new VerdictMessage("a file", "it", Judgement.of(Verdict.failed("it returned no dW1"))).headline())
                .isEqualTo("a file: it failed: it returned no dW1");
        assertThat(new VerdictMessage("a file", "it", Judgement.of(Verdict.unsupported("too deep"))).headline())
                .isEqualTo("a file: it does not support this: too deep");
    }

    @Test
    void the_smallest_passing_tolerance_is_rounded_up_so_that_it_passes() {
        assertThat(smallestPassing(0.4, 0.5004)).endsWith(": rtol 0.251, or atol 0.101");
    }

    @Test
    void no_relative_tolerance_passes_for_an_expected_0_and_none_at_all_for_what_is_not_finite() {
        assertThat(smallestPassing(0, 0.5)).endsWith(": atol 0.500");
        assertThat(smallestPassing(0.4, Double.NaN)).endsWith(": none, since an entry is not finite");
    }

    private static String smallestPassing(double expected, double actual) {
        Verdict verdict = new Comparison(Tolerance.allClose(0, 0), Precision.DOUBLE)
                .compare(
                        Map.of(TensorName.dW(1), ExactMatrix.exactly(Matrix.row(expected))),
                        Map.of(TensorName.dW(1), Matrix.row(actual)));
        return new VerdictMessage("a file", "it", Judgement.of(verdict))
                .text(Map.of())
                .lines()
                .filter(line -> line.contains("smallest passing tolerance"))
                .findFirst()
                .orElseThrow();
    }
}
