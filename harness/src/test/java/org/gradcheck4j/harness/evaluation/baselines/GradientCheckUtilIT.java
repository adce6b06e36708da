package org.gradcheck4j.harness.evaluation.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.gradcheck4j.dl4j.Dl4jGradientCheck;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.evaluation.injection.ClippedLossFault;
import org.gradcheck4j.harness.evaluation.injection.PlainBackprop;
import org.gradcheck4j.harness.evaluation.injection.RoundedArithmetic;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our rendering of DL4J's gradient check gives the verdict of the real one, on DL4J's own gradients. */
class GradientCheckUtilIT {

    static LongStream seeds() {
        return LongStream.range(0, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_rendering_agrees_on_ordinary_networks(long seed) {
        assertSameVerdict(SeededCases.network(1, seed, 5, 4, 3, 1), SeededCases.batch(5, 9, seed));
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 30, 100, 300})
    void the_rendering_agrees_on_saturated_networks(double gain) {
        assertSameVerdict(SeededCases.network(gain, 1, 4, 1), SeededCases.batch(4, 9, 1));
    }

    private static void assertSameVerdict(Network network, Batch batch) {
        RandomCase question = new RandomCase(0, Precision.DOUBLE, network, batch);
        // With its clip off, as the check sets it, DL4J forms (a − y) / (a (1 − a)) · s.
        var gradients = PlainBackprop.gradients(
                RoundedArithmetic.of(Precision.DOUBLE), network, batch, new ClippedLossFault(0));
        boolean rendered = !new BaselineChecks(question).rejecting(gradients).contains(Baseline.GRADIENT_CHECK_UTIL);
        assertThat(Dl4jGradientCheck.passes(network, batch)).isEqualTo(rendered);
    }
}
