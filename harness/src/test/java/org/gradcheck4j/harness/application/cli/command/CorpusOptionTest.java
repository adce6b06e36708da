package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradcheck4j.harness.application.cli.Invocation;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code certify --corpus}, on a right gradient, its sum over the batch, and one that has no name. */
class CorpusOptionTest {

    private static final Network NETWORK = SeededCases.network(1, 7, 3, 2, 1);
    private static final Batch BATCH = SeededCases.batch(3, 5, 7);
    private static final String HEADING = "file,slug,kind,names,none";

    private final Path folder;

    CorpusOptionTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void files() throws IOException {
        Gradients right = new ReferenceEngine().gradients(NETWORK, BATCH, Precision.DOUBLE);
        write("right.npz", right);
        write(
                "sum.npz",
                new Gradients(right.layers().stream()
                        .map(layer -> new LayerGradient(
                                layer.dW().map(d -> 5 * d), layer.db().map(d -> 5 * d)))
                        .toList()));
        write(
                "nameless.npz",
                new Gradients(right.layers().stream()
                        .map(layer -> new LayerGradient(
                                layer.dW().map(d -> Math.cbrt(d) + d),
                                layer.db().map(Math::sin)))
                        .toList()));
    }

    private void write(String name, Gradients gradients) throws IOException {
        NpzFiles.write(folder.resolve(name), NETWORK, BATCH, gradients);
    }

    private Invocation count(String... lines) throws IOException {
        Files.write(folder.resolve("manifest.csv"), List.of(lines));
        return Invocation.of("certify", "--corpus", folder.toString());
    }

    @Test
    void answers_are_counted_by_what_the_manifest_says() throws IOException {
        Invocation invocation = count(
                HEADING,
                "right.npz,unusual,right,,rounding",
                "sum.npz,summed,wrong,\"scaled, sum-not-mean\",no",
                "nameless.npz,odd,wrong,unexplained,no",
                "right.npz,harmless,wrong,transposed,exactly");
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out().lines().toList())
                .contains(
                        "named: a diagnosis that the author lists                     1",
                        "honest: no cause is claimed, or just a place                 1",
                        "misleading: another diagnosis                                0",
                        "wrong, but without effect here                               1",
                        "right, and it agrees                                         1",
                        "named, of those with a name: 1 of 1, 100.0 %",
                        "odd          0       1           0       0         0",
                        "summed       1       0           0       0         0");
        assertThat(invocation.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sum.npz,other,wrong,transposed,no     | misleading: other as sum-not-mean \\(1\\)
                    right.npz,hidden,wrong,transposed,no  | hidden       0       0           0       1         0
                    sum.npz,alarm,right,,rounding         | right, and called wrong +1
                    """)
    void an_answer_that_breaks_trust_fails(String line, String printed) throws IOException {
        Invocation invocation = count(HEADING, line);
        assertThat(invocation.out()).containsPattern(printed);
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.DISAGREE.code());
    }

    @Test
    void a_folder_without_a_manifest_is_refused() {
        Invocation invocation = Invocation.of("certify", "--corpus", folder.toString());
        assertThat(invocation.err())
                .contains(folder.resolve("manifest.csv") + ": no such file, expected a line for each gradient file");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
    }

    @Test
    void a_manifest_without_its_columns_is_refused() throws IOException {
        Invocation invocation = count("file,kind", "right.npz,right");
        assertThat(invocation.err()).contains("manifest.csv: cannot be read: ");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(count(HEADING).err()).contains("manifest.csv: it lists no file");
    }
}
