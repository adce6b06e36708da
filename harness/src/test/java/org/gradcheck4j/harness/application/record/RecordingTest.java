package org.gradcheck4j.harness.application.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.comparison.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    /** Each byte is a character. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private final Path folder;

    RecordingTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void a_link_in_place_of_what_was_killed_is_not_followed() throws IOException {
        Path victim = Files.createDirectory(folder.resolve("victim"));
        Files.writeString(victim.resolve("mine"), "mine");
        Files.createSymbolicLink(folder.resolve(".out.writing"), victim);
        RecordedRuns.kept(folder.resolve("out"), RecordedRuns.run(RecordedRuns.right("mine")));
        assertThat(victim.resolve("mine")).hasContent("mine");
    }

    @Test
    void what_is_written_is_read() {
        GradedRun run = RecordedRuns.run(RecordedRuns.right("mine"), RecordedRuns.scaling("other", 2));
        RecordedRun read = RecordedRuns.kept(folder.resolve("a"), run);
        assertThat(read.gradients()).hasSize(2);
        for (int k = 0; k < 2; k++) {
            RecordedGradient kept = read.gradients().get(k);
            assertThat(kept.key().engine()).isEqualTo(run.verdicts().get(k).engine());
            assertThat(kept.outcome()).isEqualTo(run.verdicts().get(k).outcome());
            assertThat(kept.output().orElseThrow().arithmetic())
                    .isEqualTo(run.verdicts().get(k).run().arithmetic().orElseThrow());
            assertThat(kept.output().orElseThrow().file().output())
                    .isEqualTo(run.verdicts().get(k).run().output().orElseThrow());
        }
        assertThat(read.gradients().get(1).diagnosis()).contains("single-entry");
        assertThat(read.facts())
                .containsEntry("commit", "abc")
                .containsEntry("threads", "1")
                .containsEntry("seconds", "1.5");
    }

    @Test
    void the_same_outputs_give_the_same_bytes_but_for_the_block_of_the_run() throws IOException {
        RecordedRuns.recording(RecordedRuns.run(RecordedRuns.right("mine")), 1).write(folder.resolve("a"));
        RecordedRuns.recording(RecordedRuns.run(RecordedRuns.right("mine")), 2).write(folder.resolve("b"));
        try (Stream<Path> files = Files.list(folder.resolve("a"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(2);
            for (Path file : all) {
                String other = Files.readString(folder.resolve("b").resolve(file.getFileName()), BYTES);
                assertThat(other.replace("\"threads\": 2", "\"threads\": 1")).isEqualTo(Files.readString(file, BYTES));
            }
        }
    }

    @Test
    void an_engine_without_an_output_is_kept_with_its_verdict_and_the_reason() {
        RecordedRun read = RecordedRuns.kept(
                folder.resolve("a"),
                RecordedRuns.run(RecordedRuns.throwing("mine"), new RecordedRuns.RefusingEngine("other")));
        assertThat(read.gradients())
                .allSatisfy(each -> assertThat(each.output()).isEmpty());
        assertThat(read.gradients())
                .extracting(RecordedGradient::outcome)
                .containsExactly(Outcome.FAILED, Outcome.UNSUPPORTED);
        assertThat(read.gradients().get(0).reason()).contains("no gradient today");
        assertThat(read.gradients().get(1).reason()).isEqualTo("it has a day off");
    }

    @Test
    void engines_of_any_name_have_files_of_their_own() {
        String odd = "../my \"engine\" ✓";
        RecordedRun read = RecordedRuns.kept(
                folder.resolve("a"),
                RecordedRuns.run(
                        RecordedRuns.right(odd),
                        RecordedRuns.right("Mine"),
                        RecordedRuns.right("mine"),
                        RecordedRuns.right("x".repeat(300))));
        assertThat(read.gradients())
                .extracting(each -> each.key().engine())
                .containsExactly(odd, "Mine", "mine", "x".repeat(300));
        assertThat(folder.resolve("a")).isDirectoryContaining(file -> file.endsWith("small_float_mine_2.npz"));
    }

    @Test
    void an_empty_folder_is_taken_and_nothing_is_overwritten() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Recording.requireNew(empty);
        Recording recording = RecordedRuns.recording(RecordedRuns.run(RecordedRuns.right("mine")), 1);
        recording.write(empty);
        assertThat(empty).isDirectoryContaining(file -> file.endsWith("manifest.json"));
        assertThatExceptionOfType(DirectoryNotEmptyException.class).isThrownBy(() -> recording.write(empty));
        assertThat(folder)
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("."));
    }

    @Test
    void a_folder_that_cannot_be_new_is_refused_in_one_line() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        refused(file, file + ": is a file, expected a new or an empty folder");
        refused(folder, folder + ": is not empty, expected a new or an empty folder");
        refused(file.resolve("a/b"), file.resolve("a/b") + ": " + file + " is a file, expected a folder");
        refused(Path.of(""), "'': expected a folder");
    }

    private static void refused(Path folder, String message) {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> Recording.requireNew(folder))
                .withMessage(message);
    }
}
