package org.gradcheck4j.harness.npz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes that do not fit each other. The network is 3-2-1, with 4 samples in rows. */
class ShapeRefusalsTest {

    private final Path folder;

    ShapeRefusalsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "W1; 6; [6], expected [outputs × inputs]: write W1.reshape(1, -1) if that is one neuron,"
                        + " W1.reshape(-1, 1) if it is one input",
                "W2; 1,2,1; [1 × 2 × 1], expected [1 × 2], since W1 [2 × 3] has 2 outputs",
                "W2; 1,3; [1 × 3], expected [1 × 2], since W1 [2 × 3] has 2 outputs",
                "W2; 2,2; [2 × 2], expected [1 × 2]: a binary classifier ends in one output",
                "b1; 3; [3], expected [2], [2 × 1] or [1 × 2]",
                "b1; 2,2; [2 × 2], expected [2], [2 × 1] or [1 × 2]",
                "b2; 2; [2], expected [], [1] or [1 × 1]",
                "dW1; 3,2; [3 × 2], expected [2 × 3], that of W1: save dW1.T",
                "dW2; 2; [2], expected [1 × 2], that of W2: write dW2.reshape(1, 2)",
                "db1; 1; [1], expected [2], [2 × 1] or [1 × 2]",
                "y; 3; [3], expected [4], [4 × 1] or [1 × 4]",
                "y; 2,2; [2 × 2], expected [4], [4 × 1] or [1 × 4]",
                "X; 12; [12], expected [m × 3] (samples in rows) or [3 × m] (samples in columns) for W1 [2 × 3]",
                "X; 4,5; [4 × 5], expected [m × 3] (samples in rows) or [3 × m] (samples in columns) for W1 [2 × 3]",
                "X; 4,3,1; [4 × 3 × 1], expected [m × 3] (samples in rows) or [3 × m] (samples in columns)"
                        + " for W1 [2 × 3]"
            })
    void a_part_whose_shape_does_not_fit(String part, String shape, String message) {
        Npz.good().with(part, Npz.doubles(lengths(shape))).isRefused(folder, ": " + part + " has the shape " + message);
    }

    @Test
    void a_small_file_that_asks_for_a_large_computation() {
        Npz wide = Npz.good()
                .with("X", Npz.doubles(50, 1))
                .with("y", Npz.doubles(50))
                .with("W1", Npz.doubles(40, 1))
                .with("b1", Npz.doubles(40))
                .with("W2", Npz.doubles(1, 40))
                .with("dW1", Npz.doubles(40, 1))
                .with("db1", Npz.doubles(40))
                .with("dW2", Npz.doubles(1, 40));
        Npz.isRefused(
                folder,
                wide.bytes(),
                new ReadSettings(SampleLayout.AUTO, List.of(), 2000),
                ": 41 neurons have 2050 activations in 50 samples, expected at most 2000; raise it with --max-elements");
        Npz deep = Npz.good().without("W2", "b2", "dW2", "db2");
        for (int i = 1; i <= 1001; i++) {
            deep.with("W" + i, Npz.doubles(1, i == 1 ? 3 : 1))
                    .with("b" + i, Npz.doubles(1))
                    .with("dW" + i, Npz.doubles(1, i == 1 ? 3 : 1))
                    .with("db" + i, Npz.doubles(1));
        }
        deep.isRefused(folder, ": holds 1001 layers, expected at most 1000");
    }

    private static int[] lengths(String shape) {
        return shape == null
                ? new int[0]
                : Arrays.stream(shape.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    @Test
    void a_hidden_layer_whose_input_is_not_the_layer_before() {
        Npz.good()
                .with("W2", Npz.doubles(4, 3))
                .with("W3", Npz.doubles(1, 4))
                .with("b3", Npz.doubles(1))
                .with("dW3", Npz.doubles(1, 4))
                .with("db3", Npz.doubles(1))
                .isRefused(folder, ": W2 has the shape [4 × 3], expected [4 × 2], since W1 [2 × 3] has 2 outputs");
    }

    @Test
    void a_hidden_layer_of_one_dimension() {
        Npz.good()
                .with("W2", Npz.doubles(2))
                .with("W3", Npz.doubles(1, 2))
                .with("b3", Npz.doubles(1))
                .with("dW3", Npz.doubles(1, 2))
                .with("db3", Npz.doubles(1))
                .isRefused(
                        folder,
                        ": W2 has the shape [2], expected [outputs × 2], since W1 [2 × 3] has 2 outputs: write"
                                + " W2.reshape(1, -1) if that is one neuron, W2.reshape(-1, 1) if it is one input");
    }

    @Test
    void weights_of_which_some_stand_the_other_way() {
        Npz.good()
                .with("W2", Npz.doubles(2, 1))
                .with("dW2", Npz.doubles(2, 1))
                .isRefused(
                        folder,
                        ": W2 is [2 × 1], so [n_1 × n_2], but W1 is [2 × 3], so [n_1 × n_0]: save all W and dW alike,"
                                + " such as W2.T");
    }

    @Test
    void a_gradient_that_does_not_stand_as_its_weights_do() {
        Npz.good()
                .with("W1", Npz.doubles(3, 2))
                .with("W2", Npz.doubles(2, 1))
                .with("dW2", Npz.doubles(2, 1))
                .isRefused(folder, ": dW1 has the shape [2 × 3], expected [3 × 2], that of W1: save dW1.T");
    }

    @Test
    void weights_with_inputs_in_rows_whose_chain_breaks() {
        Npz.good()
                .with("W1", Npz.doubles(3, 2))
                .with("dW1", Npz.doubles(3, 2))
                .with("W2", Npz.doubles(4, 1))
                .isRefused(folder, ": W2 has the shape [4 × 1], expected [2 × 1], since W1 [3 × 2] has 2 outputs");
    }

    @Test
    void a_last_row_of_one_dimension_after_square_weights() {
        Npz.good()
                .with("W1", Npz.doubles(3, 3))
                .with("W2", Npz.doubles(3))
                .isRefused(
                        folder,
                        ": W2 has the shape [3], expected [1 × 3] if W1 is [n_1 × n_0], or [3 × 1] if it is [n_0 × n_1]:"
                                + " write W2.reshape(1, 3) or W2.reshape(3, 1), since square weights do not say which");
    }

    @Test
    void features_of_one_dimension() {
        Npz.good()
                .with("X", Npz.doubles(3))
                .isRefused(
                        folder,
                        ": X has the shape [3], expected [m × 3] (samples in rows) or [3 × m] (samples in columns)"
                                + " for W1 [2 × 3]: write X.reshape(1, 3) if it is one sample");
        Npz.good()
                .with("X", Npz.doubles(4))
                .with("W1", Npz.doubles(2, 1))
                .with("dW1", Npz.doubles(2, 1))
                .isRefused(
                        folder,
                        ": X has the shape [4], expected [m × 1] (samples in rows) or [1 × m] (samples in columns)"
                                + " for W1 [2 × 1]: write X.reshape(4, 1)");
    }

    @Test
    void an_activation_of_one_dimension() {
        Npz.good()
                .with("A1", Npz.doubles(4, 2))
                .with("A2", Npz.doubles(4))
                .isRefused(
                        folder,
                        ": A2 has the shape [4], expected [4 × 1] (samples in rows, as in X): write A2.reshape(4, 1)");
    }

    @Test
    void labels_and_activations_that_contradict_each_other_beside_a_square_batch() {
        square().with("y", Npz.doubles(3, 1))
                .with("A1", Npz.doubles(2, 3))
                .with("A2", Npz.doubles(1, 3))
                .isRefused(
                        folder,
                        ": X is [3 × 3]: its samples may stand in rows or in columns; say which with --samples rows|columns");
    }

    @Test
    void samples_that_may_stand_in_rows_or_columns() {
        square().isRefused(
                        folder,
                        ": X is [3 × 3]: its samples may stand in rows or in columns; say which with --samples rows|columns");
    }

    @Test
    void one_sample_of_one_feature_is_the_same_in_rows_and_in_columns() {
        Npz one = Npz.good()
                .with("X", Npz.doubles(new int[] {1, 1}, 7))
                .with("y", Npz.doubles(1))
                .with("W1", Npz.doubles(2, 1))
                .with("dW1", Npz.doubles(2, 1))
                .with("A1", Npz.doubles(2, 1))
                .with("A2", Npz.doubles(1, 1));
        assertThat(GradientFile.read(Npz.write(folder, one.bytes()), ReadSettings.DEFAULT)
                        .batch()
                        .X())
                .isEqualTo(Matrix.row(7));
    }

    @Test
    void a_square_batch_is_read_as_the_user_says() {
        Matrix written = Matrix.of(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Path file = Npz.write(folder, square().bytes());
        Map<SampleLayout, Matrix> expected =
                Map.of(SampleLayout.ROWS, written.transpose(), SampleLayout.COLUMNS, written);
        expected.forEach((samples, features) -> assertThat(GradientFile.read(file, ReadSettings.DEFAULT.with(samples))
                        .batch()
                        .X())
                .isEqualTo(features));
    }

    private static Npz square() {
        return Npz.good()
                .with("X", Npz.doubles(new int[] {3, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9))
                .with("y", Npz.doubles(3));
    }

    @Test
    void samples_in_columns_where_the_user_said_rows() {
        Npz.good()
                .with("X", Npz.doubles(3, 4))
                .isRefused(
                        folder,
                        SampleLayout.ROWS,
                        ": X has the shape [3 × 4], expected [m × 3] (samples in rows) for W1 [2 × 3]");
    }

    @Test
    void samples_in_rows_where_the_user_said_columns() {
        Npz.good()
                .isRefused(
                        folder,
                        SampleLayout.COLUMNS,
                        ": X has the shape [4 × 3], expected [3 × m] (samples in columns) for W1 [2 × 3]");
    }

    @Test
    void activations_in_columns_beside_samples_in_rows() {
        Npz.good()
                .with("A1", Npz.doubles(2, 4))
                .with("A2", Npz.doubles(1, 4))
                .isRefused(folder, ": A1 has the shape [2 × 4], expected [4 × 2] (samples in rows, as in X)");
    }

    @Test
    void activations_in_rows_beside_samples_in_columns() {
        Npz.good()
                .with("X", Npz.doubles(3, 4))
                .with("A1", Npz.doubles(2, 4))
                .with("A2", Npz.doubles(4, 1))
                .isRefused(
                        folder,
                        ": A2 has the shape [4 × 1], expected [1 × 4] (samples in columns, as in X):"
                                + " write A2.reshape(1, 4)");
    }

    @Test
    void a_loss_or_a_name_that_is_no_scalar() {
        Npz.good().with("J", Npz.doubles(2)).isRefused(folder, ": J has the shape [2], expected a scalar, []");
        Npz.good()
                .with("engine", Npz.npy("|S1", new int[] {2}, new byte[] {'a', 'b'}))
                .isRefused(folder, ": engine has the shape [2], expected a scalar, []");
    }
}
