package org.gradcheck4j.harness.evaluation.soundness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.gradcheck4j.harness.evaluation.population.CorrectEngines;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @Test
    void finished_parts_come_back_with_their_counts(@TempDir Path folder) throws IOException {
        StateFile file = new StateFile(folder.resolve("state.jsonl"));
        PartialResult part = part(0);

        file.append(part);

        assertThat(file.parts()).hasSize(1).first().usingRecursiveComparison().isEqualTo(part);
    }

    @Test
    void an_unfinished_line_is_cut_off(@TempDir Path folder) throws IOException {
        StateFile file = new StateFile(folder.resolve("state.jsonl"));
        file.append(part(0));
        Files.writeString(file.path(), "{\"seed\":1,", StandardOpenOption.APPEND);

        assertThat(file.parts()).hasSize(1);
        file.append(part(1));

        assertThat(file.parts()).extracting(PartialResult::index).containsExactly(0, 1);
    }

    @Test
    void a_missing_file_holds_nothing(@TempDir Path folder) throws IOException {
        assertThat(new StateFile(folder.resolve("none.jsonl")).parts()).isEmpty();
    }

    private static PartialResult part(int index) {
        return SoundnessRun.part(1, Precision.HALF, new CorrectEngines(List.of()), index, 3);
    }
}
