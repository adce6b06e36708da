package org.gradcheck4j.harness.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Timing FAST = new Timing(1500, 1400, 2000);
    private static final Timing SLOW = new Timing(3e6, 2.5e6, 1.2e7);
    private static final Timing SLOWER = new Timing(4.5e9, 4.5e9, 4.5e9);

    @Test
    void a_line_shows_every_kernel_and_every_peer_of_the_same_work() {
        List<Row> rows = List.of(
                new Row("gradient", "2-4-1/8", "double", 1, "vector", FAST, "SameDiff", SLOW),
                new Row("gradient", "30-1/32", "double", 1, "vector", SLOW, "SameDiff", SLOWER),
                new Row("gradient", "2-4-1/8", "double", 1, "plain", SLOW, "SameDiff", SLOW),
                new Row("gradient", "2-4-1/8", "float", 2, "vector", FAST, "SameDiff", FAST));
        assertThat(new Table(rows).markdown()).isEqualTo("""
            | size | precision | threads | vector | plain | SameDiff | ÷ vector | ÷ plain |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            | 2-4-1/8 | double | 1 | 1.50 µs (1.40–2.00) | 3.00 ms (2.50–12.0) | 3.00 ms (2.50–12.0) | 2.00e3 | 1.00 |
            | 2-4-1/8 | float | 2 | 1.50 µs (1.40–2.00) |  | 1.50 µs (1.40–2.00) | 1.00 |  |
            | 30-1/32 | double | 1 | 3.00 ms (2.50–12.0) |  | 4.50 s (4.50–4.50) | 1.50e3 |  |
            """);
    }

    @Test
    void a_peer_that_was_not_measured_leaves_its_cells_empty() {
        List<Row> rows = List.of(
                new Row("kernel", "AB/8", "double", 1, "vector", FAST, "FMA peak", FAST),
                new Row("kernel", "AB/2", "double", 1, "vector", FAST, "OpenBLAS", SLOW));
        assertThat(new Table(rows).markdown()).isEqualTo("""
            | size | precision | threads | vector | FMA peak | ÷ vector | OpenBLAS | ÷ vector |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            | AB/8 | double | 1 | 1.50 µs (1.40–2.00) | 1.50 µs (1.40–2.00) | 1.00 |  |  |
            | AB/2 | double | 1 | 1.50 µs (1.40–2.00) |  |  | 3.00 ms (2.50–12.0) | 2.00e3 |
            """);
    }

    @Test
    void a_peer_that_nobody_measured_has_empty_columns() {
        List<Row> rows = List.of(new Row("gradient", "2-4-1/8", "double", 1, "vector", FAST, "SameDiff", SLOW));
        assertThat(new Table(rows, List.of("SameDiff", "SameDiff, GPU")).markdown())
                .isEqualTo("""
            | size | precision | threads | vector | SameDiff | ÷ vector | SameDiff, GPU | ÷ vector |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            | 2-4-1/8 | double | 1 | 1.50 µs (1.40–2.00) | 3.00 ms (2.50–12.0) | 2.00e3 |  |  |
            """);
    }
}
