package org.gradcheck4j.harness.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

/** A σ made from tanh is right: near 0 it has an absolute error, which the bound of an unknown σ does not have. */
class TanhSigmoidTest {

    private static final Network NETWORK = SeededCases.network(20, 1, 4, 5, 1);
    private static final Batch BATCH = SeededCases.batch(4, 12, 1);
    private static final Arithmetic ARITHMETIC = Arithmetic.undeclared(Precision.DOUBLE);
    private static final GradientCheck CHECK = GradientCheck.of(NETWORK, BATCH, Precision.DOUBLE);

    /** The right gradient, and activations with an error of some u. */
    private static EngineOutput off(double u, double gradientFactor) {
        List<Matrix> activations = new ArrayList<>();
        CHECK.solution()
                .A()
                .forEach(A ->
                        activations.add(A.rounded().map(a -> a < 1e-8 ? a + u * Precision.DOUBLE.unitRoundoff() : a)));
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = 0; i < NETWORK.depth(); i++) {
            layers.add(new LayerGradient(
                    CHECK.solution().dW().get(i).rounded().map(d -> gradientFactor * d),
                    CHECK.solution().db().get(i).rounded().map(d -> gradientFactor * d)));
        }
        return new EngineOutput(
                Optional.of(new ForwardPass(activations, CHECK.solution().J().high(0))), new Gradients(layers));
    }

    private static Outcome outcome(EngineOutput output, Arithmetic arithmetic) {
        return CHECK.judge(output, arithmetic).verdict().outcome();
    }

    @Test
    void activations_off_by_one_unit_roundoff_agree_if_all_gradients_do() {
        assertThat(CHECK.compare(off(1, 1), CHECK.tolerance(ARITHMETIC)).outcome())
                .isEqualTo(Outcome.DISAGREE);
        assertThat(outcome(off(1, 1), ARITHMETIC)).isEqualTo(Outcome.AGREE);
    }

    @Test
    void more_than_that_is_wrong() {
        assertThat(outcome(off(3, 1), ARITHMETIC)).isEqualTo(Outcome.DISAGREE);
    }

    @Test
    void no_gradient_is_allowed_more_for_it() {
        assertThat(outcome(off(1, 1 + 1e-3), ARITHMETIC)).isNotEqualTo(Outcome.AGREE);
    }

    @Test
    void an_engine_whose_sigmoid_is_known_is_held_to_it() {
        assertThat(outcome(off(1, 1), ARITHMETIC.withSigmoid(4, 0))).isEqualTo(Outcome.DISAGREE);
    }
}
