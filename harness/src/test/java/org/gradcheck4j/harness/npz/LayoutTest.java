package org.gradcheck4j.harness.npz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same numbers in another layout are the same case. */
class LayoutTest {

    private static final double[] W1 = {1, 2, 3, 4, 5, 6};
    private static final double[] DW1 = {11, 12, 13, 14, 15, 16};

    private final Path folder;

    LayoutTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void weights_with_inputs_in_rows_are_transposed() {
        GradientFile formula = numbered().read(folder);
        GradientFile keras = kerasLike().read(folder);
        assertThat(formula.layout()).isEqualTo(new Layout(WeightLayout.OUTPUTS_IN_ROWS, true, ""));
        assertThat(keras.layout()).isEqualTo(new Layout(WeightLayout.INPUTS_IN_ROWS, true, ""));
        assertThat(keras.network()).isEqualTo(formula.network());
        assertThat(keras.output()).isEqualTo(formula.output());
        assertThat(formula.network().layer(1).weights()).isEqualTo(Matrix.of(2, 3, W1));
        assertThat(formula.output().gradients().layer(1).dW()).isEqualTo(Matrix.of(2, 3, DW1));
    }

    @Test
    void square_weights_stand_as_the_last_ones_do() {
        Npz square = Npz.good()
                .with("W1", Npz.doubles(new int[] {3, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9))
                .with("dW1", Npz.doubles(3, 3))
                .with("b1", Npz.doubles(3))
                .with("db1", Npz.doubles(3));
        Matrix written = Matrix.of(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        square.with("W2", Npz.doubles(1, 3)).with("dW2", Npz.doubles(1, 3));
        assertThat(square.read(folder).network().layer(1).weights()).isEqualTo(written);
        square.with("W2", Npz.doubles(3, 1)).with("dW2", Npz.doubles(3, 1));
        assertThat(square.read(folder).network().layer(1).weights()).isEqualTo(written.transpose());
    }

    @Test
    void weights_and_samples_each_have_their_own_layout() {
        GradientFile rows = kerasLike()
                .with("X", Npz.doubles(new int[] {4, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
                .read(folder);
        GradientFile columns = kerasLike()
                .with("X", Npz.doubles(new int[] {3, 4}, 1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12))
                .read(folder);
        assertThat(columns.layout()).isEqualTo(new Layout(WeightLayout.INPUTS_IN_ROWS, false, ""));
        assertThat(columns.batch()).isEqualTo(rows.batch());
    }

    @Test
    void a_logistic_regression_as_numpy_keeps_it() {
        GradientFile flat = logistic()
                .with("W1", Npz.doubles(new int[] {3}, 1, 2, 3))
                .with("dW1", Npz.doubles(new int[] {3}, 4, 5, 6))
                .with("b1", Npz.doubles())
                .with("db1", Npz.doubles())
                .with("J", Npz.doubles(1))
                .read(folder);
        assertThat(flat.network().layer(1).weights()).isEqualTo(Matrix.row(1, 2, 3));
        assertThat(flat.network().layer(1).bias()).isEqualTo(Matrix.row(0.5));
        assertThat(flat.output().gradients().layer(1).dW()).isEqualTo(Matrix.row(4, 5, 6));
        assertThat(flat.output().forward().orElseThrow().loss()).hasValue(0.5);
    }

    @Test
    void a_square_batch_stands_as_the_labels_do() {
        Npz square = Npz.good().with("X", Npz.doubles(new int[] {3, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        Matrix written = Matrix.of(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        GradientFile columns = square.with("y", Npz.doubles(1, 3)).read(folder);
        assertThat(columns.batch().X()).isEqualTo(written);
        assertThat(columns.layout().assumption())
                .isEqualTo("in columns, as in y [1 × 3]; if that is wrong: --samples rows");
        GradientFile rows = square.with("y", Npz.doubles(3, 1)).read(folder);
        assertThat(rows.batch().X()).isEqualTo(written.transpose());
        assertThat(rows.layout().assumption()).startsWith("in rows, as in y [3 × 1]; ");
    }

    @Test
    void a_square_batch_stands_as_the_activations_do() {
        GradientFile rows = Npz.good()
                .with("X", Npz.doubles(new int[] {3, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9))
                .with("y", Npz.doubles(3))
                .with("A1", Npz.doubles(3, 2))
                .with("A2", Npz.doubles(3, 1))
                .read(folder);
        assertThat(rows.layout().assumption()).startsWith("in rows, as in A1 [3 × 2]; ");
    }

    @Test
    void what_the_user_says_is_no_assumption() {
        Npz square = Npz.good().with("X", Npz.doubles(3, 3)).with("y", Npz.doubles(1, 3));
        GradientFile rows = square.read(folder, ReadSettings.DEFAULT.with(SampleLayout.ROWS));
        assertThat(rows.layout()).isEqualTo(new Layout(WeightLayout.OUTPUTS_IN_ROWS, true, ""));
    }

    private static Npz numbered() {
        return Npz.good().with("W1", Npz.doubles(new int[] {2, 3}, W1)).with("dW1", Npz.doubles(new int[] {2, 3}, DW1));
    }

    private static Npz kerasLike() {
        return Npz.good()
                .with("W1", Npz.doubles(new int[] {3, 2}, 1, 4, 2, 5, 3, 6))
                .with("dW1", Npz.doubles(new int[] {3, 2}, 11, 14, 12, 15, 13, 16))
                .with("W2", Npz.doubles(2, 1))
                .with("dW2", Npz.doubles(2, 1));
    }

    private static Npz logistic() {
        return Npz.good().without("W2", "b2", "dW2", "db2");
    }
}
