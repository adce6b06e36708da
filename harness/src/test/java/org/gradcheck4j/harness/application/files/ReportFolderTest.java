package org.gradcheck4j.harness.application.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
    @EnabledOnOs(OS.LINUX)
    void a_link_comes_back_too_when_a_move_fails_midway() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("report"));
        Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("elsewhere"));
        Files.createDirectories(folder.resolve("c"));
        assertThatThrownBy(() -> new ReportFolder(folder).write(files)).isInstanceOf(IOException.class);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void a_process_killed_before_the_new_files_are_whole_changes_nothing() throws IOException {
        ReportFolder folder = reportOf("old");
        Files.createDirectories(parent.resolve(".writing/incomplete"));
        Files.writeString(parent.resolve(".writing/incomplete/a"), "half");
        folder.write(Map.of("d", bytes("d")));
        assertAll("old");
    }

    @Test
    void a_process_killed_while_it_moved_the_former_files_away_is_undone() throws IOException {
        ReportFolder folder = reportOf("old");
        staged("incomplete", "a", "b", "c");
        Files.createDirectories(parent.resolve(".writing/former"));
        Files.move(parent.resolve("a"), parent.resolve(".writing/former/a"));
        folder.write(Map.of("d", bytes("d")));
        assertAll("old");
    }

    @Test
    void a_process_killed_while_it_moved_the_new_files_in_is_finished() throws IOException {
        ReportFolder folder = reportOf("new");
        Files.delete(parent.resolve("b"));
        Files.delete(parent.resolve("c"));
        staged("complete", "b", "c");
        Files.createDirectories(parent.resolve(".writing/former"));
        Files.writeString(parent.resolve(".writing/former/a"), "old a");
        folder.write(Map.of("d", bytes("d")));
        assertAll("new");
    }

    @Test
    void others_go_with_the_former_files_and_come_back_with_them() throws IOException {
        ReportFolder folder = reportOf("old");
        Files.createDirectories(parent.resolve("d/in the way"));
        Map<String, byte[]> fresh = Map.of("a", new byte[] {'x'});
        assertThatThrownBy(() -> folder.write(Map.of("d", new byte[0]), Set.of("b", "missing")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("d is a folder");
        assertThat(parent.resolve("b")).hasContent("old b");
        folder.write(fresh, Set.of("b", "missing"));
        assertThat(names(parent)).containsExactly("a", "c", "d");
    }

    private ReportFolder reportOf(String set) throws IOException {
        ReportFolder folder = new ReportFolder(parent);
        folder.write(Map.of("a", bytes(set + " a"), "b", bytes(set + " b"), "c", bytes(set + " c")));
        return folder;
    }

    private void staged(String state, String... names) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(".writing").resolve(state));
        for (String name : names) {
            Files.writeString(folder.resolve(name), "new " + name);
        }
    }

    private void assertAll(String set) throws IOException {
        assertThat(names(parent)).containsExactly("a", "b", "c", "d");
        for (String name : List.of("a", "b", "c")) {
            assertThat(parent.resolve(name)).hasContent(set + " " + name);
        }
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
