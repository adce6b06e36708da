package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradcheck4j.harness.application.cli.Invocation;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.npz.GradientFileWriter;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    private final Path folder;
    private final Network network = SeededCases.network(1, 5, 3, 4, 1);
    private final Batch batch = SeededCases.batch(3, 9, 5);
    private final Gradients right = new ReferenceEngine().gradients(network, batch, Precision.DOUBLE);

    ReplayCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void the_engine_of_the_file_computes_it_again() throws Exception {
        Invocation invocation = replay(file("reference", right));

        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out())
                .startsWith("3-4-1, m = 9, in double\n")
                .contains("reference  agree")
                .contains("reference gives the numbers of the file again, all 21\n");
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void other_numbers_than_those_of_the_file_are_counted_and_the_engine_is_judged_by_its_own() throws Exception {
        List<LayerGradient> layers = right.layers();
        LayerGradient changed =
                new LayerGradient(layers.get(1).dW().map(d -> -d), layers.get(1).db());

        Invocation invocation = replay(file("reference", new Gradients(List.of(layers.get(0), changed))));

        assertThat(invocation.out())
                .contains("reference  agree")
                .contains("reference gives other numbers than those of the file in 4 of 21 entries\n");
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void another_engine_can_be_named() throws Exception {
        Path file = file("mine", right);

        assertThat(Invocation.of("replay", "--engines", "reference", file.toString())
                        .exitCode())
                .isZero();
        assertThat(replay(file).err())
                .isEqualTo(
                        "gradcheck4j: %s: was made by 'mine', which is not among the engines here; name its jar with --engine-path, or others with --engines\n"
                                .formatted(file));
        assertThat(replay(file).exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
    }

    @Test
    void a_file_that_names_no_engine_is_refused() throws Exception {
        Path file = file("", right);

        assertThat(replay(file).err())
                .isEqualTo(
                        "gradcheck4j: %s: does not say which engine made it, expected a part 'engine', or --engines\n"
                                .formatted(file));
    }

    private Path file(String engine, Gradients gradients) throws IOException {
        byte[] bytes = GradientFileWriter.bytes(engine, network, batch, Precision.DOUBLE, EngineOutput.of(gradients));
        return Files.write(folder.resolve("case.npz"), bytes);
    }

    private static Invocation replay(Path file) {
        return Invocation.of("replay", file.toString());
    }
}
