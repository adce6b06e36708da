package org.gradcheck4j.harness.application.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteLockTest {

    private static final int THREADS = 8;
    private static final int TURNS = 50;

    private int inside;
    private int most;

    @Test
    void one_at_a_time_has_it_and_it_leaves_nothing(@TempDir Path folder) {
        Path file = folder.resolve("lock");
        IntStream.range(0, THREADS).parallel().forEach(thread -> {
            for (int turn = 0; turn < TURNS; turn++) {
                try {
                    WriteLock.during(file, () -> {
                        inside++;
                        most = Math.max(most, inside);
                        inside--;
                    });
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        assertThat(most).isOne();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_a_killed_process_left_locks_nobody_out(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("lock"), new byte[700]);
        WriteLock.during(file, () -> assertThat(file).exists());
        assertThat(folder).isEmptyDirectory();
    }
}
