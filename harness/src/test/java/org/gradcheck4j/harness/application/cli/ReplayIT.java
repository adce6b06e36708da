package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command that a report names under a wrong gradient, typed into a shell: it says the same again. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are the shell's")
class ReplayIT {

    private final Path folder;

    ReplayIT(@TempDir Path folder) {
        this.folder = folder;
    }

    /** An engine on a class path that a shell would cut at the space. */
    @BeforeEach
    void engine() throws IOException {
        ProgramShell.announce(FlippedEngine.class, folder.resolve("my engine"));
    }

    @Test
    void suite_says_the_same_of_the_case_again() throws Exception {
        saysTheSameAgain("suite --case neuron-one-input");
    }

    @Test
    void compare_says_the_same_again() throws Exception {
        saysTheSameAgain("compare --layers 30,3,1 --batch 8 --seed 7 --engines flipped --tolerance allclose:1e-7,1e-9");
    }

    @Test
    void an_engine_path_is_part_of_what_is_said_again() throws Exception {
        saysTheSameAgain("", "suite --case neuron-one-input --engines flipped --engine-path '%s'".formatted(path()));
        saysTheSameAgain("", "compare --layers 30,3,1 --engines flipped --engine-path '%s'".formatted(path()));
    }

    private String path() {
        return folder.resolve("my engine") + ":" + ProgramShell.CLASSES;
    }

    private void saysTheSameAgain(String command) throws Exception {
        saysTheSameAgain("GRADCHECK4J_CLASSPATH='%s' ".formatted(path()), command);
    }

    private void saysTheSameAgain(String environment, String command) throws Exception {
        Invocation first = shell(environment + "gradcheck4j " + command + " --report first");
        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isEqualTo(ExitCode.DISAGREE.code());
        JsonNode verdict = flipped(folder.resolve("first"));
        String replay = verdict.get("replay").asText();
        assertThat(first.out()).contains(replay + "\n");
        assertThat(folder.resolve("first").resolve("summary.md")).content().contains(": `" + replay + "`\n");

        Invocation again = shell(replay + " --report again");
        assertThat(again.err()).isEmpty();
        assertThat(again.exitCode()).isEqualTo(first.exitCode());
        assertThat(again.out()).isEqualTo(first.out().replace("first/index.html", "again/index.html"));
        assertThat(flipped(folder.resolve("again"))).isEqualTo(verdict);
    }

    @Test
    void github_actions_gets_an_annotation_with_the_whole_message_and_others_get_none() throws Exception {
        String command = "GRADCHECK4J_CLASSPATH='my engine:%s' GITHUB_ACTIONS=%s gradcheck4j compare --engines flipped";
        Invocation there = shell(command.formatted(ProgramShell.CLASSES, "true"));
        Invocation elsewhere = shell(command.formatted(ProgramShell.CLASSES, "false"));
        List<String> annotations =
                there.out().lines().filter(line -> line.startsWith("::")).toList();
        assertThat(annotations).singleElement().satisfies(line -> assertThat(line)
                .matches(
                        "::error title=[^:,]+ · double · flipped::\\S+ in double: flipped disagrees .*%0A  replay .*"));
        assertThat(there.out().replace(annotations.get(0) + "\n", "")).isEqualTo(elsewhere.out());
    }

    /** What the report in a folder says of the wrong engine. */
    private static JsonNode flipped(Path report) throws IOException {
        return new ObjectMapper()
                .readTree(report.resolve("agreement.json").toFile()).findParents("outcome").stream()
                        .filter(verdict -> verdict.path("engine").asText().equals("flipped"))
                        .findFirst()
                        .orElseThrow();
    }

    private Invocation shell(String line) throws IOException, InterruptedException {
        return new ProgramShell(folder).run(Map.of(), line);
    }
}
