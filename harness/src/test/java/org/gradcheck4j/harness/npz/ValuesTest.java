package org.gradcheck4j.harness.npz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which values and precisions are taken, rounded or refused. */
class ValuesTest {

    private static final int[] FOUR = {4};

    private final Path folder;

    ValuesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void an_input_that_is_not_finite_is_refused(double value) {
        Npz.good()
                .with("W1", Npz.doubles(new int[] {2, 3}, 0, 0, 0, 0, 0, value))
                .isRefused(folder, ": W1[1, 2] is " + value + ", expected a finite number");
        Npz.good()
                .with("b1", Npz.doubles(new int[] {2}, 0, value))
                .isRefused(folder, ": b1[1] is " + value + ", expected a finite number");
        Npz.good()
                .with("X", Npz.doubles(new int[] {3, 4}, 0, 0, 0, 0, 0, 0, value, 0, 0, 0, 0, 0))
                .isRefused(folder, ": X[1, 2] is " + value + ", expected a finite number");
    }

    @Test
    void an_index_is_in_the_files_own_axes_in_fortran_order_too() {
        byte[] data = ByteBuffer.allocate(6 * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(5 * Double.BYTES, Double.NaN)
                .putDouble(2 * Double.BYTES, Double.POSITIVE_INFINITY)
                .array();
        Npz.good()
                .with("W1", Npz.npy("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3)}", data))
                .isRefused(folder, ": W1[0, 1] is Infinity, expected a finite number");
    }

    @ParameterizedTest
    @CsvSource({"1.5", "-1.0E-300", "NaN", "Infinity"})
    void a_label_outside_0_to_1_is_refused(double label) {
        Npz.good()
                .with("y", Npz.doubles(FOUR, 0, 1, label, 1))
                .isRefused(folder, ": y[2] is " + label + ", expected a label in [0, 1]");
    }

    @ParameterizedTest
    @CsvSource({"|i1, -1, -1.0", "|u1, -1, 255.0", "|b1, 2, 2.0"})
    void an_integer_label_outside_0_to_1_is_refused(String typeString, byte label, String shown) {
        Npz.good()
                .with("y", Npz.npy(typeString, FOUR, new byte[] {0, 1, label, 1}))
                .isRefused(folder, ": y[2] is " + shown + ", expected a label in [0, 1]");
    }

    @Test
    void an_unsigned_label_of_64_bits_is_not_taken_for_a_negative_one() {
        byte[] data = ByteBuffer.allocate(4 * Long.BYTES).putLong(0, -1).array();
        Npz.good()
                .with("y", Npz.npy(">u8", FOUR, data))
                .isRefused(folder, ": y[0] is 1.8446744073709552E19, expected a label in [0, 1]");
    }

    @Test
    void a_gradient_an_activation_or_a_loss_that_is_not_finite_is_kept() {
        GradientFile file = Npz.good()
                .with("dW2", Npz.doubles(new int[] {1, 2}, Double.NaN, Double.POSITIVE_INFINITY))
                .with("db2", Npz.doubles(new int[] {1}, Double.NEGATIVE_INFINITY))
                .with("A1", Npz.doubles(4, 2))
                .with("A2", Npz.doubles(new int[] {4, 1}, 0, Double.NaN, 0, 0))
                .with("J", Npz.doubles(new int[] {}, Double.POSITIVE_INFINITY))
                .read(folder);
        assertThat(file.output().gradients().layer(2).dW()).isEqualTo(Matrix.row(Double.NaN, Double.POSITIVE_INFINITY));
        assertThat(file.output().gradients().layer(2).db()).isEqualTo(Matrix.row(Double.NEGATIVE_INFINITY));
        assertThat(file.output().forward().orElseThrow().activations().get(1))
                .isEqualTo(Matrix.row(0, Double.NaN, 0, 0));
        assertThat(file.output().forward().orElseThrow().loss()).hasValue(Double.POSITIVE_INFINITY);
    }

    @Test
    void inputs_wider_than_the_gradients_are_rounded_to_their_precision() {
        GradientFile file = singleNeuron(0.1).read(folder);
        assertThat(file.precision()).isEqualTo(Precision.FLOAT);
        assertThat(file.network().layer(1).weights()).isEqualTo(Matrix.row(0.1f));
        assertThat(file.network().layer(1).bias()).isEqualTo(Matrix.row(0.1f));
        assertThat(file.batch().X()).isEqualTo(Matrix.row(0.1f, 0.2f));
        assertThat(file.batch().y()).isEqualTo(Matrix.row(0.3f, 1));
    }

    @Test
    void an_input_too_large_for_the_precision_of_the_gradients_is_refused() {
        singleNeuron(1e300)
                .isRefused(
                        folder,
                        ": W1[0, 0] is 1.0E300, expected a number that float32 holds, the gradients' precision");
    }

    private static Npz singleNeuron(double weight) {
        return new Npz()
                .with("X", Npz.doubles(new int[] {2, 1}, 0.1, 0.2))
                .with("y", Npz.doubles(new int[] {2}, 0.3, 1))
                .with("W1", Npz.doubles(new int[] {1, 1}, weight))
                .with("b1", Npz.doubles(new int[] {1}, 0.1))
                .with("dW1", Npz.floats(new int[] {1, 1}, 1))
                .with("db1", Npz.floats(new int[] {1}, 1));
    }

    @Test
    void inputs_narrower_than_the_gradients_are_exact_as_they_are() {
        GradientFile file = singleNeuron(0.5)
                .with("W1", Npz.floats(new int[] {1, 1}, 0.1f))
                .with("dW1", Npz.doubles(1, 1))
                .with("db1", Npz.doubles(1))
                .read(folder);
        assertThat(file.precision()).isEqualTo(Precision.DOUBLE);
        assertThat(file.network().layer(1).weights()).isEqualTo(Matrix.row(0.1f));
    }

    @Test
    void gradients_of_different_precisions_are_refused() {
        Npz.good()
                .with("db2", Npz.floats(new int[] {1}, 1))
                .isRefused(
                        folder, ": the gradients mix precisions: dW1 is float64, db2 is float32, expected one for all");
    }

    @Test
    void an_activation_or_a_loss_narrower_than_the_gradients_is_refused() {
        Npz.good()
                .with("J", Npz.floats(new int[] {}, 1))
                .isRefused(folder, ": J is float32, narrower than the gradients, expected float64");
        Npz.good()
                .with("A1", Npz.doubles(4, 2))
                .with("A2", Npz.floats(new int[] {4, 1}, 0, 0, 0, 0))
                .isRefused(folder, ": A2 is float32, narrower than the gradients, expected float64");
    }

    @Test
    void a_blank_engine_name_is_none() {
        assertThat(Npz.good()
                        .with("engine", Npz.npy("|S2", new int[] {}, new byte[] {' ', 0}))
                        .read(folder)
                        .engine())
                .isEmpty();
    }

    @Test
    void a_part_of_many_chunks_is_read_whole() {
        int m = 100_000;
        double[] values = new double[3 * m];
        Arrays.setAll(values, k -> k);
        GradientFile file = Npz.good()
                .with("X", Npz.doubles(new int[] {m, 3}, values))
                .with("y", Npz.npy("|b1", new int[] {m}, new byte[m]))
                .read(folder);
        assertThat(file.batch().X()).isEqualTo(Matrix.of(m, 3, values).transpose());
    }
}
