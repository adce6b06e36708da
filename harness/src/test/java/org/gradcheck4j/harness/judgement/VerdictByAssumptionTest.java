package org.gradcheck4j.harness.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck4j.emulated.EmulatedEngine;
import org.gradcheck4j.emulated.EmulatedEngine.MeanAt;
import org.gradcheck4j.emulated.EmulatedEngine.Order;
import org.gradcheck4j.emulated.EmulatedEngine.SigmoidForm;
import org.gradcheck4j.emulated.EmulatedEngine.Sums;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** What a verdict says if several assumptions would do. */
class VerdictByAssumptionTest {

    private static final EmulatedEngine SUMS_IN_HALF =
            new EmulatedEngine(new Sums(Order.IN_ORDER, false, false), MeanAt.END, SigmoidForm.STEPS, false, 1);

    /** Sums in half over 1,000 samples: flushing would leave as little to test. */
    @Test
    void every_assumption_that_leaves_too_little_to_test_is_named() {
        GradientCheck check =
                GradientCheck.of(SeededCases.network(1, 3, 3, 2, 1), SeededCases.batch(3, 1000, 3), Precision.HALF);
        EngineOutput output = EngineOutput.of(SUMS_IN_HALF.gradients(
                check.solution().network(), check.solution().batch(), Precision.HALF));
        Verdict verdict =
                check.judge(output, Arithmetic.undeclared(Precision.HALF)).verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.reason())
                .isEqualTo(
                        "too little can be tested if the engine has subnormal numbers that become 0, or sums that are rounded to"
                                + " half at each step; otherwise 1 of 2 entries of db1 are further off than rounding explains");
    }

    /** An entry is off by more than a σ made from exp can do, and by less than one made from tanh can. */
    @Test
    void an_assumption_that_needs_more_than_another_is_not_named() {
        GradientCheck check =
                GradientCheck.of(SeededCases.network(6, 1, 3, 2, 1), SeededCases.batch(3, 5, 1), Precision.DOUBLE);
        double[] dW = check.solution().dW().get(0).rounded().toArray();
        Tolerance sharp = check.tolerance(Arithmetic.of(Precision.DOUBLE));
        int k = IntStream.range(0, dW.length)
                .boxed()
                .max(Comparator.comparingDouble(each -> wider(check).bound(TensorName.dW(1), each, dW[each])
                        / sharp.bound(TensorName.dW(1), each, dW[each])))
                .orElseThrow();
        dW[k] += (sharp.bound(TensorName.dW(1), k, dW[k]) + wider(check).bound(TensorName.dW(1), k, dW[k])) / 2;
        Gradients gradients = new Gradients(List.of(
                new LayerGradient(
                        Matrix.of(2, 3, dW), check.solution().db().get(0).rounded()),
                new LayerGradient(
                        check.solution().dW().get(1).rounded(),
                        check.solution().db().get(1).rounded())));
        Verdict verdict = check.judge(EngineOutput.of(gradients), Arithmetic.undeclared(Precision.DOUBLE))
                .verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.AGREE);
        assertThat(verdict.tolerance())
                .startsWith("derived forward error bound, u = 2^-53, with a σ made from tanh (otherwise dW1[");
    }

    private static Tolerance wider(GradientCheck check) {
        return check.tolerance(Arithmetic.of(Precision.DOUBLE).withTanhSigmoid());
    }
}
