package org.gradcheck4j.harness.npz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradientFileWriterTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(Precision.class)
    void whatIsWrittenIsRead(Precision precision) {
        for (int[] widths :
                List.of(new int[] {3, 5, 4, 1}, new int[] {4, 4, 4, 1}, new int[] {1, 1}, new int[] {6, 1})) {
            for (int m : new int[] {1, 4, 7}) {
                Network network = SeededCases.network(1, m, widths).roundedTo(precision);
                Batch batch = SeededCases.batch(widths[0], m, 3).roundedTo(precision);
                Gradients exact = new ReferenceEngine().gradients(network, batch, Precision.DOUBLE);
                EngineOutput output = EngineOutput.of(rounded(exact, precision));

                GradientFile read = read(GradientFileWriter.bytes("mine", network, batch, precision, output));

                assertThat(read.engine()).contains("mine");
                assertThat(read.precision()).isEqualTo(precision);
                assertThat(read.network()).isEqualTo(network);
                assertThat(read.batch()).isEqualTo(batch);
                assertThat(read.output()).isEqualTo(output);
            }
        }
    }

    @Test
    void theForwardPassIsKeptAndNumbersThatAreNotFinite() {
        Network network = SeededCases.network(1, 2, 2, 3, 1);
        Batch batch = SeededCases.batch(2, 2, 5);
        ForwardPass forward = new ForwardPass(
                List.of(Matrix.of(3, 2, 1, 2, 3, 4, 5, 6), Matrix.row(-0.0, Double.POSITIVE_INFINITY)),
                OptionalDouble.of(Double.NaN));
        Gradients gradients = new Gradients(List.of(
                new LayerGradient(Matrix.of(3, 2, 1, 2, 3, 4, 5, 6), Matrix.column(7, 8, Double.MIN_VALUE)),
                new LayerGradient(Matrix.row(Double.NEGATIVE_INFINITY, Double.NaN, -0.0), Matrix.column(1e308))));
        EngineOutput output = new EngineOutput(Optional.of(forward), gradients);

        GradientFile read = read(GradientFileWriter.bytes("größer ✓", network, batch, Precision.DOUBLE, output));

        assertThat(read.output()).isEqualTo(output);
        assertThat(read.engine()).contains("größer ✓");
    }

    @Test
    void everyHalfKeepsItsBits() {
        ElementType half = ElementType.of(Precision.HALF);
        ByteBuffer read = ByteBuffer.allocate(Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer written = ByteBuffer.allocate(Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int bits = 0; bits < 1 << Short.SIZE; bits++) {
            double value = half.next(read.putShort(0, (short) bits).rewind());
            half.putFloat(written.rewind(), value);
            if (Double.isNaN(value)) {
                assertThat(half.next(written.rewind())).isNaN();
            } else {
                assertThat(written.getShort(0)).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void theSameContentGivesTheSameBytes() {
        Network network = SeededCases.network(1, 2, 2, 1);
        Batch batch = SeededCases.batch(2, 3, 5);
        EngineOutput output = EngineOutput.of(new ReferenceEngine().gradients(network, batch, Precision.FLOAT));

        byte[] once = GradientFileWriter.bytes("reference", network, batch, Precision.FLOAT, output);

        assertThat(GradientFileWriter.bytes("reference", network, batch, Precision.FLOAT, output))
                .isEqualTo(once);
    }

    private static Gradients rounded(Gradients gradients, Precision precision) {
        return new Gradients(gradients.layers().stream()
                .map(each -> new LayerGradient(
                        each.dW().map(precision::round), each.db().map(precision::round)))
                .toList());
    }

    private GradientFile read(byte[] bytes) {
        return GradientFile.read(Npz.write(folder, bytes), ReadSettings.DEFAULT);
    }
}
