package org.gradcheck4j.harness.application.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.dl4j.ComputationGraphEngine;
import org.gradcheck4j.dl4j.DenseLayersEngine;
import org.gradcheck4j.dl4j.MultiLayerEngine;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DL4J's updaters, and ones that are written here, right and wrong. */
class UpdatersTest {

    private static final int CASES = 40;
    private static final double[] RATES = {1e-3, 0.1, 1.0 / 3, 4};

    /** How a weight follows from w, g, r, the moments and the number of the step. */
    private interface Rule {
        double after(double w, double g, double r, double[] moments, int t);
    }

    private record Written(String name, Updater updater, Rule rule) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static double velocity(double g, double r, double v) {
        return 0.9 * v - r * g;
    }

    private static double adam(double w, double g, double r, double m, double v, double correction, double epsilon) {
        return w - r * correction * (0.9 * m + 0.1 * g) / (Math.sqrt(0.999 * v + 0.001 * g * g) + epsilon);
    }

    private static double correction(int t) {
        return Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
    }

    static Stream<Written> right() {
        return Stream.of(
                new Written(
                        "Nesterov's momentum",
                        Updater.NESTEROVS,
                        (w, g, r, v, t) -> w - (0.9 * v[0] - 1.9 * velocity(g, r, v[0]))),
                new Written(
                        "Adam", Updater.ADAM, (w, g, r, mv, t) -> adam(w, g, r, mv[0], mv[1], correction(t), 1e-8)));
    }

    static Stream<Written> wrong() {
        return Stream.of(
                new Written(
                        "momentum that is not Nesterov's",
                        Updater.NESTEROVS,
                        (w, g, r, v, t) -> w + velocity(g, r, v[0])),
                new Written("the velocity forgotten", Updater.NESTEROVS, (w, g, r, v, t) -> w - 0.9 * r * g - r * g),
                new Written(
                        "another momentum",
                        Updater.NESTEROVS,
                        (w, g, r, v, t) -> w + 0.901 * velocity(g, r, v[0]) - r * g),
                new Written("plain descent", Updater.NESTEROVS, (w, g, r, v, t) -> w - r * g),
                new Written(
                        "no bias correction", Updater.ADAM, (w, g, r, mv, t) -> adam(w, g, r, mv[0], mv[1], 1, 1e-8)),
                new Written(
                        "the bias correction of the step before",
                        Updater.ADAM,
                        (w, g, r, mv, t) -> adam(w, g, r, mv[0], mv[1], correction(t - 1), 1e-8)),
                new Written(
                        "another epsilon",
                        Updater.ADAM,
                        (w, g, r, mv, t) -> adam(w, g, r, mv[0], mv[1], correction(t), 1e-6)),
                new Written(
                        "moments that are not kept",
                        Updater.ADAM,
                        (w, g, r, mv, t) -> adam(w, g, r, 0, 0, correction(t), 1e-8)),
                new Written(
                        "means exchanged",
                        Updater.ADAM,
                        (w, g, r, mv, t) -> adam(w, g, r, mv[1], mv[0] * mv[0], correction(t), 1e-8)));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void no_step_of_DL4Js_updaters_leaves_its_bound(Precision precision) {
        List<Double> fractions = new ArrayList<>();
        int agreed = 0;
        for (int seed = 0; seed < CASES; seed++) {
            for (DenseLayersEngine engine : List.of(new MultiLayerEngine(), new ComputationGraphEngine())) {
                Random random = new Random(seed);
                int features = 1 + random.nextInt(6);
                Descent descent = Descent.of(
                        SeededCases.network(1, seed, features, 1 + random.nextInt(5), 1),
                        SeededCases.batch(features, 1 + random.nextInt(12), seed),
                        precision,
                        RATES[seed % RATES.length],
                        1);
                List<StepVerdict> verdicts = descent.judgeUpdaters(
                        List.of(new DescendingEngine(engine, Optional.of(fitted(engine)))), each -> {});
                assertThat(verdicts).extracting(StepVerdict::updater).containsExactly(Updater.NESTEROVS, Updater.ADAM);
                for (StepVerdict each : verdicts) {
                    if (each.outcome() == Outcome.FAILED && dividesByZero(each, descent)) {
                        continue;
                    }
                    assertThat(each.outcome()).as("seed %d: %s", seed, each).isIn(Outcome.AGREE, Outcome.INCONCLUSIVE);
                    fractions.add(each.fractionOfBound());
                    agreed += each.outcome() == Outcome.AGREE ? 1 : 0;
                }
            }
        }
        assertThat(fractions.stream().max(Double::compare).orElseThrow()).isBetween(0.05, 1.0);
        assertThat(agreed).isGreaterThan(fractions.size() / 2);
    }

    /** A square below half of the smallest number of half is 0 there, and so is DL4J's ε. */
    private static boolean dividesByZero(StepVerdict verdict, Descent descent) {
        double smallest = Math.sqrt(Precision.HALF.smallestSubnormal());
        return descent.precision() == Precision.HALF
                && verdict.updater() == Updater.ADAM
                && new ReferenceEngine()
                        .gradients(descent.start(), descent.batch(), Precision.DOUBLE).layers().stream()
                                .flatMap(layer -> Stream.of(layer.dW(), layer.db()))
                                .anyMatch(gradient -> IntStream.range(0, gradient.size())
                                        .anyMatch(k -> Math.abs(gradient.get(k)) < 2 * smallest));
    }

    @Test
    void in_half_DL4Js_Adam_divides_by_zero_if_a_gradient_is_zero() {
        MultiLayerEngine engine = new MultiLayerEngine();
        List<DescendingEngine> engines = List.of(new DescendingEngine(engine, Optional.of(fitted(engine))));
        Network network = SeededCases.network(1, 1, 2, 1);
        Batch batch = Batch.ofRows(new double[][] {{0, 1}, {0, 2}}, new double[] {0, 1});
        assertThat(Descent.of(network, batch, Precision.FLOAT, 0.5, 1)
                        .judgeUpdaters(engines, each -> {})
                        .get(1)
                        .outcome())
                .isEqualTo(Outcome.AGREE);
        assertThat(Descent.of(network, batch, Precision.HALF, 0.5, 1)
                        .judgeUpdaters(engines, each -> {})
                        .get(1)
                        .reason())
                .contains("layer 1 has a weight or bias that is not finite");
    }

    /** v' = 0.001 g² is 0 in half, and m' is not. At a network of zeros, dW = −X/2 if y = 1. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 5e-3})
    void in_half_the_first_step_of_DL4Js_Adam_is_infinite_if_a_gradient_is_small(double gradient) {
        Network network = Network.of(new double[][][] {{{0, 0}}}, new double[][] {{0}});
        Batch batch = Batch.ofRows(new double[][] {{2 * gradient, 1}}, new double[] {1});
        Gradients nothing = Gradients.of(new double[][][] {{{0, 0}}}, new double[][] {{0}});
        MultiLayerEngine engine = new MultiLayerEngine();
        assertThat(engine.afterAdamStep(network, batch, Precision.FLOAT, 0.5, nothing, nothing, 0)
                        .layer(1)
                        .weights()
                        .get(0))
                .isCloseTo(0.5, within(1e-3));
        assertThatThrownBy(() -> engine.afterAdamStep(network, batch, Precision.HALF, 0.5, nothing, nothing, 0))
                .hasMessage("layer 1 has a weight or bias that is not finite");
    }

    @ParameterizedTest
    @MethodSource("right")
    void a_rule_as_the_papers_have_it_agrees(Written written) {
        assertThat(judged(written))
                .allSatisfy(each -> assertThat(each.outcome()).as("%s", each).isEqualTo(Outcome.AGREE));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_wrong_rule_disagrees(Written written) {
        assertThat(judged(written)).allSatisfy(each -> {
            assertThat(each.outcome()).as("%s", each).isEqualTo(Outcome.DISAGREE);
            assertThat(each.reason()).matches("[Wb]\\d\\[\\d(, \\d)?\\] is \\S+, expected \\S+ within \\S+");
        });
    }

    @Test
    void an_engine_without_steps_of_its_own_makes_none() {
        Descent descent =
                Descent.of(SeededCases.network(1, 1, 4, 3, 1), SeededCases.batch(4, 7, 2), Precision.DOUBLE, 0.5, 3);
        List<DescendingEngine> engines = List.of(new DescendingEngine(new ReferenceEngine(), Optional.empty()));
        assertThat(descent.judgeUpdaters(engines, each -> {})).isEmpty();
        assertThat(descent.stepsOf(engines)).isEqualTo(3);
    }

    private static OwnStep fitted(DenseLayersEngine engine) {
        return (network, batch, precision, step) -> step.updater() == Updater.ADAM
                ? engine.afterAdamStep(
                        network,
                        batch,
                        precision,
                        step.rate(),
                        step.moments().get(0),
                        step.moments().get(1),
                        step.stepsBefore())
                : engine.afterNesterovsStep(
                        network, batch, precision, step.rate(), step.moments().get(0));
    }

    /** The steps of a rule with the reference's gradient, in double on ten networks. */
    private static List<StepVerdict> judged(Written written) {
        OwnStep own = (network, batch, precision, step) -> {
            if (step.updater() != written.updater()) {
                return network;
            }
            Gradients gradients = new ReferenceEngine().gradients(network, batch, precision);
            List<Layer> layers = new ArrayList<>();
            for (int i = 1; i <= network.depth(); i++) {
                int layer = i;
                layers.add(new Layer(
                        after(
                                written.rule(),
                                step,
                                network.layer(i).weights(),
                                gradients.layer(i).dW(),
                                step.moments().stream()
                                        .map(each -> each.layer(layer).dW())
                                        .toList()),
                        after(
                                written.rule(),
                                step,
                                network.layer(i).bias(),
                                gradients.layer(i).db(),
                                step.moments().stream()
                                        .map(each -> each.layer(layer).db())
                                        .toList())));
            }
            return new Network(layers);
        };
        List<DescendingEngine> engine = List.of(new DescendingEngine(new ReferenceEngine(), Optional.of(own)));
        List<StepVerdict> verdicts = new ArrayList<>();
        for (int seed = 0; seed < 10; seed++) {
            Batch batch = SeededCases.batch(4, 7, seed);
            Descent.of(SeededCases.network(1, seed, 4, 3, 1), batch, Precision.DOUBLE, 0.1, 1)
                    .judgeUpdaters(engine, each -> {})
                    .stream()
                    .filter(each -> each.updater() == written.updater())
                    .forEach(verdicts::add);
        }
        return verdicts;
    }

    private static Matrix after(Rule rule, Step step, Matrix weights, Matrix gradient, List<Matrix> moments) {
        return weights.withEntries(k -> rule.after(
                weights.get(k),
                gradient.get(k),
                step.rate(),
                moments.stream().mapToDouble(each -> each.get(k)).toArray(),
                step.stepsBefore() + 1));
    }
}
