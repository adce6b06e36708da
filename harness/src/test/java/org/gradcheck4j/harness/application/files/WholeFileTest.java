package org.gradcheck4j.harness.application.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    private final Path folder;

    WholeFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void it_is_written_over_what_was_there_and_nothing_is_left_beside_it() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");
        Files.writeString(folder.resolve(".a.writing"), "of a killed process");
        WholeFile.write(file, "é");
        assertThat(file).hasContent("é");
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void if_it_cannot_be_written_nothing_is_left() {
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("none/a"), "text"))
                .isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_link_or_a_device_is_written_to_and_not_replaced() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a"));
        WholeFile.write(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
        assertThatThrownBy(() -> WholeFile.write(Path.of("/dev/full"), "text"))
                .hasMessageContaining("No space left on device");
    }
}
