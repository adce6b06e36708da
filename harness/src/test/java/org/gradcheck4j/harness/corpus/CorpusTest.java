package org.gradcheck4j.harness.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.gradcheck4j.harness.corpus.wrong.CentralDifference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus holds what its headers say. */
class CorpusTest {

    private static final Path FOLDER = Path.of("src/test/java/org/gradcheck4j/harness/corpus");

    /** What a right backprop may be off by, relative to its tensor's largest entry: rounding, and room. */
    private static final double RIGHT = 1e-10;

    /** The least that counts as wrong: ten times what the right ones reach on these networks (4e-13). */
    private static final double WRONG = 4e-12;

    /** The diagnoses that can be named, and {@code unexplained}. */
    private static final Set<String> IDS = Set.of(
            "accumulated",
            "bias-axis",
            "bias-from-weights",
            "class-weighted",
            "clipped-loss",
            "clipped-norm",
            "clipped-value",
            "double-sigmoid",
            "dropout-active",
            "finite-differences",
            "gradient-as-weights",
            "input-everywhere",
            "l1-included",
            "l2-included",
            "label-wrong",
            "labels-broadcast",
            "labels-flipped",
            "labels-plus-minus-one",
            "labels-shifted",
            "labels-smoothed",
            "log-base",
            "loss-epsilon",
            "lower-precision",
            "misplaced",
            "missing-sigmoid-derivative",
            "non-finite",
            "other-derivative",
            "output-fit",
            "output-slope-missing",
            "own-activation",
            "pre-activation-input",
            "product-of-means",
            "repeated-sigmoid-derivative",
            "representable-lower",
            "rounded-decimals",
            "sample-dropped",
            "samples-subset",
            "scaled",
            "scaled-biases",
            "scaled-tensor",
            "scaled-weights",
            "sign-flipped",
            "single-entry",
            "squared-error",
            "sum-not-mean",
            "thresholded-output",
            "transposed",
            "unexplained",
            "update-returned",
            "updated-weights",
            "weights-after-update",
            "weights-untransposed",
            "wrong-layer-weights",
            "zero-tensor");

    @ParameterizedTest
    @MethodSource("right")
    void a_right_one_agrees_on_every_network_and_leaves_its_inputs_alone(CorpusClass right) {
        for (CorpusCase network : CorpusCases.all()) {
            CorpusCase.Run run = network.run(right.create()).orElseThrow();
            assertThat(Deviation.ofGradient(run)).as("%s", network).isLessThanOrEqualTo(RIGHT);
            assertThat(Deviation.ofForwardPass(run)).as("%s", network).isLessThanOrEqualTo(RIGHT);
            assertThat(sameInputs(run.inputs(), network)).as("%s", network).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_wrong_one_is_wrong_on_at_least_one_network(CorpusClass wrong) {
        assertThat(CorpusCases.all().stream()
                        .flatMap(network -> network.run(wrong.create()).stream())
                        .filter(run -> exceeds(Deviation.ofGradient(run)) || exceeds(Deviation.ofForwardPass(run))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void its_forward_pass_is_wrong_where_its_header_says_so(CorpusClass wrong) {
        assertThat(CorpusCases.all().stream()
                        .flatMap(network -> network.run(wrong.create()).stream())
                        .anyMatch(run -> exceeds(Deviation.ofForwardPass(run))))
                .isEqualTo(wrong.mistake().orElseThrow().forwardIsWrong());
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_wrong_one_has_its_facts(CorpusClass wrong) {
        assertThat(wrong.rightWay()).isEmpty();
        Mistake mistake = wrong.mistake().orElseThrow();
        assertThat(mistake.sentence()).endsWith(".");
        assertThat(mistake.source()).matches("none|https://\\S+");
        assertThat(mistake.names()).isNotEmpty().doesNotHaveDuplicates().isSorted();
        for (String name : mistake.names()) {
            List<String> ids = List.of(name.split("\\+"));
            assertThat(IDS).containsAll(ids);
            assertThat(ids).doesNotHaveDuplicates().isSorted().hasSizeBetween(1, 2);
            assertThat(ids.contains("unexplained") && !Arrays.equals(mistake.names(), new String[] {"unexplained"}))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("right")
    void a_right_one_has_its_facts(CorpusClass right) {
        assertThat(right.mistake()).isEmpty();
        RightWay way = right.rightWay().orElseThrow();
        assertThat(way.sentence()).endsWith(".");
        assertThat(way.source()).matches("none|https://\\S+");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_second_run_gives_the_same_bits(CorpusClass backprop) {
        for (CorpusCase network : CorpusCases.all()) {
            CorpusCase.Run first = network.run(backprop.create()).orElse(null);
            CorpusCase.Run second = network.run(backprop.create()).orElse(null);
            assertThat(first == null).isEqualTo(second == null);
            if (first != null && second != null) {
                assertThat(sameInputs(first.inputs(), second.inputs())).isTrue();
                assertThat(Arrays.deepEquals(
                                second.result().dW(), first.result().dW()))
                        .isTrue();
                assertThat(Arrays.deepEquals(
                                second.result().db(), first.result().db()))
                        .isTrue();
                assertThat(Objects.equals(second.result().J(), first.result().J()))
                        .isTrue();
            }
        }
    }

    @Test
    void no_file_is_missing_from_the_lists() throws IOException {
        assertThat(CorpusClass.wrong()).extracting(CorpusClass::toString).containsExactlyElementsOf(files("wrong"));
        assertThat(CorpusClass.right()).extracting(CorpusClass::toString).containsExactlyElementsOf(files("right"));
    }

    @Test
    void there_are_many_and_no_mistake_is_told_twice() {
        assertThat(CorpusClass.wrong()).hasSizeGreaterThanOrEqualTo(50);
        assertThat(CorpusClass.right()).hasSizeGreaterThanOrEqualTo(14);
        assertThat(CorpusClass.wrong())
                .extracting(wrong -> wrong.mistake().orElseThrow().sentence())
                .doesNotHaveDuplicates();
    }

    @Test
    void all_inputs_are_held_exactly_by_float() {
        for (CorpusCase network : CorpusCases.all()) {
            Stream<double[]> rows = Stream.of(
                            Arrays.stream(network.X()),
                            Arrays.stream(network.b()),
                            Arrays.stream(network.W()).flatMap(Arrays::stream))
                    .flatMap(stream -> stream);
            assertThat(rows.flatMapToDouble(Arrays::stream).allMatch(value -> value == (float) value))
                    .as("%s", network)
                    .isTrue();
            assertThat(network.y()).contains(0, 1);
        }
    }

    @Test
    void the_saturated_network_is_saturated_on_both_sides_and_the_trained_one_is_trained() {
        double[] output = outputOf("saturated-5-4-1");
        assertThat(Arrays.stream(output).filter(a -> a < 1e-5)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(Arrays.stream(output).filter(a -> a > 1 - 1e-5)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(Arrays.stream(output).filter(a -> a > 1e-5 && a < 1 - 1e-5)).hasSizeGreaterThanOrEqualTo(3);
        double[] trained = outputOf("wdbc-30-16-8-1");
        double[] labels = network("wdbc-30-16-8-1").y();
        int correct = 0;
        for (int s = 0; s < labels.length; s++) {
            correct += Math.round(trained[s]) == labels[s] ? 1 : 0;
        }
        assertThat(correct).isGreaterThan(labels.length * 9 / 10);
    }

    @Test
    void the_plain_reference_agrees_with_central_differences() {
        for (CorpusCase network : CorpusCases.all()) {
            // h² of 1e-8, times third derivatives that reach 20 times the gradient here.
            assertThat(Deviation.ofGradient(network.run(new CentralDifference()).orElseThrow()))
                    .as("%s", network)
                    .isLessThan(1e-6);
        }
    }

    static List<CorpusClass> wrong() {
        return CorpusClass.wrong();
    }

    static List<CorpusClass> right() {
        return CorpusClass.right();
    }

    static Stream<CorpusClass> everything() {
        return Stream.concat(wrong().stream(), right().stream());
    }

    private static boolean exceeds(double deviation) {
        return Double.isNaN(deviation) || deviation > WRONG;
    }

    private static CorpusCase network(String name) {
        return CorpusCases.all().stream()
                .filter(network -> network.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static double[] outputOf(String name) {
        CorpusCase network = network(name);
        double[][][] A = new PlainReference()
                .gradients(network.X(), network.y(), network.W(), network.b())
                .A();
        return A[A.length - 1][0];
    }

    private static boolean sameInputs(CorpusCase one, CorpusCase other) {
        return Arrays.deepEquals(one.X(), other.X())
                && Arrays.equals(one.y(), other.y())
                && Arrays.deepEquals(one.W(), other.W())
                && Arrays.deepEquals(one.b(), other.b());
    }

    private static List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .sorted()
                    .toList();
        }
    }
}
