package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.model.GradientEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** If the program cannot say what it found, it does not end as if all agreed. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full and a shell")
class EndingIT {

    private static final Path BIN = Path.of("target", "gradcheck4j", "bin").toAbsolutePath();
    private static final Path CLASSES = Path.of("target", "test-classes").toAbsolutePath();

    private final Path folder;

    EndingIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void engine() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(GradientEngine.class.getName()), EndingEngine.class.getName() + "\n");
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
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder process = new ProcessBuilder("sh", "-c", line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        process.environment().put("GRADCHECK4J_CLASSPATH", folder + File.pathSeparator + CLASSES);
        process.environment().put("ENDING", ending);
        process.environment().merge("PATH", BIN.toString(), (path, bin) -> bin + File.pathSeparator + path);
        int code = process.start().waitFor();
        return new Invocation(code, Files.readString(out), Files.readString(err));
    }
}
