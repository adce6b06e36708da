package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ErrorBound;
import org.gradcheck4j.reference.ExactMatrix;
import org.gradcheck4j.reference.ExactOracle;
import org.gradcheck4j.reference.ExactPass;
import org.gradcheck4j.reference.ForwardErrorBound;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnginesTest {

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
        return ENGINES.stream().flatMap(engine -> Stream.of(Precision.values()).flatMap(precision -> WIDTHS.stream()
                .flatMap(widths -> Arrays.stream(BATCHES).mapToObj(m -> Arguments.of(engine, precision, widths, m)))));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void an_engine_returns_the_gradient_of_the_formula(
            GradientEngine engine, Precision precision, int[] widths, int m) {
        Network network = Samples.network(1, widths).roundedTo(precision);
        Batch batch = Samples.batch(2, widths[0], m).roundedTo(precision);

        Gradients actual = engine.gradients(network, batch, precision);

        ExactPass exact = ExactOracle.of(network, batch);
        ErrorBound bound = ForwardErrorBound.of(exact, engine.arithmetic(precision));
        assertThat(actual.tensors().keySet())
                .containsExactlyElementsOf(bound.gradients().tensors().keySet());
        String asked = "%s in %s, %s, m = %d".formatted(engine.name(), precision.id(), network.architecture(), m);
        for (int i = network.depth(); i >= 1; i--) {
            LayerGradient limit = bound.gradients().layer(i);
            assertWithin(asked, i, "dW", actual.layer(i).dW(), exact.dW().get(i - 1), limit.dW());
            assertWithin(asked, i, "db", actual.layer(i).db(), exact.db().get(i - 1), limit.db());
        }
    }

    private static void assertWithin(
            String asked, int layer, String name, Matrix actual, ExactMatrix expected, Matrix bound) {
        assertThat(actual.shape()).as("%s: layer %d, %s", asked, layer, name).isEqualTo(bound.shape());
        for (int k = 0; k < actual.size(); k++) {
            assertThat(expected.error(k, actual.get(k)))
                    .as(
                            "%s: layer %d, %s[%d, %d] is %s, expected %s: the error",
                            asked,
                            layer,
                            name,
                            k / actual.columns(),
                            k % actual.columns(),
                            actual.get(k),
                            expected.high(k))
                    .isLessThanOrEqualTo(bound.get(k));
        }
    }
}
