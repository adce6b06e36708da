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
    void an_engine_that_closes_standard_output_is_told() throws Exception {
        assertNotWritten(shell("close", "gradcheck4j compare --engines ending"));
    }

    @Test
    void a_full_standard_output_is_told() throws Exception {
        assertNotWritten(shell("none", "gradcheck4j compare --engines ending >/dev/full"));
    }

    private static void assertNotWritten(Invocation invocation) {
        assertThat(invocation.err())
                .isEqualTo("gradcheck4j: standard output cannot be written: it is full, or an engine or a reader"
                        + " closed it\n");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.INTERNAL_ERROR.code());
    }

    private Invocation shell(String ending, String line) throws IOException, InterruptedException {
        String classPath = folder + File.pathSeparator + ProgramShell.CLASSES;
        return new ProgramShell(folder).run(Map.of("GRADCHECK4J_CLASSPATH", classPath, "ENDING", ending), line);
    }
}
