package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A sweep of DL4J, typed into a shell. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are the shell's")
class SweepIT {

    private static final String FOUND = "found-dl4j-multilayer-clipped-loss.npz";

    private final Path folder;

    SweepIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void the_clipped_loss_is_found_and_shrunk_and_written_alike_on_one_thread_and_on_four() throws Exception {
        Invocation onOne = sweep("one", "-XX:ActiveProcessorCount=1");
        Invocation onFour = sweep("four", "-Djava.util.concurrent.ForkJoinPool.common.parallelism=3");

        assertThat(onOne.err()).isEmpty();
        assertThat(onOne.out())
                .contains("diagnosis     clipped-loss")
                .contains("this is known, and does not fail the sweep")
                .contains("\n  W1            [1 × 1] [");
        assertThat(onFour.out().replace("four/", "one/")).isEqualTo(onOne.out());
        assertThat(files("four")).isEqualTo(files("one")).containsKeys(FOUND, "sweep.json");
    }

    @Test
    void what_is_found_is_replayed_and_checked() throws Exception {
        sweep("out", "");

        Invocation replayed = shell("gradcheck4j replay out/" + FOUND);
        assertThat(replayed.err()).isEmpty();
        assertThat(replayed.out())
                .contains("dl4j-multilayer  explained")
                .contains("dl4j-multilayer gives the numbers of the file again, all 2\n");
        assertThat(replayed.exitCode()).isEqualTo(ExitCode.DISAGREE.code());

        Invocation checked = shell("gradcheck4j check out/" + FOUND);
        assertThat(checked.out())
                .contains("diagnosis   clipped-loss")
                .contains("precision   double")
                .contains("dl4j-multilayer disagrees at layer 1, dW1[0, 0]:");
    }

    private Invocation sweep(String report, String javaOptions) throws Exception {
        return shell("JAVA_OPTS=\"$JAVA_OPTS %s\" gradcheck4j sweep --cases 40 --engines dl4j-multilayer --report %s"
                .formatted(javaOptions, report));
    }

    private Invocation shell(String line) throws IOException, InterruptedException {
        return new ProgramShell(folder).run(Map.of(), line);
    }

    private Map<String, String> files(String report) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder.resolve(report))) {
            for (Path each : all.toList()) {
                files.put(each.getFileName().toString(), Files.readString(each, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
