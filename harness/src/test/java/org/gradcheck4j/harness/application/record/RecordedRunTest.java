package org.gradcheck4j.harness.application.record;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradcheck4j.harness.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, in one line. */
class RecordedRunTest {

    private final Path folder;
    private final Path file;
    private final Path manifest;

    RecordedRunTest(@TempDir Path temporary) {
        this.folder = temporary.resolve("run");
        this.file = folder.resolve("small_float_mine.npz");
        this.manifest = folder.resolve("manifest.json");
    }

    @BeforeEach
    void keep() {
        RecordedRuns.kept(folder, RecordedRuns.run(RecordedRuns.right("mine")));
    }

    @Test
    void no_run() throws IOException {
        Path other = folder.resolveSibling("other");
        refused(other, other + ": no such folder, expected a folder that 'gradcheck4j record' wrote");
        refused(file, file + ": is a file, expected a folder that 'gradcheck4j record' wrote");
        Files.createDirectory(other);
        refused(other, other + ": has no manifest.json, expected a folder that 'gradcheck4j record' wrote");
    }

    @Test
    void an_altered_file() throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
        refused(folder, file + ": was altered: its SHA-256 is not the one in the manifest");
    }

    @Test
    void a_missing_file() throws IOException {
        Files.delete(file);
        refused(folder, file + ": no such file, but the manifest names it");
    }

    @Test
    void a_file_of_another_folder() throws IOException {
        RecordedRuns.edit(folder, "small_float_mine.npz", "../small_float_mine.npz");
        refused(folder, manifest + ", gradients[0]: '../small_float_mine.npz' is no file of the folder");
    }

    @Test
    void a_file_that_is_named_twice() throws IOException {
        Path two = folder.resolveSibling("two");
        RecordedRuns.kept(two, RecordedRuns.run(RecordedRuns.right("mine"), RecordedRuns.right("other")));
        RecordedRuns.edit(two, "small_float_other.npz", "small_float_mine.npz");
        refused(two, two.resolve("manifest.json") + ", gradients[1]: small_float_mine.npz is named twice");
    }

    @Test
    void a_newer_format() throws IOException {
        RecordedRuns.edit(folder, "\"formatVersion\": 1", "\"formatVersion\": 2");
        refused(folder, manifest + ": has format version 2, this program reads 1: a newer gradcheck4j wrote it");
    }

    @Test
    void a_manifest_that_is_none() throws IOException {
        Files.writeString(manifest, "[]");
        refused(folder, manifest + ": expected a JSON object");
        Files.writeString(manifest, "{\"formatVersion\": 1, \"run\": {}}");
        refused(folder, manifest + ": expected an array in 'gradients', which is missing");
        Files.writeString(manifest, "{\"formatVersion\": 1,");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> RecordedRun.read(folder))
                .withMessageStartingWith(manifest + ": is not JSON: ")
                .withMessageNotContaining("\n");
    }

    @Test
    void what_does_not_fit() throws IOException {
        RecordedRuns.edit(folder, "\"precision\": \"float\"", "\"precision\": \"double\"");
        refused(folder, file + ": has gradients in float, but the manifest says double");
        RecordedRuns.edit(folder, "\"precision\": \"double\"", "\"precision\": \"quad\"");
        refused(folder, manifest + ", gradients[0]: precision is 'quad', which is unknown");
    }

    @Test
    void an_arithmetic_that_is_none() throws IOException {
        RecordedRuns.edit(folder, "\"block\": 1", "\"block\": 0");
        refused(folder, manifest + ", gradients[0], arithmetic: a block has at least 1 term, not 0");
        RecordedRuns.edit(folder, "\"block\": 0", "\"block\": \"many\"");
        refused(
                folder,
                manifest + ", gradients[0], arithmetic, sums: expected a whole number in 'block', found \"many\"");
    }

    private static void refused(Path folder, String message) {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> RecordedRun.read(folder))
                .withMessage(message);
    }
}
