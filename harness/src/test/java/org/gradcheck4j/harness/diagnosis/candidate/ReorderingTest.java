package org.gradcheck4j.harness.diagnosis.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

class ReorderingTest {

    /** Rows 1 2 3, 4 5 6, 7 8 9 and 10 11 12. */
    private static final Matrix NUMBERS = Matrix.generate(4, 3, (i, j) -> 3 * i + j + 1);

    private static Predicted exactly(Matrix matrix) {
        return new Predicted(matrix, matrix.map(value -> 1e-9));
    }

    private static Matrix rows(Matrix matrix, int... sources) {
        return Matrix.generate(sources.length, matrix.columns(), (i, j) -> matrix.get(sources[i], j));
    }

    private static Optional<Reordering> find(Matrix right, Matrix actual) {
        return Reordering.find(exactly(right), actual);
    }

    private static void assertWords(Matrix actual, String words) {
        assertThat(find(NUMBERS, actual).orElseThrow().words(TensorName.dW(1))).isEqualTo(words);
    }

    @Test
    void rows_are_put_in_words() {
        assertWords(rows(NUMBERS, 3, 2, 1, 0), "its rows are in reverse order");
        assertWords(rows(NUMBERS, 2, 3, 0, 1), "its rows are rotated: 0 (from 0) belongs at 2");
        assertWords(rows(NUMBERS, 0, 3, 2, 1), "its rows are in another order: 1 (from 0) belongs at 3");
    }

    @Test
    void columns_are_put_in_words() {
        assertWords(rows(NUMBERS.transpose(), 2, 1, 0).transpose(), "its columns are in reverse order");
        assertWords(rows(NUMBERS.transpose(), 1, 2, 0).transpose(), "its columns are rotated: 0 (from 0) belongs at 1");
        assertWords(
                rows(NUMBERS.transpose(), 0, 2, 1).transpose(),
                "its columns are in another order: 1 (from 0) belongs at 2");
    }

    @Test
    void what_is_moved_are_the_parameters() {
        Reordering rows = find(NUMBERS, rows(NUMBERS, 0, 3, 2, 1)).orElseThrow();
        assertThat(rows.parameters(TensorName.dW(2))).isEqualTo(Map.of("dW2 row 1", 3.0, "dW2 row 3", 1.0));
        assertThat(rows.isRegular()).isFalse();
        Reordering columns =
                find(NUMBERS, rows(NUMBERS.transpose(), 1, 2, 0).transpose()).orElseThrow();
        assertThat(columns.parameters(TensorName.dW(2)))
                .isEqualTo(Map.of("dW2 column 0", 1.0, "dW2 column 1", 2.0, "dW2 column 2", 0.0));
        assertThat(columns.isRegular()).isTrue();
    }

    @Test
    void the_bound_is_reordered_too() {
        Reordering reversed = new Reordering(false, List.of(1, 0));
        Predicted two = new Predicted(Matrix.column(1, 2), Matrix.column(3, 4));
        assertThat(reversed.applied(two)).isEqualTo(new Predicted(Matrix.column(2, 1), Matrix.column(4, 3)));
    }

    @Test
    void an_equal_row_stays_where_it_is() {
        Matrix twice = rows(NUMBERS, 0, 1, 2, 0, 3);
        Reordering found = find(twice, rows(twice, 1, 2, 4, 3, 0)).orElseThrow();
        assertThat(found.sources()).containsExactly(1, 2, 4, 3, 0);
    }

    @Test
    void a_row_is_used_once() {
        assertThat(find(NUMBERS, rows(NUMBERS, 0, 3, 3, 1))).isEmpty();
    }

    @Test
    void other_numbers_are_no_order_of_these() {
        assertThat(find(NUMBERS, NUMBERS.map(value -> value + (value == 12 ? 0.5 : 0))))
                .isEmpty();
        assertThat(find(NUMBERS, rows(NUMBERS, 3, 2, 1, 0).map(value -> value + (value == 12 ? 0.5 : 0))))
                .isEmpty();
    }

    @Test
    void entries_of_a_bias_are_reversed_or_shifted_but_not_in_any_order() {
        Matrix bias = Matrix.column(1, 2, 3, 4);
        assertThat(find(bias, rows(bias, 3, 2, 1, 0)).orElseThrow().words(TensorName.db(1)))
                .isEqualTo("its entries are in reverse order");
        assertThat(find(bias, rows(bias, 3, 0, 1, 2)).orElseThrow().words(TensorName.db(1)))
                .isEqualTo("its entries are rotated: 0 (from 0) belongs at 3");
        assertThat(find(bias, rows(bias, 1, 0, 2, 3))).isEmpty();
        assertThat(find(bias, bias)).isEmpty();
    }

    @Test
    void two_numbers_in_a_row_tell_it_from_the_others() {
        Matrix narrow = Matrix.of(3, 2, 1, 2, 3, 4, 5, 6);
        assertThat(find(narrow, rows(narrow, 1, 0, 2)).orElseThrow().sources()).containsExactly(1, 0, 2);
    }

    @Test
    void one_number_has_no_order() {
        assertThat(find(Matrix.row(1), Matrix.row(1))).isEmpty();
    }
}
