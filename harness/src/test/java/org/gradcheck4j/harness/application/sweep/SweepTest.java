package org.gradcheck4j.harness.application.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SweepTest {

    private static final int CASES = 120;

    @Test
    void the_reference_is_never_wrong() {
        SweepSummary summary = sweep(new ReferenceEngine()).judge(0, CASES, each -> {});

        assertThat(summary.cases()).isEqualTo(CASES);
        assertThat(summary.counts()).noneMatch(each -> each.kind().outcome().isWrong());
        assertThat(summary.counts().stream().mapToLong(VerdictCount::count).sum())
                .isGreaterThanOrEqualTo(CASES * 2L / 3);
    }

    @Test
    void parts_added_in_any_order_are_the_whole() {
        Sweep sweep = sweep(new WrongEngine(Mistake.SECOND_LAYER_TRANSPOSED));
        List<SweepSummary> parts = IntStream.range(0, 6)
                .mapToObj(part -> sweep.judge(20L * part, 20L * part + 20, each -> {}))
                .toList();

        SweepSummary whole = sweep.judge(0, CASES, each -> {});

        assertThat(parts.stream().reduce(SweepSummary.NONE, SweepSummary::and))
                .usingRecursiveComparison()
                .isEqualTo(whole);
        List<SweepSummary> backwards = new ArrayList<>(parts);
        Collections.reverse(backwards);
        assertThat(backwards.stream().reduce(SweepSummary.NONE, SweepSummary::and))
                .usingRecursiveComparison()
                .isEqualTo(whole);
    }

    @Test
    void each_verdict_is_told() {
        List<EngineVerdict> told = new ArrayList<>();

        SweepSummary summary = sweep(new ReferenceEngine()).judge(0, 30, told::add);

        assertThat(told).hasSize((int)
                summary.counts().stream().mapToLong(VerdictCount::count).sum());
    }

    @Test
    void the_size_of_the_summary_does_not_grow_with_the_cases() {
        Sweep sweep = sweep(new ReferenceEngine());
        SweepSummary few = sweep.judge(0, 60, each -> {});
        SweepSummary many = sweep.judge(0, 240, each -> {});

        int kinds = 4; // two precisions, agree or inconclusive
        assertThat(few.counts()).hasSizeLessThanOrEqualTo(kinds);
        assertThat(many.counts())
                .hasSizeLessThanOrEqualTo(kinds)
                .allMatch(each -> each.worst().size() <= 3);
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void a_mistake_in_one_layer_ends_as_a_small_case(Mistake mistake) {
        Sweep sweep = sweep(new WrongEngine(mistake));
        SweepSummary summary = sweep.judge(0, CASES, each -> {});

        List<ShrunkMistake> findings = sweep.findings(summary, each -> {});

        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            EngineVerdict shrunk = finding.shrunk();
            assertThat(finding.occursAgain()).isTrue();
            assertThat(shrunk.outcome().isWrong()).isTrue();
            Network network = shrunk.testCase().network();
            assertThat(network.depth()).isLessThanOrEqualTo(3);
            assertThat(network.inputs()).isLessThanOrEqualTo(3);
            assertThat(network.layers()).allMatch(layer -> layer.outputs() <= 3);
            assertThat(shrunk.testCase().batch().size()).isLessThanOrEqualTo(2);
            assertThat(Sweep.verdict(new ReferenceEngine(), shrunk.testCase(), shrunk.precision())
                            .outcome())
                    .as("a mended engine")
                    .isEqualTo(Outcome.AGREE);
            assertThat(network.layers())
                    .allMatch(layer -> isSmallAndWhole(layer.weights()) && isSmallAndWhole(layer.bias()));
            assertThat(isSmallAndWhole(shrunk.testCase().batch().X())).isTrue();
        });
        assertThat(findings).anyMatch(finding -> finding.cause().equals(mistake.cause));
    }

    @Test
    void an_engine_that_does_not_do_it_again_is_not_shrunk() {
        AtomicBoolean isMended = new AtomicBoolean();
        Sweep sweep = sweep(new WrongEngine(Mistake.SECOND_LAYER_TRANSPOSED) {
            @Override
            public Gradients gradients(Network network, Batch batch, Precision precision) {
                return isMended.get()
                        ? reference.gradients(network, batch, precision)
                        : super.gradients(network, batch, precision);
            }
        });
        SweepSummary summary = sweep.judge(0, CASES, each -> {});
        isMended.set(true);

        assertThat(sweep.findings(summary, each -> {})).isNotEmpty().noneMatch(ShrunkMistake::occursAgain);
    }

    @Test
    void an_engine_whose_second_answer_is_wrong_fails() {
        GradientEngine forgetful = new WrongEngine(Mistake.FIRST_LAYER_TWICE) {
            private boolean isSecond;

            @Override
            public Gradients gradients(Network network, Batch batch, Precision precision) {
                isSecond = !isSecond;
                return isSecond
                        ? reference.gradients(network, batch, precision)
                        : super.gradients(network, batch, precision);
            }
        };

        SweepSummary summary = sweep(forgetful).judge(0, 30, each -> {});

        assertThat(summary.counts()).anyMatch(each -> each.kind().cause().equals("failed"));
        assertThat(summary.counts()).noneMatch(each -> each.kind().cause().equals("scaled-tensor"));
    }

    private static Sweep sweep(GradientEngine engine) {
        return new Sweep(List.of(engine), 1);
    }

    private static boolean isSmallAndWhole(Matrix matrix) {
        return IntStream.range(0, matrix.size())
                .mapToDouble(matrix::get)
                .allMatch(value -> value == Math.rint(value) && Math.abs(value) <= 16);
    }

    private enum Mistake {
        SECOND_LAYER_TRANSPOSED("transposed"),
        FIRST_LAYER_TWICE("scaled-tensor"),
        LAST_BIAS_ZERO("zero-tensor"),
        THROWS_IF_TWO_SAMPLES_ARE_LEFT_OVER("failed");

        private final String cause;

        Mistake(String cause) {
            this.cause = cause;
        }
    }

    /** The reference with one mistake in one layer. */
    private static class WrongEngine implements GradientEngine {

        final ReferenceEngine reference = new ReferenceEngine();
        private final Mistake mistake;

        WrongEngine(Mistake mistake) {
            this.mistake = mistake;
        }

        @Override
        public String name() {
            return "wrong";
        }

        @Override
        public Set<Precision> precisions() {
            return reference.precisions();
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            List<LayerGradient> layers = new ArrayList<>(
                    reference.gradients(network, batch, precision).layers());
            switch (mistake) {
                case SECOND_LAYER_TRANSPOSED -> {
                    if (layers.size() > 1
                            && layers.get(1).dW().rows() == layers.get(1).dW().columns()) {
                        layers.set(
                                1,
                                new LayerGradient(
                                        layers.get(1).dW().transpose(),
                                        layers.get(1).db()));
                    }
                }
                case FIRST_LAYER_TWICE ->
                    layers.set(
                            0,
                            new LayerGradient(
                                    layers.get(0).dW().map(d -> 2 * d),
                                    layers.get(0).db()));
                case LAST_BIAS_ZERO -> {
                    int last = layers.size() - 1;
                    layers.set(
                            last,
                            new LayerGradient(
                                    layers.get(last).dW(), layers.get(last).db().map(d -> 0)));
                }
                case THROWS_IF_TWO_SAMPLES_ARE_LEFT_OVER -> {
                    if (batch.size() % 3 == 2) {
                        throw new IllegalStateException("two are left over");
                    }
                }
            }
            return new Gradients(layers);
        }
    }
}
