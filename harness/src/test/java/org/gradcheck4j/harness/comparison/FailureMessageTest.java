package org.gradcheck4j.harness.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

class FailureMessageTest {

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
        Verdict verdict = new Comparison(Tolerance.allClose(0, 0.125), Precision.DOUBLE).judge(expected, actual);

        String text = new FailureMessage("xor in double", "mine", verdict).text(List.of("backend    none"));

        assertThat(text).isEqualTo("""
                        xor in double: mine disagrees at layer 2, dW2[0, 1]
                          expected   0.25
                          actual     0.75, which is 3.000 × expected
                          difference 0.5000, 4.000 × the bound
                          bound      0.1250
                          disagree   2 of 8 entries: dW1 1 of 4, dW2 1 of 2
                          worst of dW2
                            dW2[0, 1]  expected 0.25, actual 0.75, 4.000 × the bound
                          would pass dW2 needs rtol 2.000, or atol 0.5000
                          engine     mine
                          tolerance  allclose with rtol 0.0 and atol 0.125, as given
                          backend    none""");
    }

    @Test
    void a_ratio_that_reads_as_1_is_left_to_the_difference() {
        Map<TensorName, ExactMatrix> expected = Map.of(TensorName.dW(1), ExactMatrix.exactly(Matrix.row(0.5)));
        Map<TensorName, Matrix> actual = Map.of(TensorName.dW(1), Matrix.row(0.5 + 0x1p-30));
        Verdict verdict = new Comparison(Tolerance.allClose(0, 0x1p-40), Precision.DOUBLE).judge(expected, actual);
        assertThat(new FailureMessage("a file", "it", verdict).text(List.of()).lines())
                .contains("  actual     0.5000000009313226", "  difference 9.313e-10, 1024 × the bound");
    }

    @Test
    void the_forward_pass_is_named_before_the_gradient() {
        Map<TensorName, ExactMatrix> expected = new LinkedHashMap<>();
        expected.put(TensorName.activation(1), ExactMatrix.exactly(Matrix.row(0.5)));
        expected.put(TensorName.dW(1), ExactMatrix.exactly(Matrix.row(0.5)));
        Map<TensorName, Matrix> actual =
                Map.of(TensorName.activation(1), Matrix.row(0.75), TensorName.dW(1), Matrix.row(100));
        Verdict verdict = new Comparison(Tolerance.allClose(0, 0.125), Precision.DOUBLE).judge(expected, actual);
        assertThat(new FailureMessage("a file", "it", verdict).headline())
                .isEqualTo("a file: it disagrees at layer 1, A1[0, 0]");
    }

    @Test
    void what_could_not_be_compared_says_why() {
        assertThat(new FailureMessage("a file", "it", Verdict.failed("it returned no dW1")).headline())
                .isEqualTo("a file: it failed: it returned no dW1");
        assertThat(new FailureMessage("a file", "it", Verdict.unsupported("too deep")).headline())
                .isEqualTo("a file: it does not support this: too deep");
    }
}
