package org.gradcheck4j.harness.evaluation.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.gradcheck4j.dl4j.BuiltGradientCheck;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.injection.FaultContext;
import org.gradcheck4j.harness.evaluation.injection.Faults;
import org.gradcheck4j.harness.evaluation.injection.InjectedFault;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our rendering of DL4J's gradient check gives the verdict of the real one, on DL4J's own gradients. The real one changes a global setting. */
@Isolated
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
        RandomCase drawn = new RandomCase(0, Precision.DOUBLE, network, batch, false);
        FaultContext context = new FaultContext(network, batch, Precision.DOUBLE);
        // With its clip off, as the check sets it, DL4J forms (a − y) / (a (1 − a)) · s.
        List<FaultyStep> unclipped = Faults.fromDiagnosis("clipped-loss", context, Map.of("epsilon", 0.0))
                .get(0);
        Gradients gradients =
                new InjectedFault("any", "any", unclipped, Optional.empty()).inject(network, batch, Precision.DOUBLE);
        boolean rendered = !new BaselineChecks(drawn).rejecting(gradients).contains(Baseline.GRADIENT_CHECK_UTIL);
        assertThat(new BuiltGradientCheck(network, batch, Integer.MAX_VALUE).passes())
                .isEqualTo(rendered);
    }
}
