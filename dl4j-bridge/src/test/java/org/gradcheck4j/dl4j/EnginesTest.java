package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnginesTest {

    /**
     * A first-order allowance for the comfortable values of {@link Samples}: at most 5 layers of width at most 16, so
     * fewer than 100 roundings reach an entry of size at most 1, and half as much again for σ.
     */
    private static final double ROUNDINGS = 150;

    static final List<GradientEngine> ENGINES =
            List.of(new MultiLayerEngine(), new ComputationGraphEngine(), new SameDiffEngine());

    static final List<int[]> WIDTHS = List.of(
            new int[] {1, 1},
            new int[] {1, 1, 1},
            new int[] {3, 1},
            new int[] {1, 4, 1},
            new int[] {4, 1, 1},
            new int[] {4, 5, 3, 1},
            new int[] {3, 3, 3, 1},
            new int[] {16, 8, 4, 2, 1});

    static final int[] BATCHES = {1, 2, 7};

    static Stream<Arguments> everything() {
        return ENGINES.stream().flatMap(engine -> Stream.of(Precision.values())
                .flatMap(precision -> WIDTHS.stream().flatMap(widths -> java.util.Arrays.stream(BATCHES)
                        .mapToObj(m -> Arguments.of(engine, precision, widths, m)))));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void an_engine_returns_the_gradient_of_the_formula(
            GradientEngine engine, Precision precision, int[] widths, int m) {
        Network network = Samples.network(1, widths).roundedTo(precision);
        Batch batch = Samples.batch(2, widths[0], m).roundedTo(precision);

        Gradients actual = engine.gradients(network, batch, precision);

        assertClose(actual.tensors(), PlainFormula.gradients(network, batch).tensors(), precision);
    }

    private static void assertClose(Map<String, Matrix> actual, Map<String, Matrix> expected, Precision precision) {
        assertThat(actual.keySet()).containsExactlyElementsOf(expected.keySet());
        actual.forEach((name, matrix) -> {
            Matrix formula = Objects.requireNonNull(expected.get(name));
            assertThat(matrix.shape()).as(name).isEqualTo(formula.shape());
            assertThat(matrix.toArray())
                    .as(name)
                    .containsExactly(formula.toArray(), within(ROUNDINGS * precision.unitRoundoff()));
        });
    }
}
