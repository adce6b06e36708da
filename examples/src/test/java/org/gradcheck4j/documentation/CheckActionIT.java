package org.gradcheck4j.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The action that checks gradient files on GitHub: what its script does with the variables that GitHub sets. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is the shell's")
class CheckActionIT {

    private static final Path ACTION = Page.ROOT.resolve(".github/actions/check");

    private final Path folder;

    CheckActionIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Path wrong = Files.createDirectory(folder.resolve("wrong, 100 %"));
        Files.copy(Page.ROOT.resolve("examples/mine.npz"), wrong.resolve("a: b.npz"));
        Files.copy(Page.ROOT.resolve("examples/first.npz"), folder.resolve("right.npz"));
    }

    @Test
    void a_wrong_file_is_an_annotation_and_stands_in_the_summary() throws Exception {
        assertThat(check("**/*.npz\nnone*.npz"))
                .containsExactly(
                        "::error file=wrong%2C 100 %25/a%3A b.npz,title=wrong%2C 100 %25/a%3A b.npz%3A explained::every dW"
                                + " and db is exactly 8 times the formula's, and the batch has 8 samples: the engine returns"
                                + " the sum over the batch, not the mean%0ARemedy: divide by m",
                        "::error file=none*.npz,title=none*.npz%3A refused::none*.npz: no such file", "exit code 2");
        assertThat(folder.resolve("summary.md"))
                .content()
                .contains("Mend: Divide by m.", "<p>Refused: <code>none*.npz: no such file</code></p>");
        assertThat(folder.resolve("report/index.html")).isNotEmptyFile();
        assertThat(folder.resolve("report/junit.xml")).isNotEmptyFile();
    }

    @Test
    void a_right_file_is_no_annotation() throws Exception {
        assertThat(check("right.npz")).containsExactly("exit code 0");
    }

    @Test
    void of_more_than_ten_annotations_the_last_one_counts_the_rest() throws Exception {
        assertThat(check("a b c d e f g h i j k"))
                .hasSize(11)
                .element(9)
                .isEqualTo("::error title=2 more files do not agree::The summary and the report name them all.");
    }

    /** Returns what the script prints, and how it ends. */
    private List<String> check(String files) throws IOException, InterruptedException {
        assumeTrue(new ProcessBuilder("sh", "-c", "command -v jq").start().waitFor() == 0, "not tried: no jq here");
        Path out = folder.resolve("out.txt");
        ProcessBuilder process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "\"$0\"; echo exit code $?",
                        ACTION.resolve("check").toString())
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "PROGRAM",
                        Page.ROOT
                                .resolve("harness/target/gradcheck4j/bin/gradcheck4j")
                                .toString(),
                        "FILES",
                        files,
                        "OPTIONS",
                        "",
                        "REPORT",
                        "report",
                        "GITHUB_STEP_SUMMARY",
                        folder.resolve("summary.md").toString()));
        process.start().waitFor();
        return Files.readAllLines(out);
    }
}
