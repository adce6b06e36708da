package org.gradcheck4j.harness.evaluation.soundness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @Test
    void finished_chunks_come_back_with_their_counts(@TempDir Path folder) throws IOException {
        StateFile file = new StateFile(folder.resolve("state.jsonl"));
        PartialResult chunk = chunk(0);

        file.append(chunk);

        assertThat(file.chunks()).hasSize(1).first().usingRecursiveComparison().isEqualTo(chunk);
    }

    @Test
    void an_unfinished_line_is_cut_off(@TempDir Path folder) throws IOException {
        StateFile file = new StateFile(folder.resolve("state.jsonl"));
        file.append(chunk(0));
        Files.writeString(file.path(), "{\"seed\":1,", StandardOpenOption.APPEND);

        assertThat(file.chunks()).hasSize(1);
        file.append(chunk(1));

        assertThat(file.chunks()).extracting(PartialResult::index).containsExactly(0, 1);
    }

    @Test
    void a_missing_file_holds_nothing(@TempDir Path folder) throws IOException {
        assertThat(new StateFile(folder.resolve("none.jsonl")).chunks()).isEmpty();
    }

    private static PartialResult chunk(int index) {
        return SoundnessRun.chunk(1, Precision.HALF, new SoundnessEngines(Precision.HALF, List.of()), index, 3);
    }
}
