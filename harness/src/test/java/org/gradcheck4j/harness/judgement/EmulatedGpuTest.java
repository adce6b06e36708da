package org.gradcheck4j.harness.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.gradcheck4j.emulated.EmulatedGpuEngine;
import org.gradcheck4j.emulated.GpuSums;
import org.gradcheck4j.harness.cases.CsvData;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.harness.evaluation.population.SoundnessCases;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of gradients that are computed as a GPU computes them. */
class EmulatedGpuTest {

    private static final GradientCheck CHECK = GradientCheck.of(
            SeededCases.network(1, 1, 30, 16, 8, 1),
            CsvData.wdbc().standardised().draw(64, 1),
            Precision.FLOAT);

    static Stream<EmulatedGpuEngine> inTf32() {
        return Stream.of(GpuSums.TENSOR_CORES, GpuSums.TENSOR_CORES_CUT_OFF)
                .flatMap(sums -> Stream.of(1L, 2L, 3L, 4L).map(seed -> EmulatedGpuEngine.seeded(sums, seed)));
    }

    static Stream<EmulatedGpuEngine> inFloat() {
        return Stream.of(GpuSums.FUSED, GpuSums.TREE, GpuSums.SPLIT)
                .flatMap(sums -> Stream.of(1L, 2L, 3L, 4L).map(seed -> EmulatedGpuEngine.seeded(sums, seed)));
    }

    @ParameterizedTest
    @MethodSource("inTf32")
    void tf32_passed_off_as_float_is_named(EmulatedGpuEngine passedOffAsFloat) {
        Judgement judgement = judged(passedOffAsFloat, Arithmetic.onGpu(Precision.FLOAT));

        assertThat(judgement.verdict().outcome()).isEqualTo(Outcome.DISAGREE);
        assertThat(judgement.diagnosis().orElseThrow()).satisfies(diagnosis -> {
            assertThat(diagnosis.id()).hasToString("lower-precision");
            assertThat(diagnosis.sentence())
                    .startsWith("a backprop with both factors of every matrix product "
                            + (passedOffAsFloat.sums() == GpuSums.TENSOR_CORES ? "rounded" : "cut off")
                            + " to TF32");
        });
    }

    @ParameterizedTest
    @MethodSource({"inTf32", "inFloat"})
    void what_is_declared_agrees(EmulatedGpuEngine engine) {
        Judgement judgement = judged(engine, engine.arithmetic(Precision.FLOAT));

        assertThat(judgement.verdict().outcome())
                .as(judgement.verdict().reason())
                .isEqualTo(Outcome.AGREE);
    }

    static Stream<Arguments> ofEachSum() {
        return Stream.of(Precision.values()).flatMap(precision -> Stream.of(GpuSums.values())
                .filter(sums -> sums.in(precision))
                .map(sums -> Arguments.of(precision, sums)));
    }

    /** Whatever the card does, what an engine on a GPU leaves open is found. */
    @ParameterizedTest
    @MethodSource("ofEachSum")
    void what_is_left_open_is_found(Precision precision, GpuSums sums) {
        for (long seed = 1; seed <= 40; seed++) {
            RandomCase drawn = SoundnessCases.draw(seed, precision);
            GradientCheck check = drawn.check();
            EmulatedGpuEngine engine = EmulatedGpuEngine.seeded(sums, seed);
            Arithmetic open = Arithmetic.onGpu(precision);
            double factors = engine.arithmetic(precision).sums().factorRoundoff();
            Judgement judgement = check.judge(
                    engine.output(drawn.network(), drawn.batch(), precision),
                    factors > 0 ? open.onTensorCores(factors) : open);

            assertThat(judgement.verdict().outcome())
                    .as("%s, %s: %s", drawn.title(), engine, judgement.verdict().reason())
                    .isIn(Outcome.AGREE, Outcome.INCONCLUSIVE, Outcome.UNSUPPORTED);
        }
    }

    private static Judgement judged(EmulatedGpuEngine engine, Arithmetic declared) {
        return CHECK.judge(
                engine.output(CHECK.solution().network(), CHECK.solution().batch(), Precision.FLOAT), declared);
    }
}
