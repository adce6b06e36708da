package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** Numbers that are a function of a parameter, which is 0.3. */
class NonlinearFitTest {

    private static final EvidenceCase CASE = EvidenceCase.ofHalves(Matrix.of(3, 2, 1, 2, 3, 4, 5, 6), 0, 1);

    private static Matrix numbers(double p, DoubleUnaryOperator function) {
        return Matrix.row(function.applyAsDouble(p), 2 * function.applyAsDouble(p), p);
    }

    private static List<Double> valuesNear(double guess, double p, DoubleUnaryOperator function, double bound) {
        Matrix bounds = Matrix.row(bound, bound, bound);
        Evidence evidence =
                CASE.changed((tensor, exact) -> tensor.equals(TensorName.dW(1)) ? numbers(p, function) : exact);
        return new NonlinearFit(
                        evidence,
                        List.of(TensorName.dW(1)),
                        value -> Predictions.within(numbers(value, function), bounds))
                .valuesNear(guess)
                .toList();
    }

    @Test
    void newtons_steps_lead_to_the_parameter() {
        for (double guess : new double[] {0.25, 0.35}) {
            List<Double> values = valuesNear(guess, 0.3, Math::exp, 1e-10);
            assertThat(values.get(0)).isEqualTo(0.3);
            assertThat(values).allSatisfy(value -> assertThat(value).isCloseTo(0.3, within(1e-10)));
        }
        assertThat(valuesNear(-0.25, -0.3, Math::exp, 1e-10).get(0)).isEqualTo(-0.3);
    }

    @Test
    void digits_that_are_needed_are_kept() {
        assertThat(valuesNear(0.3, 0.31415926, Math::exp, 1e-12).get(0)).isCloseTo(0.31415926, within(1e-12));
    }

    @Test
    void numbers_that_do_not_depend_on_it_leave_the_guess() {
        Evidence evidence = CASE.right();
        assertThat(new NonlinearFit(evidence, List.of(TensorName.dW(1)), value -> Candidate.formula()).valuesNear(0.25))
                .containsExactly(0.2, 0.25);
    }
}
