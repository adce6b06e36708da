package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The assembled program keeps two runs of DL4J, on one thread and on two, and compares them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the lines are the shell's")
class RecordIT {

    private static final String RECORD =
            "gradcheck4j record --engines dl4j-multilayer,reference --case wide-100-100-1 ";

    private final ProgramShell shell;
    private final Path folder;

    RecordIT(@TempDir Path folder) {
        this.folder = folder;
        this.shell = new ProgramShell(folder);
    }

    @Test
    void one_thread_and_two_differ_within_the_bounds_and_one_twice_not_at_all() throws Exception {
        record("one", "1");
        record("again", "1");
        record("two", "2");

        Invocation same = shell.run(Map.of(), "gradcheck4j diff one again --report out");
        assertThat(same.err()).isEmpty();
        assertThat(same.out()).contains("\n5 the same; the bounds explain every difference\nreport: out/diff.html\n");
        assertThat(same.exitCode()).isZero();
        assertThat(folder.resolve("out/diff.html")).exists();

        Invocation threads = shell.run(Map.of(), "gradcheck4j diff one two");
        assertThat(threads.err()).isEmpty();
        assertThat(threads.out()).contains("\nthreads  1    2\n").contains("; the bounds explain every difference\n");
        assertThat(threads.exitCode()).isZero();
    }

    @Test
    void nothing_is_overwritten() throws Exception {
        Files.createDirectories(folder.resolve("one/mine"));
        assertThat(shell.run(Map.of(), RECORD + "one"))
                .isEqualTo(
                        new Invocation(2, "", "gradcheck4j: one: is not empty, expected a new or an empty folder\n"));
    }

    private void record(String name, String threads) throws Exception {
        assertThat(shell.run(Map.of("OMP_NUM_THREADS", threads), RECORD + name))
                .isEqualTo(
                        new Invocation(0, name + ": 5 gradients of 1 case; verdicts: 4 agree, 1 inconclusive\n", ""));
    }
}
