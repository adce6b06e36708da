package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.gradcheck4j.harness.application.cli.Invocation;
import org.gradcheck4j.harness.application.cli.output.Colours;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.harness.npz.GradientFileWriter;
import org.gradcheck4j.harness.npz.ReadSettings;
import org.gradcheck4j.harness.npz.SampleLayout;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code record} and {@code diff}, of an engine that needs no ND4J. */
class DiffCommandTest {

    private static final String FILE = "xor-2-2-1_float_reference.npz";

    private final Path older;
    private final Path newer;

    DiffCommandTest(@TempDir Path folder) {
        this.older = folder.resolve("old");
        this.newer = folder.resolve("new");
    }

    @BeforeEach
    void record() {
        for (Path folder : List.of(older, newer)) {
            assertThat(Invocation.of("record", "--engines", "reference", "--case", "xor-2-2-1", folder.toString()))
                    .isEqualTo(new Invocation(
                            0, folder + ": 2 gradients of 1 case; verdicts: 2 agree" + System.lineSeparator(), ""));
        }
    }

    @Test
    void the_same_run_twice_is_the_same() {
        Invocation same = diff();
        assertThat(same.err()).isEmpty();
        assertThat(same.out()).endsWith("""

                        engine     precision  compared  same  within  beyond  ÷ bounds  old nearer  new nearer
                        reference  double            1     1       0       0         0           0           0
                        reference  float             1     1       0       0         0           0           0

                        2 the same; the bounds explain every difference
                        """);
        assertThat(same.exitCode()).isZero();
        assertThat(diff("--quiet")).isEqualTo(new Invocation(0, "", ""));
    }

    @Test
    void a_file_that_was_altered_is_refused_by_name() throws Exception {
        alter(1.5, false);
        assertThat(diff())
                .isEqualTo(new Invocation(
                        2,
                        "",
                        "gradcheck4j: " + newer.resolve(FILE)
                                + ": was altered: its SHA-256 is not the one in the manifest"
                                + System.lineSeparator()));
    }

    @Test
    void an_entry_that_was_altered_with_its_hash_is_named_with_the_side_that_is_nearer() throws Exception {
        alter(1.5, true);
        Invocation altered = diff("--quiet");
        assertThat(altered.err()).isEmpty();
        assertThat(altered.exitCode()).isEqualTo(1);
        assertThat(altered.out()).isEqualTo("""

                worse: xor-2-2-1 in float, reference: agree → disagree (single-entry)
                  why         dW2[0, 0] is the only one of 22 entries that disagrees: -0.0770839974284172 in place
                              of -0.05138932864722421
                  entry       dW2[0, 0]: old -0.05138933286070824, new -0.0770839974284172, exact
                              -0.05138932864722421
                  difference  0.0257, 3.62e4 × the sum of both bounds, 6.90e6 ulp; entries that differ: 1 of 9, 1
                              of them by more than that sum
                  nearer      old is nearer to the exact gradient: of the entries that differ by more than both
                              bounds, old is nearer in 1, new in 0; largest error ÷ sum of both bounds: old
                              0.00593, new 3.62e4
                """);
        assertThat(diff().out()).endsWith("\n1 worse, 1 the same; 1 gradient is not explained by the bounds\n");
        assertThat(Invocation.of(Colours.ON, "diff", "--quiet", older.toString(), newer.toString())
                        .out())
                .contains("agree → \u001b[31mdisagree\u001b[0m (single-entry)");
        Invocation back = Invocation.of("diff", newer.toString(), older.toString());
        assertThat(back.out()).contains("better: xor-2-2-1 in float, reference: disagree (single-entry) → agree\n");
        assertThat(back.exitCode()).isEqualTo(1);
    }

    @Test
    void a_difference_within_the_bounds_is_explained() throws Exception {
        alter(1 + Math.ulp(1f), true);
        Invocation explained = diff();
        assertThat(explained.exitCode()).isZero();
        assertThat(explained.out())
                .contains("""

                within the bounds: 1
                case       precision  engine     difference ÷ bounds   ulp  nearer  verdict
                xor-2-2-1  float      reference               0.0105  2.00  old     agree
                """, "\n1 different within the bounds, 1 the same; the bounds explain every difference\n");
    }

    @Test
    void a_line_of_json_a_pair() throws Exception {
        alter(Double.POSITIVE_INFINITY, true);
        Invocation json = diff("--json");
        assertThat(json.exitCode()).isEqualTo(1);
        List<String> lines = json.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(new ObjectMapper().readTree(lines.get(0)).get("change").asText())
                .isEqualTo("same");
        JsonNode worse = new ObjectMapper().readTree(lines.get(1));
        assertThat(worse.get("change").asText()).isEqualTo("worse");
        assertThat(worse.at("/old/verdict").asText()).isEqualTo("agree");
        assertThat(worse.at("/new/diagnosis").asText()).isEqualTo("non-finite");
        assertThat(worse.at("/difference/largest/parameter").asText()).isEqualTo("dW2");
        assertThat(worse.at("/difference/largest/new").asText()).isEqualTo("-Infinity");
        assertThat(worse.at("/difference/nearer").asText()).isEqualTo("old");
    }

    private Invocation diff(String... options) {
        String[] words = new String[options.length + 3];
        words[0] = "diff";
        System.arraycopy(options, 0, words, 1, options.length);
        words[options.length + 1] = older.toString();
        words[options.length + 2] = newer.toString();
        return Invocation.of(words);
    }

    /** Multiplies dW2[0, 0] of the new run, in float; with the hash, nobody can see it from the files alone. */
    private void alter(double factor, boolean withHash) throws Exception {
        Path file = newer.resolve(FILE);
        GradientFile read = GradientFile.read(file, ReadSettings.DEFAULT.with(SampleLayout.ROWS));
        Gradients gradients = read.output().gradients();
        double[] dW = gradients.layer(2).dW().toArray();
        dW[0] *= factor;
        LayerGradient altered =
                new LayerGradient(Matrix.row(dW), gradients.layer(2).db());
        String before = hash(file);
        Files.write(
                file,
                GradientFileWriter.bytes(
                        "reference",
                        read.network(),
                        read.batch(),
                        read.precision(),
                        new EngineOutput(
                                read.output().forward(), new Gradients(List.of(gradients.layer(1), altered)))));
        if (withHash) {
            Path manifest = newer.resolve("manifest.json");
            Files.writeString(manifest, Files.readString(manifest).replace(before, hash(file)));
        }
    }

    private static String hash(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
