package org.gradcheck4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MatrixTest {

    private static final Matrix M = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);

    @Test
    void entries_stand_row_by_row() {
        assertThat(M.get(1, 0)).isEqualTo(4);
        assertThat(M.get(3)).isEqualTo(4);
        assertThat(M.transpose()).isEqualTo(Matrix.of(3, 2, 1, 4, 2, 5, 3, 6));
    }

    @Test
    void it_cannot_be_changed_from_outside() {
        double[] values = {1, 2};
        Matrix matrix = Matrix.row(values);
        values[0] = 9;
        matrix.toArray()[1] = 9;
        assertThat(matrix).isEqualTo(Matrix.row(1, 2));
    }

    @Test
    void a_wrong_number_of_values_an_empty_shape_and_a_wrong_index_are_refused() {
        assertThatThrownBy(() -> Matrix.of(2, 2, 1, 2, 3)).hasMessage("a [2 × 2] matrix has 4 values, not 3");
        assertThatThrownBy(() -> Matrix.of(0, 2))
                .hasMessage("a matrix has at least one row and one column, not [0 × 2]");
        assertThatThrownBy(() -> M.get(0, 3)).hasMessage("column 3 of a matrix [2 × 3]");
        assertThatThrownBy(() -> M.map(Matrix.row(1), Double::sum)).hasMessage("shapes differ: [2 × 3] and [1 × 1]");
    }

    @Test
    void a_product_by_hand_and_its_transpose() {
        Matrix other = Matrix.of(3, 2, 7, 8, 9, 10, 11, 12);
        Matrix product = M.times(other);
        assertThat(product).isEqualTo(Matrix.of(2, 2, 58, 64, 139, 154));
        assertThat(other.transpose().times(M.transpose())).isEqualTo(product.transpose());
        assertThatThrownBy(() -> M.times(M)).hasMessage("cannot multiply [2 × 3] by [2 × 3]");
    }

    @Test
    void floats_are_widened_and_doubles_rounded() {
        assertThat(Matrix.of(1, 2, new float[] {0.1f, -2})).isEqualTo(Matrix.row(0.1f, -2));
        assertThat(Matrix.row(0.1, 1 + 0x1p-24, -2).toFloatArray()).containsExactly(0.1f, 1, -2);
        assertThatThrownBy(() -> Matrix.of(1, 2, new float[] {1})).hasMessage("a [1 × 2] matrix has 2 values, not 1");
    }

    @Test
    void a_product_and_the_sum_it_is_added_to_are_rounded_once() {
        double a = 1 + 0x1p-30;
        assertThat(Matrix.row(1, a).times(Matrix.column(-1, a))).isEqualTo(Matrix.row(0x1p-29 + 0x1p-60));
    }

    @Test
    void entries_are_added_and_lose_their_signs() {
        assertThat(M.plus(M)).isEqualTo(M.map(x -> 2 * x));
        assertThat(M.map(x -> -x).abs()).isEqualTo(M);
        assertThat(M.withEntries(k -> k + 1)).isEqualTo(M);
        assertThat(Matrix.filled(1, 2, 3)).isEqualTo(Matrix.row(3, 3));
    }

    @Test
    void equality_is_by_shape_and_bits() {
        assertThat(M).isNotEqualTo(Matrix.of(3, 2, 1, 2, 3, 4, 5, 6));
        assertThat(Matrix.row(0.0)).isNotEqualTo(Matrix.row(-0.0));
        assertThat(Matrix.row(Double.NaN)).isEqualTo(Matrix.row(Double.NaN));
        assertThat(M).hasSameHashCodeAs(Matrix.of(2, 3, 1, 2, 3, 4, 5, 6));
    }

    @Test
    void a_nan_or_an_infinity_is_not_finite() {
        assertThat(M.isFinite()).isTrue();
        assertThat(M.map(x -> x == 5 ? Double.NaN : x).isFinite()).isFalse();
        assertThat(M.map(x -> x == 5 ? Double.NEGATIVE_INFINITY : x).isFinite()).isFalse();
    }
}
