package org.gradcheck4j.harness.evaluation.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.injection.FaultContext;
import org.gradcheck4j.harness.evaluation.injection.Faults;
import org.gradcheck4j.harness.evaluation.injection.InjectedFault;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BaselineTest {

    @Test
    void gradient_check_util_forgives_a_thousandth_of_the_sum_of_both() {
        assertThat(Baseline.GRADIENT_CHECK_UTIL.accepts(Precision.DOUBLE, 1.0019, 1))
                .isTrue();
        assertThat(Baseline.GRADIENT_CHECK_UTIL.accepts(Precision.DOUBLE, 1.0021, 1))
                .isFalse();
    }

    @Test
    void gradient_check_util_forgives_what_is_small() {
        assertThat(Baseline.GRADIENT_CHECK_UTIL.accepts(Precision.DOUBLE, 0.9e-8, 0))
                .isTrue();
        assertThat(Baseline.GRADIENT_CHECK_UTIL.accepts(Precision.DOUBLE, 1.1e-8, 0))
                .isFalse();
    }

    @Test
    void gradient_check_util_takes_no_nan() {
        assertThat(Baseline.GRADIENT_CHECK_UTIL.accepts(Precision.DOUBLE, Double.NaN, 0))
                .isFalse();
        assertThat(Baseline.GRADIENT_CHECK_UTIL.accepts(Precision.DOUBLE, 0, Double.NaN))
                .isFalse();
    }

    @Test
    void gradcheck_forgives_a_thousandth_and_a_hundred_thousandth() {
        assertThat(Baseline.TORCH_GRADCHECK.accepts(Precision.DOUBLE, 1.001, 1)).isTrue();
        assertThat(Baseline.TORCH_GRADCHECK.accepts(Precision.DOUBLE, 1.00102, 1))
                .isFalse();
        assertThat(Baseline.TORCH_GRADCHECK.accepts(Precision.DOUBLE, 0.9e-5, 0))
                .isTrue();
    }

    @Test
    void assert_close_depends_on_the_precision() {
        assertThat(Baseline.TORCH_ASSERT_CLOSE.accepts(Precision.DOUBLE, 1 + 1e-6, 1))
                .isFalse();
        assertThat(Baseline.TORCH_ASSERT_CLOSE.accepts(Precision.FLOAT, 1 + 1e-6, 1))
                .isTrue();
        assertThat(Baseline.TORCH_ASSERT_CLOSE.accepts(Precision.FLOAT, 1 + 1e-4, 1))
                .isFalse();
        assertThat(Baseline.TORCH_ASSERT_CLOSE.accepts(Precision.HALF, 1 + 1e-3, 1))
                .isTrue();
    }

    @Test
    void assertj_forgives_a_millionth() {
        assertThat(Baseline.ASSERTJ.accepts(Precision.DOUBLE, 1 + 0.9e-6, 1)).isTrue();
        assertThat(Baseline.ASSERTJ.accepts(Precision.DOUBLE, 1 + 1.1e-6, 1)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Baseline.class)
    void every_baseline_accepts_a_correct_gradient_in_double(Baseline baseline) {
        assertThat(rejecting(List.of())).doesNotContain(baseline);
    }

    @ParameterizedTest
    @EnumSource(Baseline.class)
    void every_baseline_notices_a_flipped_sign(Baseline baseline) {
        assertThat(rejecting(scaled(-1))).contains(baseline);
    }

    private static List<FaultyStep> scaled(double c) {
        FaultContext context =
                new FaultContext(SeededCases.network(1, 1, 4, 8, 1), SeededCases.batch(4, 8, 1), Precision.DOUBLE);
        return Faults.fromDiagnosis("scaled", context, Map.of("c", c)).get(0);
    }

    private static Set<Baseline> rejecting(List<FaultyStep> faultySteps) {
        Network network = SeededCases.network(1, 1, 4, 8, 1);
        Batch batch = SeededCases.batch(4, 8, 2);
        Gradients gradients =
                new InjectedFault("any", "any", faultySteps, Optional.empty()).inject(network, batch, Precision.DOUBLE);
        return new BaselineChecks(new RandomCase(0, Precision.DOUBLE, network, batch, false)).rejecting(gradients);
    }

    /** PyTorch 1.13's slow gradcheck passes a gradient scaled by 1 + 1e-3 on 4-8-1, 30-16-8-1 and 30-64-32-1. */
    @Test
    void gradcheck_misses_what_it_was_seen_to_miss() {
        assertThat(rejecting(scaled(1 + 1e-3))).doesNotContain(Baseline.TORCH_GRADCHECK);
    }

    @Test
    void the_numerical_gradient_of_one_neuron_is_its_derivative() {
        Network neuron = new Network(List.of(new Layer(Matrix.of(1, 1, 0.5), Matrix.column(-0.25))));
        Batch batch = new Batch(Matrix.row(2), Matrix.row(0));
        double a = 1 / (1 + Math.exp(-0.75));
        for (Gradients numerical :
                List.of(NumericalGradient.fromLogit(neuron, batch), NumericalGradient.fromOutput(neuron, batch))) {
            assertThat(numerical.layer(1).dW().get(0)).isCloseTo(2 * a, within(1e-9));
            assertThat(numerical.layer(1).db().get(0)).isCloseTo(a, within(1e-9));
        }
    }

    @Test
    void the_loss_from_the_output_breaks_down_if_the_output_is_one() {
        Network neuron = new Network(List.of(new Layer(Matrix.of(1, 1, 40), Matrix.column(0))));
        Batch batch = new Batch(Matrix.row(1), Matrix.row(1));
        assertThat(NumericalGradient.fromOutput(neuron, batch).layer(1).dW().get(0))
                .isNaN();
    }
}
