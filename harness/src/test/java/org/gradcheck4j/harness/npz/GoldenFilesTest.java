package org.gradcheck4j.harness.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that NumPy wrote, by generate.py beside them. */
class GoldenFilesTest {

    /** Every entry says where it belongs, as in generate.py. */
    private static Matrix tensor(int number, int rows, int columns) {
        return Matrix.generate(rows, columns, (row, column) -> (100 * number + 10 * row + column) / 64.0);
    }

    private static final Network NETWORK = new Network(
            List.of(new Layer(tensor(1, 2, 3), tensor(2, 2, 1)), new Layer(tensor(3, 1, 2), tensor(4, 1, 1))));
    private static final Batch BATCH = new Batch(tensor(0, 3, 4), Matrix.row(1, 0, 1, 1));
    private static final Gradients GRADIENTS = new Gradients(List.of(
            new LayerGradient(tensor(5, 2, 3), tensor(6, 2, 1)), new LayerGradient(tensor(7, 1, 2), tensor(8, 1, 1))));

    private static Path golden(String name) {
        try {
            return Path.of(Objects.requireNonNull(GoldenFilesTest.class.getResource(name + ".npz"), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GradientFile read(String name) {
        return GradientFile.read(golden(name), ReadSettings.DEFAULT);
    }

    static Stream<String> same_case() {
        Stream<String> layouts = Stream.of(
                "plain",
                "fortran-order",
                "columns",
                "columns-fortran-order",
                "version-2",
                "version-3",
                "forward-rows",
                "forward-columns",
                "loss-alone",
                "engine-unicode",
                "engine-unicode-big-endian",
                "engine-bytes",
                "labels-bool",
                "labels-as-a-column",
                "labels-as-a-row",
                "biases-flat-or-in-rows");
        Stream<String> precisions = Stream.of("float16", "float32", "float64")
                .flatMap(type -> Stream.of(type + "-little-endian", type + "-big-endian"));
        Stream<String> oneByteLabels = Stream.of("labels-int8", "labels-uint8");
        Stream<String> labels = Stream.of("int16", "int32", "int64", "uint16", "uint32", "uint64", "float16", "float32")
                .flatMap(type -> Stream.of("labels-" + type, "labels-" + type + "-big-endian"));
        return Stream.of(layouts, precisions, oneByteLabels, labels, Stream.of("labels-float64"))
                .flatMap(names -> names);
    }

    @ParameterizedTest
    @MethodSource("same_case")
    void every_layout_and_element_type_gives_the_same_case(String name) {
        GradientFile file = read(name);
        assertThat(file.source()).isEqualTo(golden(name).toString());
        assertThat(file.network()).isEqualTo(NETWORK);
        assertThat(file.batch()).isEqualTo(BATCH);
        assertThat(file.output().gradients()).isEqualTo(GRADIENTS);
    }

    @ParameterizedTest
    @CsvSource({
        "float16-little-endian, HALF",
        "float16-big-endian, HALF",
        "float32-little-endian, FLOAT",
        "float32-big-endian, FLOAT",
        "float64-little-endian, DOUBLE",
        "float64-big-endian, DOUBLE"
    })
    void precision_is_that_of_the_gradients(String name, Precision precision) {
        assertThat(read(name).precision()).isEqualTo(precision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forward-rows", "forward-columns"})
    void activations_are_oriented_as_the_samples_are(String name) {
        GradientFile file = read(name);
        ForwardPass forward = file.output().forward().orElseThrow();
        assertThat(forward.activations()).containsExactly(tensor(9, 2, 4), tensor(10, 1, 4));
        assertThat(forward.loss()).hasValue(0.625);
    }

    @Test
    void a_loss_may_stand_alone_and_be_wider_than_the_gradients() {
        GradientFile file = read("loss-alone");
        assertThat(file.precision()).isEqualTo(Precision.FLOAT);
        ForwardPass forward = file.output().forward().orElseThrow();
        assertThat(forward.activations()).isEmpty();
        assertThat(forward.loss()).hasValue(0.625);
    }

    @Test
    void a_file_without_a_forward_pass_or_a_name_has_neither() {
        GradientFile file = read("plain");
        assertThat(file.output().forward()).isEmpty();
        assertThat(file.engine()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "engine-unicode, naïve 🐢 backprop",
        "engine-unicode-big-endian, naïve 🐢 backprop",
        "engine-bytes, my backprop"
    })
    void the_engine_is_named_in_unicode_or_bytes(String name, String engine) {
        assertThat(read(name).engine()).hasValue(engine);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "pickled; X holds pickled Python objects (dtype |O), which are never loaded,"
                        + " expected float16, float32 or float64",
                "record-of-objects; X holds pickled Python objects (dtype [('a', '|O')]), which are never loaded,"
                        + " expected float16, float32 or float64",
                "record; X has the dtype [('re', '<f4'), ('im', '<f4')], expected float16, float32 or float64",
                "complex; X has the dtype <c16, expected float16, float32 or float64"
            })
    void other_element_types_are_refused_by_name(String name, String message) {
        assertThatThrownBy(() -> read(name))
                .isInstanceOf(BadInputException.class)
                .hasMessage(golden(name) + ": " + message);
    }
}
