package org.gradcheck4j.harness.application.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.gradcheck4j.dl4j.ComputationGraphEngine;
import org.gradcheck4j.dl4j.DenseLayersEngine;
import org.gradcheck4j.dl4j.MultiLayerEngine;
import org.gradcheck4j.dl4j.SameDiffEngine;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DescentTest {

    private static final int CASES = 40;
    private static final double[] RATES = {1e-3, 0.1, 1.0 / 3, 4, 100};

    private static final Network NETWORK = SeededCases.network(1, 1, 4, 3, 1);
    private static final Batch BATCH = SeededCases.batch(4, 7, 2);

    private static DescendingEngine own(DenseLayersEngine engine) {
        return new DescendingEngine(
                engine,
                Optional.of(
                        (network, batch, precision, step) -> engine.afterStep(network, batch, precision, step.rate())));
    }

    private static DescendingEngine byGradient(GradientEngine engine) {
        return new DescendingEngine(engine, Optional.empty());
    }

    /** Soundness: right engines, from tiny steps to steps that leave the weights saturated. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void no_step_of_a_right_engine_leaves_its_bound(Precision precision) {
        List<DescendingEngine> engines = Stream.of(
                        own(new MultiLayerEngine()),
                        own(new ComputationGraphEngine()),
                        byGradient(new SameDiffEngine()),
                        byGradient(new ReferenceEngine()))
                .filter(each -> each.engine().precisions().contains(precision))
                .toList();
        double largest = 0;
        int judged = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            int features = 1 + random.nextInt(6);
            Network network = SeededCases.network(1, seed, features, 1 + random.nextInt(5), 1);
            Batch batch = SeededCases.batch(features, 1 + random.nextInt(12), seed);
            double rate = RATES[seed % RATES.length];
            for (DescendingEngine engine : engines) {
                // The second step of a large one may start where DL4J's loss is clipped.
                int steps = rate > 1 ? 1 : 2;
                for (StepVerdict each :
                        Descent.of(network, batch, precision, rate, steps).judge(List.of(engine), verdict -> {})) {
                    assertThat(each.outcome()).as("seed %d: %s", seed, each).isIn(Outcome.AGREE, Outcome.INCONCLUSIVE);
                    largest = Math.max(largest, each.fractionOfBound());
                    judged++;
                }
            }
        }
        assertThat(judged).isGreaterThan(CASES);
        assertThat(largest).isBetween(0.05, 1.0);
    }

    @Test
    void a_step_that_forgets_the_mean_or_takes_another_rate_is_noticed() {
        for (double factor : new double[] {7, 1.01, 1 + 1e-6, -1, 0}) {
            OwnStep wrong = (network, batch, precision, step) ->
                    new MultiLayerEngine().afterStep(network, batch, precision, precision.round(factor * step.rate()));
            StepVerdict verdict = only(new DescendingEngine(new MultiLayerEngine(), Optional.of(wrong)), 0.5, 1);
            assertThat(verdict.outcome()).as("%s", factor).isEqualTo(Outcome.DISAGREE);
            assertThat(verdict.fractionOfBound()).isGreaterThan(1);
            assertThat(verdict.reason()).matches("[Wb]\\d\\[\\d, \\d\\] is \\S+, expected \\S+ within \\S+");
        }
    }

    @Test
    void a_step_that_starts_from_the_weights_of_another_step_is_noticed_at_that_step() {
        List<Network> seen = new ArrayList<>();
        OwnStep stale = (network, batch, precision, step) -> {
            seen.add(network);
            return new MultiLayerEngine()
                    .afterStep(seen.get(seen.size() > 2 ? 1 : seen.size() - 1), batch, precision, step.rate());
        };
        List<StepVerdict> verdicts = judge(new DescendingEngine(new MultiLayerEngine(), Optional.of(stale)), 0.5, 3);
        assertThat(verdicts)
                .extracting(StepVerdict::outcome)
                .containsExactly(Outcome.AGREE, Outcome.AGREE, Outcome.DISAGREE);
    }

    @Test
    void steps_too_short_for_the_precision_are_not_said_to_agree() {
        StepVerdict verdict = Descent.of(NETWORK, BATCH, Precision.HALF, 1e-4, 1)
                .judge(List.of(own(new MultiLayerEngine())), each -> {})
                .get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.tested()).isLessThan(0.5);
    }

    @Test
    void the_drift_is_from_the_exact_run_and_the_loss_is_the_exact_one_before_the_step() {
        List<StepVerdict> right = judge(byGradient(new ReferenceEngine()), 0.5, 5);
        assertThat(right).allSatisfy(each -> assertThat(each.drift()).isLessThan(1e-14));
        assertThat(right.get(0).loss())
                .isCloseTo(ExactOracle.of(NETWORK, BATCH).J().high(0), within(1e-16));
        assertThat(right).extracting(StepVerdict::loss).isSortedAccordingTo((a, b) -> Double.compare(b, a));

        OwnStep twice = (network, batch, precision, step) ->
                new MultiLayerEngine().afterStep(network, batch, precision, 2 * step.rate());
        StepVerdict first = only(new DescendingEngine(new MultiLayerEngine(), Optional.of(twice)), 0.5, 1);
        assertThat(first.drift()).isCloseTo(1, within(1e-12)); // twice as far as the exact run
    }

    @Test
    void what_throws_or_is_not_finite_fails_and_the_others_go_on() {
        OwnStep throwing = (network, batch, precision, step) -> {
            throw new IllegalStateException("no updater");
        };
        List<StepVerdict> verdicts = Descent.of(NETWORK, BATCH, Precision.DOUBLE, 0.5, 2)
                .judge(
                        List.of(
                                new DescendingEngine(new ReferenceEngine(), Optional.of(throwing)),
                                byGradient(new NoGradient()),
                                byGradient(new ReferenceEngine())),
                        each -> {});
        assertThat(verdicts)
                .extracting(StepVerdict::outcome)
                .containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.AGREE, Outcome.AGREE);
        assertThat(verdicts.get(0).reason()).isEqualTo("its step threw java.lang.IllegalStateException: no updater");
        assertThat(verdicts.get(1).reason()).contains("no gradient today");
    }

    private static final class NoGradient implements GradientEngine {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            throw new IllegalStateException("no gradient today");
        }
    }

    private static StepVerdict only(DescendingEngine engine, double rate, int steps) {
        return judge(engine, rate, steps).get(0);
    }

    private static List<StepVerdict> judge(DescendingEngine engine, double rate, int steps) {
        return Descent.of(NETWORK, BATCH, Precision.DOUBLE, rate, steps).judge(List.of(engine), each -> {});
    }
}
