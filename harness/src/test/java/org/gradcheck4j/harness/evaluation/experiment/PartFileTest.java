package org.gradcheck4j.harness.evaluation.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {

    /** A part as an experiment may have it: numbers that are not finite, too, and counts. */
    record Counted(String name, List<Double> largest, Histogram errors) {}

    @Test
    void finished_parts_come_back_with_their_counts(@TempDir Path folder) throws IOException {
        PartFile<Counted> file = file(folder, "one");
        Counted part = part("ε");

        file.append(3, part);

        assertThat(file.parts()).containsOnlyKeys(3);
        assertThat(file.parts().get(3))
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(part);
    }

    @Test
    void an_unfinished_line_is_cut_off(@TempDir Path folder) throws IOException {
        PartFile<Counted> file = file(folder, "one");
        file.append(0, part("a"));
        Files.writeString(file.path(), "{\"experiment\":\"one\",", StandardOpenOption.APPEND);

        assertThat(file.parts()).containsOnlyKeys(0);
        file.append(1, part("b"));

        assertThat(file.parts()).containsOnlyKeys(0, 1);
    }

    @Test
    void a_line_that_another_process_left_unfinished_is_cut_off_before_one_is_added(@TempDir Path folder)
            throws IOException {
        PartFile<Counted> file = file(folder, "one");
        file.append(0, part("a"));
        Files.writeString(file.path(), "{\"experi", StandardOpenOption.APPEND);

        file.append(1, part("b"));

        assertThat(file.parts()).containsOnlyKeys(0, 1);
    }

    @Test
    void a_line_that_is_damaged_is_refused_by_its_number(@TempDir Path folder) throws IOException {
        PartFile<Counted> file = file(folder, "one");
        file.append(0, part("a"));
        Files.writeString(file.path(), "garbage\n", StandardOpenOption.APPEND);

        assertThatThrownBy(file::parts)
                .isInstanceOf(IOException.class)
                .hasMessage(file.path() + ", line 2: is not a finished part; delete the file to start anew");
    }

    @Test
    void the_parts_of_another_experiment_stay(@TempDir Path folder) throws IOException {
        file(folder, "one").append(0, part("a"));
        file(folder, "two").append(1, part("b"));

        assertThat(file(folder, "one").parts()).containsOnlyKeys(0);
        assertThat(file(folder, "two").parts()).containsOnlyKeys(1);
    }

    @Test
    void a_missing_file_holds_nothing(@TempDir Path folder) throws IOException {
        assertThat(file(folder, "one").parts()).isEmpty();
    }

    private static PartFile<Counted> file(Path folder, String experiment) {
        return new PartFile<>(folder.resolve("parts.jsonl"), experiment, Counted.class);
    }

    private static Counted part(String name) {
        Histogram errors = new Histogram();
        errors.add(0.5);
        errors.add(Double.NaN);
        return new Counted(name, List.of(0.1, Double.POSITIVE_INFINITY, Double.NaN), errors);
    }
}
