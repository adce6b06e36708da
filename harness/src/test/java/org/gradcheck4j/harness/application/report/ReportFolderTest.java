package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

    private final Path parent;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    ReportFolderTest(@TempDir Path parent) {
        this.parent = parent;
        files.put("a", bytes("new a\n"));
        files.put("b", bytes("new b\n"));
        files.put("c", bytes("new c\n"));
    }

    @Test
    void makes_the_folder_and_leaves_nothing_beside_it() throws IOException {
        Path folder = parent.resolve("deep").resolve("report");
        new ReportFolder(folder).write(files);
        assertThat(names(folder)).containsExactly("a", "b", "c");
        assertThat(names(folder.resolveSibling("."))).containsExactly("report");
        assertThat(folder.resolve("b")).hasContent("new b\n");
    }

    @Test
    void replaces_an_earlier_report_and_keeps_other_files() throws IOException {
        Files.writeString(parent.resolve("mine"), "mine");
        ReportFolder folder = new ReportFolder(parent);
        folder.write(files);
        folder.write(Map.of("a", bytes("newer")));
        assertThat(parent.resolve("a")).hasContent("newer");
        assertThat(parent.resolve("mine")).hasContent("mine");
    }

    @Test
    void writes_nothing_when_a_write_fails_midway() throws IOException {
        Path folder = parent.resolve("report");
        files.put("no/such/folder", bytes("fails"));
        assertThatThrownBy(() -> new ReportFolder(folder).write(files)).isInstanceOf(IOException.class);
        assertThat(names(folder)).isEmpty();
        assertThat(names(parent)).containsExactly("report");
    }

    @Test
    void puts_the_earlier_report_back_when_a_move_fails_midway() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("report"));
        Files.writeString(folder.resolve("a"), "old a");
        Files.createDirectories(folder.resolve("c").resolve("in the way"));
        assertThatThrownBy(() -> new ReportFolder(folder).write(files)).isInstanceOf(IOException.class);
        assertThat(names(folder)).containsExactly("a", "c");
        assertThat(folder.resolve("a")).hasContent("old a");
        assertThat(names(parent)).containsExactly("report");
    }

    @Test
    void says_so_when_a_file_stands_where_the_folder_should() throws IOException {
        Path file = Files.writeString(parent.resolve("report"), "a file");
        assertThatThrownBy(() -> new ReportFolder(file).write(files)).isInstanceOf(IOException.class);
        assertThat(file).hasContent("a file");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
