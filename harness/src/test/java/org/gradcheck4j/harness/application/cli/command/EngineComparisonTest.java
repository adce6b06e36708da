package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gradcheck4j.harness.application.cli.check.CheckedFile;
import org.gradcheck4j.harness.application.cli.output.CheckedFileText;
import org.gradcheck4j.harness.application.cli.output.Colours;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.harness.npz.ReadSettings;
import org.gradcheck4j.harness.npz.SampleLayout;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file and an engine that differ: which of them is wrong. */
class EngineComparisonTest {

    private static final Network NETWORK = SeededCases.network(1, 7, 3, 2, 1);
    private static final Batch BATCH = SeededCases.batch(3, 5, 7);
    private static final Gradients RIGHT = new ReferenceEngine().gradients(NETWORK, BATCH, Precision.DOUBLE);

    private final Path folder;

    EngineComparisonTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_wrong_file_beside_a_right_engine() throws IOException {
        assertThat(inOneLine(text(times(-1), () -> RIGHT)))
                .contains(": the file disagrees with the exact gradient; other does not expected ");
    }

    @Test
    void a_right_file_beside_a_wrong_engine() throws IOException {
        assertThat(inOneLine(text(RIGHT, () -> times(BATCH.size()))))
                .startsWith(folder.resolve("mine.npz") + ": the gradient agrees ")
                .contains(": it is other that disagrees with the exact gradient: every dW and db is");
    }

    @Test
    void both_wrong() throws IOException {
        assertThat(inOneLine(text(times(-1), () -> times(BATCH.size()))))
                .contains(": neither agrees with the exact gradient; of other: every dW and db is");
    }

    @Test
    void an_engine_that_throws_is_named_with_its_own_words() throws IOException {
        assertThat(text(RIGHT, () -> {
                    throw new IllegalStateException("no gradient today");
                }))
                .endsWith("\n" + folder.resolve("mine.npz")
                        + ": other failed: it threw IllegalStateException: no gradient today");
    }

    @Test
    void an_engine_that_forgets_a_layer_is_named() throws IOException {
        assertThat(text(RIGHT, () -> new Gradients(List.of(RIGHT.layer(1)))))
                .endsWith("\n" + folder.resolve("mine.npz") + ": other failed: it returned no dW2");
    }

    private String text(Gradients mine, Supplier<Gradients> others) throws IOException {
        Path file = NpzFiles.write(folder.resolve("mine.npz"), NETWORK, BATCH, mine);
        GradientFile read = GradientFile.read(file, ReadSettings.DEFAULT.with(SampleLayout.COLUMNS));
        CheckedFile checked = CheckedFile.of(
                read, Arithmetic.undeclared(read.precision()), Optional.empty(), Optional.of(new OtherEngine(others)));
        return new CheckedFileText(checked).text(Colours.OFF);
    }

    private static Gradients times(double factor) {
        return new Gradients(RIGHT.layers().stream()
                .map(layer -> new LayerGradient(
                        layer.dW().map(value -> value * factor), layer.db().map(value -> value * factor)))
                .toList());
    }

    private record OtherEngine(Supplier<Gradients> gradients) implements GradientEngine {
        @Override
        public String name() {
            return "other";
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            return gradients.get();
        }
    }

    /** The length of the folder's name decides where lines break. */
    private static String inOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
