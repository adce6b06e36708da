package org.gradcheck4j.harness.application.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.gradcheck4j.harness.OwnFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of someone else's, with links under the names that every writer uses: what they lead to stays as it is. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
class PlantedLinksTest {

    private static final Map<String, byte[]> FILES = Map.of("index.html", "new".getBytes(StandardCharsets.UTF_8));

    private final Path victim;
    private final Path folder;

    PlantedLinksTest(@TempDir Path parent) throws IOException {
        victim = Files.createDirectory(parent.resolve("victim"));
        Files.writeString(victim.resolve("key"), "secret");
        folder = Files.createDirectory(parent.resolve("out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "former", "incomplete"})
    void a_report_takes_nothing_from_where_a_link_leads(String name) throws IOException {
        Files.createDirectory(folder.resolve(".writing"));
        Files.createSymbolicLink(folder.resolve(".writing").resolve(name), victim);
        new ReportFolder(folder).write(FILES);
        assertThat(folder.resolve("index.html")).hasContent("new");
        assertThat(folder.resolve("key")).doesNotExist();
        assertVictimIsAsItWas();
    }

    @Test
    void a_link_in_place_of_the_folder_for_new_files_is_refused() throws IOException {
        Files.createSymbolicLink(folder.resolve(".writing"), victim);
        assertThatThrownBy(() -> new ReportFolder(folder).write(FILES)).hasMessageContaining("expected a folder");
        assertVictimIsAsItWas();
    }

    @Test
    void a_link_in_place_of_the_lock_is_refused() throws IOException {
        Files.createSymbolicLink(folder.resolve(".writing.lock"), victim.resolve("key"));
        assertThatThrownBy(() -> new ReportFolder(folder).write(FILES)).hasMessageContaining("expected a file");
        assertVictimIsAsItWas();
    }

    @Test
    void a_file_that_is_no_lock_is_not_emptied() throws IOException {
        Path mine = Files.writeString(folder.resolve(".writing.lock"), "mine");
        assertThatThrownBy(() -> new ReportFolder(folder).write(FILES)).hasMessageContaining("no lock of this program");
        assertThat(mine).hasContent("mine");
    }

    @Test
    void a_link_beside_a_file_is_replaced_and_not_followed() throws IOException {
        Path file = folder.resolve("j.xml");
        Files.createSymbolicLink(folder.resolve(".j.xml.writing"), victim.resolve("key"));
        WholeFile.write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertVictimIsAsItWas();
    }

    @Test
    void what_is_no_file_is_not_opened() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("unfinished.jsonl"), victim.resolve("key"));
        assertThatThrownBy(() -> OwnFile.open(link)).hasMessageContaining("expected a file");
        assertThatThrownBy(() -> OwnFile.open(victim)).hasMessageContaining("expected a file");
        assertVictimIsAsItWas();
    }

    private void assertVictimIsAsItWas() throws IOException {
        try (var files = Files.list(victim)) {
            assertThat(files.map(each -> each.getFileName().toString())).containsExactly("key");
        }
        assertThat(victim.resolve("key")).hasContent("secret");
    }
}
