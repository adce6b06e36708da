package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** If the program cannot say what it found, it does not end as if all agreed. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full and a shell")
class EndingIT {

    private final Path folder;

    EndingIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void engine() throws IOException {
        ProgramShell.announce(EndingEngine.class, folder);
    }

    @Test
    void an_engine_that_does_nothing_of_the_kind_agrees() throws Exception {
        Invocation invocation = shell("none", "gradcheck4j compare --engines ending");
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void an_engine_that_ends_the_process_is_told() throws Exception {
        Invocation invocation = shell("exit", "gradcheck4j compare --engines ending");
        assertThat(invocation.err())
                .isEqualTo("gradcheck4j: an engine ended the process (System.exit): what was not printed yet was not"
                        + " judged\n");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.INTERNAL_ERROR.code());
    }

    @Test
    void an_engine_that_closes_standard_output_changes_nothing() throws Exception {
        Invocation closed = shell("close", "gradcheck4j compare --engines ending");
        assertThat(closed.exitCode()).isZero();
        assertThat(closed.out()).contains("ending").contains("agree");
    }

    @Test
    void what_an_engine_prints_is_not_among_the_results() throws Exception {
        Invocation printed = shell("print", "gradcheck4j compare --engines ending --json");
        assertThat(printed.err()).startsWith("{\"not\": \"a verdict\"}\n");
        assertThat(printed.out()).hasLineCount(1).startsWith("{").contains("\"verdict\":\"agree\"");
        assertThat(printed.exitCode()).isZero();
    }

    @Test
    void where_an_engine_threw_is_printed_if_asked_for() throws Exception {
        Invocation plain = shell("throw", "gradcheck4j compare --engines ending");
        assertThat(plain.err()).isEmpty();
        assertThat(plain.out())
                .contains("ending failed: it threw IllegalStateException: not today\n")
                .contains("\n  where          --debug prints the stack trace\n");
        assertThat(plain.exitCode()).isEqualTo(ExitCode.DISAGREE.code());

        Invocation traced = shell("throw", "gradcheck4j compare --engines ending --debug");
        assertThat(traced.out()).isEqualTo(plain.out());
        assertThat(traced.err())
                .startsWith("gradcheck4j: ending on compare in double threw:\n"
                        + "java.lang.IllegalStateException: not today\n"
                        + "\tat " + EndingEngine.class.getName() + ".gradients(");
        assertThat(traced.exitCode()).isEqualTo(plain.exitCode());
    }

    @Test
    void a_full_standard_output_is_told() throws Exception {
        Invocation invocation = shell("none", "gradcheck4j compare --engines ending >/dev/full");
        assertThat(invocation.err())
                .isEqualTo(
                        "gradcheck4j: standard output cannot be written: it is full, or its reader closed" + " it\n");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.INTERNAL_ERROR.code());
    }

    private Invocation shell(String ending, String line) throws IOException, InterruptedException {
        String classPath = folder + File.pathSeparator + ProgramShell.CLASSES;
        return new ProgramShell(folder).run(Map.of("GRADCHECK4J_CLASSPATH", classPath, "ENDING", ending), line);
    }
}
