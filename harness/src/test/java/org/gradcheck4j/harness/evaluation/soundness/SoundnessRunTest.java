package org.gradcheck4j.harness.evaluation.soundness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.emulated.GpuSums;
import org.gradcheck4j.harness.evaluation.population.CorrectEngines;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundnessRunTest {

    private static final int CASES = 32;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void no_correct_gradient_exceeds_its_bound(Precision precision) {
        CorrectEngines engines = new CorrectEngines(List.of(new ReferenceEngine()));

        PartialResult part = SoundnessRun.part(1, precision, engines::forSoundness, 0, CASES);

        assertThat(part.violations()).isEmpty();
        assertThat(part.gradients()).isGreaterThanOrEqualTo(16 * CASES);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void no_gradient_of_an_emulated_gpu_exceeds_its_bound(Precision precision) {
        PartialResult part = SoundnessRun.part(1, precision, CorrectEngines::onGpu, 0, CASES);

        assertThat(part.violations()).isEmpty();
        assertThat(part.statistics().stream().map(each -> each.key().engine()))
                .as("every kind of sum")
                .containsAll(Stream.of(GpuSums.values())
                        .filter(sums -> sums.in(precision))
                        .map(GpuSums::label)
                        .toList());
    }

    /** In TF32, most bits of dZ are lost in these. */
    @ParameterizedTest
    @ValueSource(longs = {554, 1423, 1737, 2076})
    void subnormal_factors_on_tensor_cores_are_covered(long seed) {
        assertThat(SoundnessRun.part(seed, Precision.FLOAT, CorrectEngines::onGpu, 0, 1)
                        .violations())
                .isEmpty();
    }

    @Test
    void a_gradient_of_the_sum_is_reported_with_all_it_takes_to_repeat_it() {
        CorrectEngines engines = new CorrectEngines(List.of(new SumNotMeanEngine()));

        PartialResult part = SoundnessRun.part(1, Precision.DOUBLE, engines::forSoundness, 0, CASES);

        assertThat(part.violations())
                .hasSizeGreaterThan(CASES / 2)
                .allMatch(text -> text.matches("double .*, m = \\d+, seed \\d+: reference: d[Wb].* allowed .*"));
    }

    @Test
    void an_engine_that_throws_is_reported_for_each_case() {
        CorrectEngines engines = new CorrectEngines(List.of(new ThrowingEngine()));

        PartialResult part = SoundnessRun.part(1, Precision.DOUBLE, engines::forSoundness, 0, CASES);

        assertThat(part.violations())
                .hasSize(CASES - part.unsupported())
                .allMatch(text ->
                        text.endsWith(": reference: it threw java.lang.IllegalStateException: out of workspace"));
    }

    @Test
    void the_same_seed_gives_the_same_counts() {
        CorrectEngines engines = new CorrectEngines(List.of());

        assertThat(largest(SoundnessRun.part(2, Precision.FLOAT, engines::forSoundness, 0, 3)))
                .isEqualTo(largest(SoundnessRun.part(2, Precision.FLOAT, engines::forSoundness, 0, 3)));
    }

    private static List<Double> largest(PartialResult part) {
        return part.statistics().stream().map(each -> each.errors().largest).toList();
    }

    /** Forgets 1/m. */
    private static final class SumNotMeanEngine extends ReferenceLikeEngine {

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            int m = batch.size();
            return new Gradients(reference.gradients(network, batch, precision).layers().stream()
                    .map(layer -> new LayerGradient(
                            layer.dW().map(d -> m * d), layer.db().map(d -> m * d)))
                    .toList());
        }
    }

    private static final class ThrowingEngine extends ReferenceLikeEngine {

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            throw new IllegalStateException("out of workspace");
        }
    }

    /** With the reference's name and arithmetic. */
    private abstract static class ReferenceLikeEngine implements GradientEngine {

        final ReferenceEngine reference = new ReferenceEngine();

        @Override
        public String name() {
            return reference.name();
        }

        @Override
        public Arithmetic arithmetic(Precision precision) {
            return reference.arithmetic(precision);
        }
    }
}
