package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

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

    /** Picocli would take the file for a list of options. */
    @Test
    void a_file_whose_name_begins_with_an_at_sign_is_a_file() throws IOException {
        Path owned = folder.resolve("owned.xml");
        Path arguments = Files.writeString(folder.resolve("args"), "--junit\n" + owned + "\n" + write("x.npz", RIGHT));
        Invocation invocation = Invocation.of("check", "@" + arguments);
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(invocation.err()).contains("@" + arguments + ": ");
        assertThat(owned).doesNotExist();
    }

    @Test
    void names_do_not_act_on_the_terminal_or_on_a_CI_servers_log() throws IOException {
        Path file = write("::error::\u001b[31m.npz", RIGHT);
        assertThat(Invocation.of("check", file.toString()).out())
                .contains(":\\u003aerror:\\u003a\\u001b[31m.npz: the gradient agrees")
                .doesNotContain("::", "\u001b");
    }

    @Test
    void a_wrong_gradient_is_named_in_the_first_line() throws IOException {
        Path file = write("wrong.npz", withoutOneOverM());
        Invocation invocation = Invocation.of("check", file.toString());
        assertThat(invocation.out()).startsWith(file + ": the gradient disagrees at layer 2, d");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.DISAGREE.code());
    }

    @Test
    void weights_beyond_all_range_are_refused_and_the_next_file_is_judged() throws IOException {
        Network huge = new Network(List.of(
                NETWORK.layer(1),
                new Layer(
                        NETWORK.layer(2).weights().map(w -> 1e308),
                        NETWORK.layer(2).bias().map(b -> 1e308))));
        Path bad = NpzFiles.write(folder.resolve("huge.npz"), huge, BATCH, RIGHT);
        Path good = write("right.npz", RIGHT);
        Invocation invocation = Invocation.of("check", bad.toString(), good.toString());
        assertThat(invocation.err())
                .isEqualTo(
                        "gradcheck4j: %s: not even the exact gradient can be computed: a pre-activation of layer 2 exceeds 2^990%n"
                                .formatted(bad));
        assertThat(invocation.out()).startsWith(good + ": the gradient agrees");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--flush-to-zero", "--no-flush-to-zero", "--accumulate double", "--sigma exp"})
    void the_command_that_a_report_repeats_has_what_decides_the_verdict_and_nothing_else(String option)
            throws IOException {
        Path file = write("wrong.npz", withoutOneOverM());
        Path report = folder.resolve("report");
        List<String> words = new ArrayList<>(List.of("check", "--quiet", "--report", report.toString()));
        words.addAll(List.of(option.split(" ")));
        words.add(file.toString());
        Invocation.of(words.toArray(String[]::new));
        assertThat(Files.readString(report.resolve("agreement.json")))
                .contains("\"replay\": \"gradcheck4j check %s %s\"".formatted(option, file));
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
        assertThat(undeclared.out().replace("\n  ", " ")) // where a line is wrapped depends on the folder's name
                .contains("too little can be tested if the engine has subnormal numbers that become 0; otherwise");
        assertThat(undeclared.out())
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
                .containsExactly(
                        "file",
                        "verdict",
                        "diagnosis",
                        "worst",
                        "reason",
                        "tolerance",
                        "precision",
                        "network",
                        "samples",
                        "layout",
                        "entries",
                        "tested",
                        "disagreeing",
                        "unusual",
                        "tensors");
        assertThat(line.at("/tensors/0").fieldNames())
                .toIterable()
                .containsExactly(
                        "parameter",
                        "entries",
                        "tested",
                        "disagreeing",
                        "wellTested",
                        "wellTestedOfNorm",
                        "fractionOfBound");
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

    @Test
    void a_refused_file_is_a_line_of_json_too() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.npz"), "not a zip");
        Invocation invocation = Invocation.of("check", "--json", bad.toString());
        JsonNode line = new ObjectMapper().readTree(invocation.out());
        assertThat(line.fieldNames()).toIterable().containsExactly("file", "verdict", "reason");
        assertThat(line.get("file").textValue()).isEqualTo(bad.toString());
        assertThat(line.get("verdict").textValue()).isEqualTo("refused");
        assertThat(invocation.err())
                .isEqualTo("gradcheck4j: " + line.get("reason").textValue() + System.lineSeparator());
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
    }

    @Test
    void standard_input_is_a_file() throws IOException {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(Files.readAllBytes(write("wrong.npz", withoutOneOverM()))));
            Invocation invocation = Invocation.of("check", "-");
            assertThat(invocation.err()).isEmpty();
            assertThat(invocation.out()).startsWith("standard input: the gradient disagrees at layer 2, d");
            assertThat(invocation.exitCode()).isEqualTo(ExitCode.DISAGREE.code());
            System.setIn(new ByteArrayInputStream(new byte[1 << 25]));
            Invocation endless = Invocation.of("check", "--max-elements", "1", "-");
            assertThat(endless.err())
                    .isEqualTo("gradcheck4j: standard input: goes on after 16777224 bytes, expected a file of fewer;"
                            + " raise the limit with --max-elements" + System.lineSeparator());
            assertThat(endless.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void junit_xml_has_a_test_case_for_each_file() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad\u0001.npz"), "not a zip");
        Path wrong = write("wrong<&>.npz", withoutOneOverM());
        Path right = write("right.npz", RIGHT);
        Path xml = folder.resolve("junit.xml");
        Invocation invocation = Invocation.of(
                "check", "--quiet", "--junit", xml.toString(), bad.toString(), wrong.toString(), right.toString());
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(xml.toFile())
                .getDocumentElement();
        assertThat(List.of("tests", "failures", "errors"))
                .map(suite::getAttribute)
                .containsExactly("3", "1", "1");
        NodeList cases = suite.getElementsByTagName("testcase");
        assertThat(cases.getLength()).isEqualTo(3);
        Element error = (Element) suite.getElementsByTagName("error").item(0);
        assertThat(error.getParentNode()).isSameAs(cases.item(0));
        assertThat(((Element) cases.item(0)).getAttribute("name")).endsWith("bad\\u0001.npz");
        assertThat(error.getAttribute("message")).contains("not a zip file");
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getParentNode()).isSameAs(cases.item(1));
        assertThat(failure.getAttribute("type")).isEqualTo("explained");
        assertThat(failure.getTextContent()).isEqualTo(invocation.out().stripTrailing());
        assertThat(((Element) cases.item(2)).getAttribute("name")).isEqualTo(right.toString());
        assertThat(cases.item(2).hasChildNodes()).isFalse();
    }

    @Test
    void junit_xml_that_cannot_be_written() throws IOException {
        Path file = write("right.npz", RIGHT);
        Path nowhere = folder.resolve("none").resolve("junit.xml");
        Invocation invocation = Invocation.of("check", "--quiet", "--junit", nowhere.toString(), file.toString());
        assertThat(invocation)
                .isEqualTo(new Invocation(
                        ExitCode.BAD_INPUT.code(),
                        "",
                        "gradcheck4j: --junit " + nowhere + ": cannot be written: there is no such folder"
                                + System.lineSeparator()));
    }

    @Test
    void a_file_with_inputs_in_rows_says_what_its_indices_are() throws IOException {
        Path right = keras("right.npz", RIGHT);
        Invocation agreeing = Invocation.of("check", right.toString());
        assertThat(agreeing.out()).startsWith(right + ": the gradient agrees").doesNotContain("layout");
        Invocation wrong =
                Invocation.of("check", keras("wrong.npz", withoutOneOverM()).toString());
        assertThat(wrong.out())
                .contains(
                        "  diagnosis   sum-not-mean",
                        "  layout      W and dW are [n_{i-1} × n_i] in the file: dW1[i, j] above is dW1[j, i] there, rows are columns");
        JsonNode layout = new ObjectMapper()
                .readTree(Invocation.of("check", "--json", right.toString()).out())
                .get("layout");
        assertThat(layout.get("weights").textValue()).isEqualTo("[n_{i-1} × n_i]");
        assertThat(layout.get("samples").textValue()).isEqualTo("columns");
    }

    /** Samples in rows: A stands as X does. */
    @Test
    void a_file_with_samples_in_rows_says_what_the_indices_of_its_activations_are() throws IOException {
        Map<String, Matrix> parts = new LinkedHashMap<>();
        parts.put("X", BATCH.X().transpose());
        parts.put("y", BATCH.y().transpose());
        for (int i = 1; i <= NETWORK.depth(); i++) {
            parts.put("W" + i, NETWORK.layer(i).weights());
            parts.put("b" + i, NETWORK.layer(i).bias());
            parts.put("A" + i, Matrix.filled(5, NETWORK.layer(i).outputs(), 0.5));
        }
        RIGHT.tensors().forEach((name, values) -> parts.put(name.toString(), values));
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        parts.forEach((name, matrix) -> arrays.put(
                name, NpzFiles.npy("%d, %d".formatted(matrix.rows(), matrix.columns()), matrix.toArray(), false)));
        Path file = folder.resolve("rows.npz");
        NpzFiles.zip(file, arrays);
        assertThat(Invocation.of("check", file.toString()).out())
                .contains("  layout of A  A is [m × n_i] in the file: A1[i, j] above is A1[j, i] there")
                .doesNotContain("W and dW are");
    }

    @Test
    void a_tolerance_of_the_users_choice_decides() throws IOException {
        Gradients off = new Gradients(RIGHT.layers().stream()
                .map(layer -> new LayerGradient(layer.dW().map(v -> v * (1 + 1e-6)), layer.db()))
                .toList());
        Path file = write("off.npz", off);
        assertThat(Invocation.of("check", file.toString()).exitCode()).isEqualTo(ExitCode.DISAGREE.code());
        Invocation close = Invocation.of("check", "--tolerance", "allclose:1e-5,0", file.toString());
        assertThat(close.out())
                .startsWith(file + ": the gradient agrees")
                .contains("allclose with rtol 1.0E-5 and atol 0.0, as given");
        assertThat(close.exitCode()).isZero();
        assertThat(Invocation.of("check", "--tolerance", "allclose:1e-7,0", file.toString())
                        .exitCode())
                .isEqualTo(ExitCode.DISAGREE.code());
    }

    @Test
    void parts_are_renamed() throws IOException {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        parts(RIGHT, false).forEach((name, matrix) -> arrays.put("my" + name, array(matrix)));
        Path file = folder.resolve("named.npz");
        NpzFiles.zip(file, arrays);
        Path report = folder.resolve("report");
        String[] words = {
            "check",
            "--map",
            "X=myX",
            "--map",
            "y=myy",
            "--map",
            "W{i}=myW{i}",
            "--map",
            "b{i}=myb{i}",
            "--map",
            "dW{i}=mydW{i}",
            "--map",
            "db{i}=mydb{i}",
            "--report",
            report.toString(),
            file.toString()
        };
        Invocation invocation = Invocation.of(words);
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.exitCode()).isZero();
        assertThat(Files.readString(report.resolve("agreement.json"))).contains("--map 'W{i}=myW{i}'");
    }

    private Path keras(String name, Gradients gradients) throws IOException {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        parts(gradients, true).forEach((part, matrix) -> arrays.put(part, array(matrix)));
        Path file = folder.resolve(name);
        NpzFiles.zip(file, arrays);
        return file;
    }

    private static Map<String, Matrix> parts(Gradients gradients, boolean transposed) {
        Map<String, Matrix> parts = new LinkedHashMap<>();
        parts.put("X", BATCH.X());
        parts.put("y", BATCH.y());
        for (int i = 1; i <= NETWORK.depth(); i++) {
            Matrix weights = NETWORK.layer(i).weights();
            Matrix dW = gradients.layer(i).dW();
            parts.put("W" + i, transposed ? weights.transpose() : weights);
            parts.put("dW" + i, transposed ? dW.transpose() : dW);
            parts.put("b" + i, NETWORK.layer(i).bias());
            parts.put("db" + i, gradients.layer(i).db());
        }
        return parts;
    }

    private static byte[] array(Matrix matrix) {
        return NpzFiles.npy("%d, %d".formatted(matrix.rows(), matrix.columns()), matrix.toArray(), false);
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
