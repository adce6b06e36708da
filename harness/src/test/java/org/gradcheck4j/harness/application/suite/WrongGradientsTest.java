package org.gradcheck4j.harness.application.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradients that have nothing to do with the network, on every case of the suite. */
class WrongGradientsTest {

    @ParameterizedTest
    @EnumSource(Precision.class)
    void a_zero_gradient_never_agrees(Precision precision) {
        assertNoneAgrees(precision, exact -> exact.map(value -> 0));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void random_entries_of_the_right_size_never_agree(Precision precision) {
        Random random = new Random(1);
        assertNoneAgrees(precision, exact -> exact.map(value -> precision.round(value * random.nextGaussian())));
    }

    private static void assertNoneAgrees(Precision precision, UnaryOperator<Matrix> wrong) {
        for (Case testCase : StandardSuite.cases()) {
            GradientCheck check = GradientCheck.of(testCase.network(), testCase.batch(), precision);
            if (check.whyUnsupported().isEmpty()) {
                Outcome outcome = check.compare(
                                EngineOutput.of(gradients(check, wrong)), check.tolerance(Arithmetic.of(precision)))
                        .outcome();

                assertThat(outcome).as(testCase.id()).isNotEqualTo(Outcome.AGREE);
            }
        }
    }

    private static Gradients gradients(GradientCheck check, UnaryOperator<Matrix> wrong) {
        List<ExactMatrix> dW = check.solution().dW();
        List<ExactMatrix> db = check.solution().db();
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = 0; i < dW.size(); i++) {
            layers.add(new LayerGradient(
                    wrong.apply(dW.get(i).rounded()), wrong.apply(db.get(i).rounded())));
        }
        return new Gradients(layers);
    }
}
