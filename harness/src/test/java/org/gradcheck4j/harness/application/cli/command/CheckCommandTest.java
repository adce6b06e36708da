package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradcheck4j.harness.application.cli.Invocation;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final Network NETWORK = SeededCases.network(1, 7, 3, 2, 1);
    private static final Batch BATCH = SeededCases.batch(3, 5, 7);
    private static final Gradients RIGHT = new ReferenceEngine().gradients(NETWORK, BATCH, Precision.DOUBLE);

    private final Path folder;

    CheckCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_right_gradient_agrees() throws IOException {
        Path file = write("right.npz", RIGHT);
        Invocation invocation = Invocation.of("check", file.toString());
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out().lines().toList())
                .hasSize(5)
                .startsWith(file + ": the gradient agrees")
                .contains("  precision  double", "  network    3-2-1, m = 5");
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void a_wrong_gradient_is_named_in_the_first_line() throws IOException {
        Path file = write("wrong.npz", withoutOneOverM());
        Invocation invocation = Invocation.of("check", file.toString());
        assertThat(invocation.out()).startsWith(file + ": the gradient disagrees at layer 2, d");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.DISAGREE.code());
    }

    @Test
    void a_report_is_written_if_it_is_asked_for() throws IOException {
        Path file = write("wrong.npz", withoutOneOverM());
        Path report = folder.resolve("report");
        Invocation invocation = Invocation.of("check", file.toString(), "--report", report.toString());
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.DISAGREE.code());
        assertThat(invocation.out()).endsWith("report: " + report.resolve("index.html") + System.lineSeparator());
        assertThat(Files.readString(report.resolve("index.html")))
                .contains("Failed: the gradient is wrong", "sum-not-mean", "gradcheck4j check " + file);
        assertThat(report.resolve("why.html")).exists();
        assertThat(Files.readString(report.resolve("agreement.json"))).contains("\"explained\"");
    }

    @Test
    void a_sum_is_no_coarser_than_the_gradient() throws IOException {
        Path file = write("right.npz", RIGHT);
        Invocation invocation = Invocation.of("check", "--accumulate", "float", file.toString());
        assertThat(invocation)
                .isEqualTo(new Invocation(
                        ExitCode.BAD_INPUT.code(),
                        "",
                        "gradcheck4j: %s: --accumulate float, but the gradient is in double: sums cannot be coarser%n"
                                .formatted(file)));
    }

    @Test
    void what_is_declared_counts() throws IOException {
        // dW1 is -2e-308, a subnormal number, and was flushed to 0.
        Network network = new Network(List.of(new Layer(Matrix.row(1), Matrix.row(0))));
        Batch batch = new Batch(Matrix.row(4e-308, 4e-308), Matrix.row(1, 1));
        Path file = NpzFiles.write(
                folder.resolve("flushed.npz"),
                network,
                batch,
                new Gradients(List.of(new LayerGradient(Matrix.row(0), Matrix.row(-0.5)))));
        Invocation undeclared = Invocation.of("check", file.toString());
        assertThat(undeclared.exitCode())
                .as(undeclared.out() + undeclared.err())
                .isEqualTo(ExitCode.INCONCLUSIVE.code());
        assertThat(undeclared.out())
                .contains("too little can be tested\n  if the engine has subnormal numbers that become 0; otherwise")
                .contains("next step  declare what is known of the arithmetic: --sigma, --[no-]flush-to-zero\n");
        Invocation declared = Invocation.of("check", "--flush-to-zero", "--sigma", "exp", file.toString());
        assertThat(declared.exitCode()).as(declared.out()).isEqualTo(ExitCode.INCONCLUSIVE.code());
        assertThat(declared.out()).contains("dW1 could be tested: even a zero would lie within");
    }

    @Test
    void factors_are_rounded_only_if_that_is_said_and_only_those_of_float() throws IOException {
        Path file = write("wrong.npz", withoutOneOverM());
        Invocation inDouble = Invocation.of("check", "--factors", "tf32", file.toString());
        assertThat(inDouble.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(inDouble.err())
                .contains("--factors tf32, but the gradient is in double: only those of float are rounded");
        Invocation unknown = Invocation.of("check", "--factors", "int8", file.toString());
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(unknown.err()).contains("'int8', expected tf32 or bf16");
    }

    @Test
    void json_has_the_fields_of_the_contract() throws IOException {
        Path file = write("wrong.npz", withoutOneOverM());
        Invocation invocation = Invocation.of("check", "--json", file.toString());
        assertThat(invocation.err()).isEmpty();
        JsonNode line = new ObjectMapper().readTree(invocation.out());
        assertThat(line.fieldNames())
                .toIterable()
                .containsExactly("file", "verdict", "diagnosis", "worst", "reason", "tolerance", "tensors");
        assertThat(line.at("/tensors/0").fieldNames())
                .toIterable()
                .containsExactly("parameter", "entries", "tested", "disagreeing", "wellTested", "wellTestedOfNorm");
        assertThat(line.get("tensors").size()).isEqualTo(4);
        assertThat(line.at("/tensors/0/parameter").textValue()).isEqualTo("dW1");
        assertThat(line.at("/tensors/0/entries").intValue()).isEqualTo(6);
        assertThat(line.at("/tensors/0/wellTested").intValue()).isEqualTo(6);
        assertThat(line.get("file").textValue()).isEqualTo(file.toString());
        assertThat(line.get("verdict").textValue()).isEqualTo("explained");
        assertThat(line.get("diagnosis").get("id").textValue()).isEqualTo("sum-not-mean");
        assertThat(line.get("diagnosis").get("sentence").textValue()).isNotEmpty();
        assertThat(line.get("worst").fieldNames())
                .toIterable()
                .containsExactly("parameter", "index", "expected", "actual", "bound", "fractionOfBound");
        assertThat(line.get("worst").get("index").size()).isEqualTo(2);
    }

    @Test
    void a_right_gradient_has_no_diagnosis() throws IOException {
        Invocation invocation =
                Invocation.of("check", "--json", write("right.npz", RIGHT).toString());
        assertThat(new ObjectMapper()
                        .readTree(invocation.out())
                        .get("diagnosis")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_gradient_that_is_not_a_number_disagrees_and_is_a_string_in_json() throws IOException {
        Gradients broken = new Gradients(
                List.of(RIGHT.layer(1), new LayerGradient(RIGHT.layer(2).dW(), Matrix.column(Double.NaN))));
        Path file = write("nan.npz", broken);
        Invocation invocation = Invocation.of("check", "--json", file.toString());
        JsonNode worst = new ObjectMapper().readTree(invocation.out()).get("worst");
        assertThat(worst.get("parameter").textValue()).isEqualTo("db2");
        assertThat(worst.get("actual").textValue()).isEqualTo("NaN");
        assertThat(worst.get("fractionOfBound").textValue()).isEqualTo("Infinity");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.DISAGREE.code());
    }

    @Test
    void a_bad_file_does_not_stop_the_others_and_outranks_what_they_come_to() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.npz"), "not a zip");
        Path wrong = write("wrong.npz", withoutOneOverM());
        Path right = write("right.npz", RIGHT);
        Invocation invocation = Invocation.of("check", bad.toString(), wrong.toString(), right.toString());
        assertThat(invocation.err().lines().toList())
                .singleElement()
                .asString()
                .startsWith("gradcheck4j: " + bad + ": ");
        assertThat(invocation.out()).contains(wrong + ": the gradient disagrees", right + ": the gradient agrees");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
    }

    @Test
    void quiet_is_silent_about_agreement() throws IOException {
        Invocation invocation =
                Invocation.of("check", "--quiet", write("right.npz", RIGHT).toString());
        assertThat(invocation).isEqualTo(new Invocation(0, "", ""));
    }

    @Test
    void an_engine_that_comes_to_other_numbers_is_told_apart() throws IOException {
        Path file = write("wrong.npz", withoutOneOverM());
        Invocation invocation = Invocation.of("check", "--json", "--against", "reference", file.toString());
        JsonNode other = new ObjectMapper().readTree(invocation.out()).get("against");
        assertThat(other.get("engine").textValue()).isEqualTo("reference");
        assertThat(other.get("verdict").textValue()).isEqualTo("disagree");
    }

    @Test
    void an_engine_that_comes_to_the_same_agrees() throws IOException {
        Path file = write("right.npz", RIGHT);
        Invocation invocation = Invocation.of("check", "--against", "reference", file.toString());
        assertThat(invocation.out()).contains(file + " against reference: the gradient agrees");
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void the_loss_may_come_without_the_activations() throws URISyntaxException {
        Invocation invocation = Invocation.of("check", "--json", shipped("loss-alone.npz"));
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out()).contains("\"verdict\":");
    }

    private static String shipped(String name) throws URISyntaxException {
        return Path.of(CheckCommandTest.class
                        .getResource("/org/gradcheck4j/harness/npz/" + name)
                        .toURI())
                .toString();
    }

    private static Gradients withoutOneOverM() {
        return new Gradients(RIGHT.layers().stream()
                .map(layer -> new LayerGradient(
                        layer.dW().map(value -> value * BATCH.size()),
                        layer.db().map(value -> value * BATCH.size())))
                .toList());
    }

    private Path write(String name, Gradients gradients) throws IOException {
        return NpzFiles.write(folder.resolve(name), NETWORK, BATCH, gradients);
    }
}
