package org.gradcheck4j.harness.evaluation.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingTest {

    private static final int DRAWS = 400;
    private static final ReferenceEngine REFERENCE = new ReferenceEngine();
    private static final Batch BATCH = SeededCases.batch(3, 40, 1);

    static Stream<LongFunction<RandomCase>> populations() {
        return Stream.of(
                seed -> SoundnessCases.draw(seed, Precision.DOUBLE),
                seed -> CertificationCases.draw(seed, Precision.DOUBLE));
    }

    private static List<RandomCase> trained(LongFunction<RandomCase> population) {
        return LongStream.range(0, DRAWS)
                .mapToObj(population)
                .filter(RandomCase::trained)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("populations")
    void one_drawn_network_in_four_is_trained(LongFunction<RandomCase> population) {
        // Of 400, with a standard deviation of 9.
        assertThat(trained(population)).hasSizeBetween(73, 127);
    }

    @ParameterizedTest
    @MethodSource("populations")
    void many_trained_networks_are_sure_of_some_samples(LongFunction<RandomCase> population) {
        List<RandomCase> trained = trained(population);
        assertThat(trained.stream().filter(each -> closestToLabel(each) < 1e-3)).hasSizeGreaterThan(trained.size() / 4);
    }

    @ParameterizedTest
    @MethodSource("populations")
    void the_same_seed_gives_the_same_trained_network(LongFunction<RandomCase> population) {
        for (RandomCase each : trained(population)) {
            assertThat(population.apply(each.seed())).isEqualTo(each);
            assertThat(each.title()).contains(", trained, m = ");
        }
    }

    @Test
    void training_lowers_the_loss() {
        Network start = SeededCases.network(1, 1, 3, 4, 1);
        double before = loss(start);
        double after = loss(new Training(100, 10).of(start, BATCH));
        assertThat(after).isLessThan(0.9 * before);
    }

    /** By hand: a = 1/2, so dW = −1/2 x = −1 and db = −1/2; the rate is 5/(1 + 4) = 1. */
    @Test
    void one_step_goes_against_the_gradient() {
        Network neuron = new Network(List.of(new Layer(Matrix.row(0), Matrix.column(0))));
        Network after = new Training(1, 5).of(neuron, new Batch(Matrix.column(2), Matrix.row(1)));
        assertThat(after).isEqualTo(new Network(List.of(new Layer(Matrix.row(1), Matrix.column(0.5)))));
    }

    @Test
    void a_step_that_leaves_the_range_of_half_is_not_taken() {
        Network start = SeededCases.network(1, 1, 3, 4, 1);
        assertThat(new Training(1, 1e9).of(start, BATCH)).isEqualTo(start);
    }

    private static double loss(Network network) {
        return REFERENCE
                .forward(network, BATCH, Precision.DOUBLE)
                .orElseThrow()
                .loss()
                .orElseThrow();
    }

    private static double closestToLabel(RandomCase drawn) {
        List<Matrix> A = REFERENCE
                .forward(drawn.network(), drawn.batch(), Precision.DOUBLE)
                .orElseThrow()
                .activations();
        Matrix errors = A.get(A.size() - 1).map(drawn.batch().y(), (a, y) -> Math.abs(a - y));
        double closest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < errors.size(); k++) {
            closest = Math.min(closest, errors.get(k));
        }
        return closest;
    }
}
