package org.gradcheck4j.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mistakes that the documentation shows: each is made in examples/first.py, and the program says what the page shows.
 * Without python3 and NumPy this is skipped, and the report of the tests says so.
 */
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the lines are the shell's")
class MistakesIT {

    private static final Path SCRIPT = Page.ROOT.resolve("examples/first.py");

    private final Path folder;

    MistakesIT(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Returns each change of the script, with the text after it. */
    static Stream<Arguments> mistakes() {
        List<Arguments> mistakes = new ArrayList<>();
        for (Page page : Page.all()) {
            List<Fence> fences = page.fences();
            for (int at = 0; at < fences.size(); at++) {
                if (fences.get(at).language().equals("diff")) {
                    Fence answer = fences.get(at + 1);
                    mistakes.add(argumentSet(answer.place(), fences.get(at), answer));
                }
            }
        }
        return mistakes.stream();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void the_program_says_what_the_page_shows(Fence change, Fence answer) throws Exception {
        String script = Page.read(SCRIPT);
        assertThat(script).as("%s changes a line of it", change).contains(lines(change, "-"));
        assertThat(answersTo(script.replace(lines(change, "-"), lines(change, "+"))))
                .containsSequence(answer.lines());
    }

    @Test
    void without_a_mistake_it_agrees() throws Exception {
        assertThat(answersTo(Page.read(SCRIPT))).startsWith("first.npz: the gradient agrees");
    }

    /** Returns the lines of a change that start with a sign, without it. */
    private static String lines(Fence change, String sign) {
        return String.join(
                "\n",
                change.lines().stream()
                        .filter(line -> line.startsWith(sign))
                        .map(line -> line.substring(1))
                        .toList());
    }

    /** Returns what a user sees who runs a script, and then checks its file. */
    private List<String> answersTo(String script) throws IOException, InterruptedException {
        assumeTrue(run("python3 -c 'import numpy'").isEmpty(), "not tried: python3 with NumPy is not installed here");
        Files.writeString(folder.resolve("first.py"), script);
        Path save = Page.ROOT.resolve("harness/src/main/python/gradcheck_save.py");
        Files.copy(save, folder.resolve("gradcheck_save.py"));
        return run("python3 first.py && gradcheck4j check first.npz");
    }

    private List<String> run(String line) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Shell.of(line, folder)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        return Files.readAllLines(out);
    }
}
