package org.gradcheck4j.harness;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFileTest {

    private static final int TIMES = 20_000;

    @Test
    void a_file_that_another_process_deletes_meanwhile_is_made_again(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("lock");
        AtomicBoolean ends = new AtomicBoolean();
        CompletableFuture<Void> deletes = CompletableFuture.runAsync(() -> {
            while (!ends.get()) {
                assertThatCode(() -> Files.deleteIfExists(file)).doesNotThrowAnyException();
            }
        });
        try {
            for (int time = 0; time < TIMES; time++) {
                OwnFile.open(file).close();
            }
        } finally {
            ends.set(true);
        }
        deletes.get();
    }

    @Test
    void a_folder_is_refused(@TempDir Path folder) {
        assertThatThrownBy(() -> OwnFile.open(folder)).hasMessageEndingWith("expected a file");
    }

    @Test
    void a_link_is_refused_and_leads_nowhere(@TempDir Path folder) throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("elsewhere"));

        assertThatThrownBy(() -> OwnFile.open(link)).hasMessageEndingWith("expected a file");
    }
}
