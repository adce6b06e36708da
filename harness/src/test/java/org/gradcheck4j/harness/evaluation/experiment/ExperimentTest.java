package org.gradcheck4j.harness.evaluation.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTest {

    private static final int COUNT = 200;

    @Test
    void parts_are_handed_over_in_order_whatever_time_they_take() {
        List<Integer> told = new ArrayList<>();

        List<Integer> parts = new Experiment<>(ExperimentTest::slowAtFirst).first(COUNT, told::add);

        assertThat(parts).isEqualTo(squares(COUNT));
        assertThat(told).isEqualTo(parts);
    }

    @Test
    void parts_that_are_kept_are_not_done_again(@TempDir Path folder) throws IOException {
        PartFile<Integer> file = new PartFile<>(folder.resolve("parts.jsonl"), "squares", Integer.class);
        new Experiment<>(index -> index * index, file).first(50, each -> {});
        Set<Integer> done = ConcurrentHashMap.newKeySet();

        Experiment<Integer> resumed = new Experiment<>(
                index -> {
                    done.add(index);
                    return index * index;
                },
                file);

        assertThat(resumed.done(COUNT)).isEqualTo(50);
        assertThat(resumed.first(COUNT, each -> {})).isEqualTo(squares(COUNT));
        assertThat(done)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(50, COUNT).boxed().toList());
    }

    @Test
    void the_first_parts_that_are_enough_are_the_same_for_any_number_of_threads() {
        List<Integer> parts = new Experiment<>(ExperimentTest::slowAtFirst)
                .until(some -> some.stream().mapToInt(n -> n).sum() >= 1000);

        assertThat(parts).isEqualTo(squares(15)); // 14² + … = 1015, and 819 without 14²
    }

    @Test
    void a_part_that_throws_ends_the_experiment() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        Experiment<Integer> failing = new Experiment<>(index -> {
            if (index == 10) {
                throw new IllegalStateException("part 10");
            }
            done.add(index);
            return index;
        });

        assertThatThrownBy(() -> failing.first(1_000_000, each -> {})).isInstanceOf(IllegalStateException.class);
        assertThat(done).hasSizeLessThan(1_000_000);
    }

    private static int slowAtFirst(int index) {
        if (index % 7 == 0) {
            try {
                Thread.sleep(3);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return index * index;
    }

    private static List<Integer> squares(int count) {
        return IntStream.range(0, count).map(k -> k * k).boxed().toList();
    }
}
