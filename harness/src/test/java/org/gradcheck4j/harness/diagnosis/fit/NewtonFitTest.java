package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** A gradient whose entries depend on a number p, when p is 3. */
class NewtonFitTest {

    private static final EvidenceCase CASE = EvidenceCase.ofHalves(Matrix.of(2, 2, 1, 2, 3, 5), 0, 1);
    private static final Offset<Double> NEAR = within(1e-12);

    private static Map<TensorName, Matrix> gradients(double p, DoubleUnaryOperator of) {
        return Map.of(TensorName.dW(1), Matrix.row(of.applyAsDouble(p), -2 * p), TensorName.db(1), Matrix.row(p / 8));
    }

    private static NewtonFit guess(DoubleUnaryOperator actual, DoubleUnaryOperator modelled) {
        Map<TensorName, Matrix> given = gradients(3, actual);
        Evidence evidence = CASE.changed((tensor, exact) -> NewtonFit.of(given, tensor));
        return new NewtonFit(evidence, p -> gradients(p, modelled), 1e-8);
    }

    @Test
    void newtons_steps_lead_to_the_number() {
        NewtonFit guess = guess(Math::exp, Math::exp);
        assertThat(guess.from(2, 10).findFirst().orElseThrow()).isCloseTo(3, NEAR);
        assertThat(guess.from(4, 10).findFirst().orElseThrow()).isCloseTo(3, NEAR);
    }

    @Test
    void a_number_that_leads_to_other_gradients_is_none() {
        assertThat(guess(Math::exp, p -> Math.exp(p) + 1e-10).from(2, 10)).isEmpty();
    }

    @Test
    void a_hundred_bounds_may_be_left() {
        NewtonFit guess = guess(p -> p / 8, p -> p / 8);
        double bound = guess.evidence().bound(TensorName.dW(1), 1);
        assertThat(guess.fits(3)).isTrue();
        assertThat(guess.fits(3 + 49 * bound)).isTrue();
        assertThat(guess.fits(3 - 51 * bound)).isFalse();
    }

    @Test
    void a_number_that_is_too_large_is_none() {
        NewtonFit guess = guess(Math::exp, Math::exp);
        assertThat(guess.from(2, 2.9)).isEmpty();
        assertThat(guess.from(Double.NaN, 10)).isEmpty();
    }

    @Test
    void a_negative_number_is_none() {
        Map<TensorName, Matrix> given = gradients(-3, p -> p);
        Evidence evidence = CASE.changed((tensor, exact) -> NewtonFit.of(given, tensor));
        assertThat(new NewtonFit(evidence, p -> gradients(p, q -> q), 1e-8).from(-2, 10))
                .isEmpty();
    }
}
