package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.harness.npz.ReadSettings;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongCasesTest {

    private final Path folder;

    WrongCasesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_fault_has_the_gradient_file_of_its_smallest_case() throws IOException {
        SampleRuns.report(SampleRuns.run(new ReferenceEngine(), SampleRuns.DOUBLED, SampleRuns.THROWS))
                .write(folder);
        assertThat(gradientFiles()).containsExactly("wrong-doubled-accumulated.npz"); // what throws has no numbers
        GradientFile file = GradientFile.read(folder.resolve("wrong-doubled-accumulated.npz"), ReadSettings.DEFAULT);
        Case smallest = SampleRuns.cases().get(1);
        assertThat(smallest.id()).isEqualTo("neuron-one-input");
        assertThat(file.engine()).contains("doubled");
        assertThat(file.network()).isEqualTo(smallest.network());
        assertThat(file.output().gradients())
                .isEqualTo(SampleRuns.DOUBLED.gradients(file.network(), file.batch(), Precision.DOUBLE));
        assertThat(folder.resolve("index.html")).content().contains("href=\"wrong-doubled-accumulated.npz\"");

        List<String> named = new ArrayList<>();
        for (JsonNode testCase : new ObjectMapper()
                .readTree(folder.resolve("agreement.json").toFile())
                .get("cases")) {
            testCase.get("verdicts").forEach(verdict -> {
                if (verdict.has("gradientFile")) {
                    named.add(testCase.get("id").textValue() + " "
                            + verdict.get("gradientFile").textValue());
                }
            });
        }
        assertThat(named).containsExactly("neuron-one-input wrong-doubled-accumulated.npz");
    }

    @Test
    void the_next_report_takes_the_files_of_the_last_one_away_and_no_others() throws IOException {
        SampleRuns.report(SampleRuns.run(SampleRuns.DOUBLED)).write(folder);
        Files.writeString(folder.resolve("wrong-mine.npz"), "mine");
        SampleRuns.report(SampleRuns.run(new ReferenceEngine())).write(folder);
        assertThat(gradientFiles()).containsExactly("wrong-mine.npz");
    }

    @Test
    void what_an_agreement_of_someone_else_names_is_not_touched() throws IOException {
        Path outside = Files.writeString(folder.resolve("wrong-x.npz"), "mine");
        Path inside = Files.createDirectory(folder.resolve("report"));
        for (String agreement : List.of(
                "{\"gradientFile\": \"../wrong-x.npz\"}", "{\"gradientFile\": \"index.html\"}", "not JSON", "[]")) {
            Files.writeString(inside.resolve("agreement.json"), agreement);
            SampleRuns.report(SampleRuns.run(new ReferenceEngine())).write(inside);
            assertThat(outside).exists();
            assertThat(inside.resolve("index.html")).exists();
        }
    }

    @Test
    void a_case_that_is_a_gradient_file_needs_no_other() {
        Case xor = SampleRuns.cases().get(0);
        Network network = xor.network();
        Case fromFile = Case.fromFile("mine.npz", "a gradient file", network, xor.batch());
        WrongCases cases = WrongCases.of(SampleRuns.run(List.of(fromFile), Expectations.NONE, SampleRuns.DOUBLED));
        assertThat(cases.files()).isEmpty();
    }

    /** It cannot be written as a gradient of this network. */
    @Test
    void a_gradient_that_lacks_a_layer_has_no_file() throws IOException {
        SampleRuns.report(SampleRuns.run(
                        new SampleRuns.Faulty("first-only", right -> new Gradients(List.of(right.layer(1))))))
                .write(folder);
        assertThat(gradientFiles()).isEmpty();
        assertThat(folder.resolve("index.html")).exists();
    }

    private List<String> gradientFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(name -> name.endsWith(".npz"))
                    .sorted()
                    .toList();
        }
    }
}
