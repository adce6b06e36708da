package org.gradcheck4j.harness.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.emulated.EmulatedEngine;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Right gradients of data and networks whose rounding errors are anything but independent. */
class StructuredBatchesTest {

    private record Given(Network network, Batch batch) {}

    private static Matrix gaussian(Random random, int rows, int columns, double scale) {
        return Matrix.generate(rows, columns, (i, j) -> scale * random.nextGaussian());
    }

    private static Matrix labels(Random random, int m) {
        return Matrix.generate(1, m, (i, k) -> random.nextInt(2));
    }

    private static Network network(Random random, int... widths) {
        return new Network(IntStream.range(1, widths.length)
                .mapToObj(i -> new Layer(
                        gaussian(random, widths[i], widths[i - 1], 1 / Math.sqrt(widths[i - 1])),
                        gaussian(random, widths[i], 1, 0.1)))
                .toList());
    }

    private static Matrix withRow(Matrix matrix, int row, double value) {
        return Matrix.generate(matrix.rows(), matrix.columns(), (i, j) -> i == row ? value : matrix.get(i, j));
    }

    private static Map<String, Given> all(long seed) {
        Random random = new Random(seed);
        Map<String, Given> all = new LinkedHashMap<>();
        int[] words = random.ints(20, 0, 100).toArray();
        all.put(
                "one-hot words, most of which do not occur",
                new Given(
                        network(random, 100, 8, 1),
                        new Batch(
                                Matrix.generate(100, 20, (word, k) -> words[k] == word ? 1 : 0), labels(random, 20))));
        all.put(
                "one sample of zeros",
                new Given(network(random, 3, 4, 1), new Batch(Matrix.filled(3, 1, 0), Matrix.row(1))));
        double w = 0.1 + 0.1 * random.nextDouble();
        all.put(
                "a feature of 101.3 throughout",
                new Given(
                        new Network(List.of(new Layer(Matrix.row(w, 0.7, -0.3), Matrix.row(-101.3 * w)))),
                        new Batch(withRow(gaussian(random, 3, 569, 1), 0, 101.3), labels(random, 569))));
        Network dead = network(random, 3, 4, 1);
        Matrix outgoing = Matrix.row(30, 0.5, -1, 0.7);
        double a = 1 / (1 + Math.exp(-dead.layer(1).bias().get(0)));
        all.put(
                "a neuron without weights, which counts most",
                new Given(
                        new Network(List.of(
                                new Layer(
                                        withRow(dead.layer(1).weights(), 0, 0),
                                        dead.layer(1).bias()),
                                new Layer(outgoing, Matrix.row(-30 * a)))),
                        new Batch(gaussian(random, 3, 2000, 1), labels(random, 2000))));
        all.put(
                "neurons that are all the same",
                new Given(
                        new Network(List.of(
                                new Layer(Matrix.filled(64, 3, 0.1), Matrix.filled(64, 1, 0)),
                                new Layer(Matrix.filled(1, 64, 0.1), Matrix.row(0)))),
                        new Batch(gaussian(random, 3, 1000, 1), labels(random, 1000))));
        Matrix feature = gaussian(random, 1, 1000, 1);
        all.put(
                "features that are all the same",
                new Given(
                        network(random, 100, 1),
                        new Batch(Matrix.generate(100, 1000, (j, k) -> feature.get(k)), labels(random, 1000))));
        all.put(
                "features of 0 and 1",
                new Given(
                        network(random, 200, 1),
                        new Batch(Matrix.generate(200, 1500, (j, k) -> random.nextInt(2)), labels(random, 1500))));
        return all;
    }

    /** One sample is wrong for certain, the others are right for certain: a running sum loses each of them whole. */
    private static Given stagnant(Precision precision, long seed) {
        Random random = new Random(seed);
        double margin = -Math.log(precision.unitRoundoff());
        int m = 1500;
        Matrix X = gaussian(random, 3, m, 1);
        double[] z = IntStream.range(0, m)
                .mapToDouble(k -> k == 0 ? 20 : -margin - 3 * random.nextDouble())
                .toArray();
        Matrix features = Matrix.generate(3, m, (j, k) -> j == 0 ? z[k] / 10 : X.get(j, k));
        return new Given(
                new Network(List.of(new Layer(Matrix.row(10, 0.01, -0.01), Matrix.row(0)))),
                new Batch(features, Matrix.filled(1, m, 0)));
    }

    static Stream<Arguments> cases() {
        return Stream.of(Precision.DOUBLE, Precision.FLOAT)
                .flatMap(precision -> IntStream.range(0, 3).boxed().flatMap(seed -> {
                    Map<String, Given> all = all(seed);
                    all.put("terms below an ulp of their sum", stagnant(precision, seed));
                    return all.entrySet().stream()
                            .map(each -> Arguments.of(precision, seed, each.getKey(), each.getValue()));
                }));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void right_gradients_agree(Precision precision, int seed, String name, Given given) {
        GradientCheck check = GradientCheck.of(given.network(), given.batch(), precision);
        for (EmulatedEngine.Order order : List.of(EmulatedEngine.Order.IN_ORDER, EmulatedEngine.Order.BLOCKED)) {
            EmulatedEngine engine = new EmulatedEngine(
                    new EmulatedEngine.Sums(order, false, false),
                    EmulatedEngine.MeanAt.END,
                    EmulatedEngine.SigmoidForm.STEPS,
                    false,
                    seed);
            EngineOutput output = EngineOutput.of(engine.gradients(
                    check.solution().network(), check.solution().batch(), precision));

            Verdict verdict = check.judge(output, Arithmetic.of(precision)).verdict();

            assertThat(verdict.outcome())
                    .as("%s, %s: %s", name, order, verdict.reason())
                    .isEqualTo(Outcome.AGREE);
        }
    }
}
