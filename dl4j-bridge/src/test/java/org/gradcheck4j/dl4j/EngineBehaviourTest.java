package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class EngineBehaviourTest {

    /** More roundings than any activation or loss of this small network goes through. */
    private static final double ROUNDINGS = 100;

    private static final Precision PRECISION = Precision.FLOAT;
    private static final Network NETWORK = RandomCases.network(5, 6, 4, 3, 1).roundedTo(PRECISION);
    private static final Batch BATCH = RandomCases.batch(6, 6, 9).roundedTo(PRECISION);

    static Stream<GradientEngine> engines() {
        return Stream.of(new MultiLayerEngine(), new ComputationGraphEngine(), new SameDiffEngine());
    }

    @Test
    void every_engine_is_found_by_its_name() {
        assertThat(ServiceLoader.load(GradientEngine.class))
                .extracting(GradientEngine::name)
                .contains("dl4j-multilayer", "dl4j-graph", "dl4j-samediff");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_fresh_engine_gives_the_same_bits(GradientEngine engine) throws ReflectiveOperationException {
        GradientEngine fresh = engine.getClass().getConstructor().newInstance();

        assertThat(fresh.gradients(NETWORK, BATCH, PRECISION)).isEqualTo(engine.gradients(NETWORK, BATCH, PRECISION));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void the_global_data_type_is_neither_used_nor_changed(GradientEngine engine) {
        Gradients before = engine.gradients(NETWORK, BATCH, PRECISION);
        DataType type = Nd4j.dataType();
        DataType floatingPoint = Nd4j.defaultFloatingPointType();
        try {
            Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);

            assertThat(engine.gradients(NETWORK, BATCH, PRECISION)).isEqualTo(before);
            assertThat(Nd4j.dataType()).isEqualTo(DataType.DOUBLE);
        } finally {
            Nd4j.setDefaultDataTypes(type, floatingPoint);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void another_thread_and_another_locale_give_the_same_bits(GradientEngine engine) {
        Gradients here = engine.gradients(NETWORK, BATCH, PRECISION);
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Gradients there = CompletableFuture.supplyAsync(() -> engine.gradients(NETWORK, BATCH, PRECISION))
                    .join();

            assertThat(there).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void the_forward_pass_shows_the_activations(GradientEngine engine) {
        ForwardPass forward = engine.forward(NETWORK, BATCH, PRECISION).orElseThrow();
        double tolerance = ROUNDINGS * PRECISION.unitRoundoff();

        for (int i = 1; i <= NETWORK.depth(); i++) {
            Matrix expected = ExactOracle.of(NETWORK, BATCH).A().get(i - 1).rounded();
            assertThat(forward.activation(i).shape()).isEqualTo(expected.shape());
            assertThat(forward.activation(i).toArray()).containsExactly(expected.toArray(), within(tolerance));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void one_call_gives_the_same_bits_as_two(GradientEngine engine) {
        assertThat(engine.output(NETWORK, BATCH, PRECISION))
                .isEqualTo(new EngineOutput(
                        engine.forward(NETWORK, BATCH, PRECISION), engine.gradients(NETWORK, BATCH, PRECISION)));
    }

    @Test
    void samediff_shows_its_loss_and_the_engines_with_a_clip_do_not() {
        double tolerance = ROUNDINGS * PRECISION.unitRoundoff();
        for (GradientEngine engine : List.of(new MultiLayerEngine(), new ComputationGraphEngine())) {
            assertThat(engine.forward(NETWORK, BATCH, PRECISION).orElseThrow().loss())
                    .isEmpty();
        }
        ForwardPass forward =
                new SameDiffEngine().forward(NETWORK, BATCH, PRECISION).orElseThrow();
        assertThat(forward.loss().orElseThrow())
                .isCloseTo(ExactOracle.of(NETWORK, BATCH).J().high(0), within(tolerance));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void the_forward_pass_of_a_single_neuron_in_half_is_shown_too(GradientEngine engine) {
        Network network = RandomCases.network(1, 1, 1).roundedTo(Precision.HALF);
        Batch batch = RandomCases.batch(1, 1, 1).roundedTo(Precision.HALF);

        assertThat(engine.forward(network, batch, Precision.HALF)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void nothing_is_printed_on_standard_output(GradientEngine engine) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            engine.gradients(NETWORK, BATCH, PRECISION);
        } finally {
            System.setOut(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
