package org.gradcheck4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Arrays as users have them become the values of the model, or are refused in words. */
class ArraysTest {

    private static final double[][][] WEIGHTS = {{{1, 2}, {3, 4}, {5, 6}}, {{7, 8, 9}}};
    private static final double[][] BIASES = {{0.1, 0.2, 0.3}, {0.4}};

    @Test
    void weights_are_arrays_of_rows() {
        Network network = Network.of(WEIGHTS, BIASES);
        assertThat(network.architecture()).isEqualTo("2-3-1");
        assertThat(network.layer(1).weights()).isEqualTo(Matrix.of(3, 2, 1, 2, 3, 4, 5, 6));
        assertThat(network.layer(2).bias()).isEqualTo(Matrix.column(0.4));
        Gradients gradients = Gradients.of(WEIGHTS, BIASES);
        assertThat(gradients.layer(2).dW()).isEqualTo(Matrix.row(7, 8, 9));
        assertThat(gradients.layer(1).db()).isEqualTo(Matrix.column(0.1, 0.2, 0.3));
    }

    @Test
    void floats_stay_what_they_are() {
        Network network = Network.of(new float[][][] {{{0.1f, 2}}}, new float[][] {{0.3f}});
        assertThat(network.layer(1).weights()).isEqualTo(Matrix.row(0.1f, 2));
        assertThat(network.layer(1).bias()).isEqualTo(Matrix.column(0.3f));
        assertThat(Gradients.of(new float[][][] {{{0.1f}}}, new float[][] {{0.7f}})
                        .layer(1)
                        .db())
                .isEqualTo(Matrix.column(0.7f));
        Batch batch = Batch.ofRows(new float[][] {{0.1f, 1}, {2, 3}, {4, 5}}, new float[] {0, 1, 1});
        assertThat(batch.X()).isEqualTo(Matrix.of(2, 3, 0.1f, 2, 4, 1, 3, 5));
        assertThat(Matrix.ofRows(new float[][] {{0.1f}})).isEqualTo(Matrix.row(0.1f));
    }

    @Test
    void samples_are_rows() {
        Batch batch = Batch.ofRows(new double[][] {{1, 2}, {3, 4}, {5, 6}}, new double[] {0, 1, 0.5});
        assertThat(batch.X()).isEqualTo(Matrix.of(2, 3, 1, 3, 5, 2, 4, 6));
        assertThat(batch.y()).isEqualTo(Matrix.row(0, 1, 0.5));
    }

    @Test
    void samples_may_be_columns_as_in_the_formula() {
        Batch batch = Batch.ofRows(new double[][] {{1, 2}, {3, 4}, {5, 6}}, new double[] {0, 1, 0.5});
        assertThat(Batch.ofColumns(new double[][] {{1, 3, 5}, {2, 4, 6}}, new double[] {0, 1, 0.5}))
                .isEqualTo(batch);
        assertThat(Batch.ofColumns(new float[][] {{1, 3, 5}, {2, 4, 6}}, new float[] {0, 1, 0.5f}))
                .isEqualTo(batch);
    }

    @Test
    void a_matrix_becomes_an_array_of_rows_again() {
        double[][] rows = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6).toRows();
        assertThat(rows).isDeepEqualTo(new double[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(Matrix.ofRows(rows)).isEqualTo(Matrix.of(2, 3, 1, 2, 3, 4, 5, 6));
    }

    @Test
    void later_changes_of_an_array_change_nothing() {
        double[][] rows = {{1, 2}};
        Matrix matrix = Matrix.ofRows(rows);
        rows[0][0] = 9;
        assertThat(matrix).isEqualTo(Matrix.row(1, 2));
    }

    @Test
    void shapes_that_do_not_fit_are_refused() {
        refused(
                () -> Matrix.ofRows(new double[][] {{1, 2}, {3}}),
                "row 1 (from 0) of the matrix has 1 entries, but row 0 has 2");
        refused(() -> Matrix.ofRows(new double[0][]), "the matrix has no entries");
        refused(
                () -> Network.of(WEIGHTS, new double[][] {{0.1, 0.2, 0.3}}),
                "there are 2 W, but 1 b: expected one of each for each layer");
        refused(
                () -> Network.of(new double[][][] {{{1, 3, 5}, {2, 4, 6}}, {{7}, {8}, {9}}}, BIASES),
                "W1 is [2 × 3], but b1 is [3 × 1]: expected [2 × 1]; the transposed W1 would fit: W is [outputs × inputs]");
        refused(
                () -> Network.of(new double[][][] {WEIGHTS[0], {{7, 8, 9}, {7, 8, 9}}}, BIASES),
                "W2 is [2 × 3], but b2 is [1 × 1]: expected [2 × 1]");
        refused(
                () -> Batch.ofRows(new double[][] {{1, 2, 3}, {4, 5, 6}}, new double[] {0, 1, 1}),
                "X has 2 rows, a sample each, but y has 3 labels: are the samples columns?");
        refused(
                () -> Batch.ofColumns(new double[][] {{1, 2}, {3, 4}, {5, 6}}, new double[] {0, 1, 1}),
                "X has 2 columns, a sample each, but y has 3 labels: are the samples rows?");
        refused(
                () -> Batch.ofRows(new double[][] {{1, 2}}, new double[] {0, 1, 1}),
                "X has 1 rows, a sample each, but y has 3 labels");
    }

    @Test
    @SuppressWarnings("NullAway") // a user's code is not checked for nulls
    void null_is_refused_in_words() {
        assertThatNullPointerException()
                .isThrownBy(() -> Network.of(new double[][][] {WEIGHTS[0], null}, BIASES))
                .withMessage("W2 is null");
        assertThatNullPointerException()
                .isThrownBy(() -> Network.of(WEIGHTS, new double[][] {BIASES[0], null}))
                .withMessage("b2 is null");
        assertThatNullPointerException()
                .isThrownBy(() -> Gradients.of((double[][][]) null, BIASES))
                .withMessage("the array of every dW is null");
        assertThatNullPointerException()
                .isThrownBy(() -> Batch.ofRows(new double[][] {{1}, null}, new double[] {0, 1}))
                .withMessage("row 1 (from 0) of X is null");
        assertThatNullPointerException()
                .isThrownBy(() -> Batch.ofRows(new double[][] {{1}}, null))
                .withMessage("y is null");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
