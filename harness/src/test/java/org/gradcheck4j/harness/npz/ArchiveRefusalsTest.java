package org.gradcheck4j.harness.npz;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gradcheck4j.harness.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no archive of arrays, or whose parts are not those of a gradient file. */
class ArchiveRefusalsTest {

    private static final String EXPECTED_PARTS =
            ", expected X, y, W, b, dW, db of layers 1 to 2; optionally A of all layers, J, engine";

    /** Where a central directory's entry has the length of its comment, and its end the directory's size. */
    private static final int COMMENT_LENGTH = 32;

    private static final int DIRECTORY_SIZE = 12;

    private final Path folder;

    ArchiveRefusalsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_file_that_does_not_exist() {
        Path file = folder.resolve("none.npz");
        assertThatThrownBy(() -> GradientFile.read(file, ReadSettings.DEFAULT))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": no such file");
    }

    @Test
    void a_folder() {
        assertThatThrownBy(() -> GradientFile.read(folder, ReadSettings.DEFAULT))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder + ": not a regular file, expected an .npz file");
    }

    @Test
    void a_file_that_is_no_zip() {
        refusedAsNoZip("W1 = [[1, 2, 3]]".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void one_array_alone() {
        refused(
                Npz.doubles(2, 3),
                ": one array, expected all parts in one file: np.savez('mine.npz', X=X, y=y, W1=W1, b1=b1, dW1=dW1, db1=db1, …)");
    }

    @Test
    void an_empty_file() {
        refusedAsNoZip(new byte[0]);
    }

    @Test
    void a_truncated_file() {
        byte[] bytes = Npz.good().bytes();
        refusedAsNoZip(Arrays.copyOf(bytes, bytes.length - 1));
    }

    @Test
    void a_central_directory_with_text_that_is_no_text() {
        byte[] bytes = Npz.good().bytes();
        // The last entry takes one byte, 0xff, as its comment.
        int last = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
        int end = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\5\6");
        byte[] commented = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, commented, 0, end);
        System.arraycopy(bytes, end, commented, end + 1, bytes.length - end);
        commented[end] = (byte) 0xff;
        commented[last + COMMENT_LENGTH] = 1;
        commented[end + 1 + DIRECTORY_SIZE]++;
        refusedAsNoZip(commented);
    }

    private void refusedAsNoZip(byte[] bytes) {
        refused(bytes, ": not a zip file, or a truncated or damaged one, expected what numpy.savez writes");
    }

    @Test
    void a_zip_without_an_entry() {
        new Npz()
                .isRefused(
                        folder,
                        ": missing X, y, W1, b1, dW1 and 1 more,"
                                + " expected X, y, W1, b1, dW1, db1; optionally A1, J, engine");
    }

    @Test
    void an_entry_that_is_no_array() {
        Npz.good()
                .withEntry("notes.txt", new byte[1])
                .isRefused(folder, ": holds notes.txt, expected only .npy arrays");
    }

    @Test
    void an_entry_with_a_name_that_would_break_the_line() {
        Npz.good()
                .withEntry("a\nb" + "c".repeat(40), new byte[1])
                .isRefused(folder, ": holds a\\u000ab" + "c".repeat(37) + "…, expected only .npy arrays");
    }

    @Test
    void the_same_part_twice() {
        byte[] bytes = Npz.good().with("Q", Npz.doubles(4, 3)).bytes();
        String renamed = new String(bytes, StandardCharsets.ISO_8859_1).replace("Q.npy", "X.npy");
        refused(renamed.getBytes(StandardCharsets.ISO_8859_1), ": holds X twice");
    }

    @Test
    void a_missing_part() {
        Npz.good().without("b2").isRefused(folder, ": missing b2" + EXPECTED_PARTS);
    }

    @Test
    void many_missing_parts() {
        Npz.good()
                .without("X", "W1", "b2", "dW1", "dW2", "db1")
                .isRefused(folder, ": missing X, W1, dW1, db1, b2 and 1 more" + EXPECTED_PARTS);
    }

    @Test
    void a_layer_number_that_asks_for_billions_of_parts() {
        Npz.good()
                .with("W999999999", Npz.doubles(1, 1))
                .isRefused(
                        folder,
                        ": missing W3, b3, dW3, db3, W4 and 3999999982 more,"
                                + " expected X, y, W, b, dW, db of layers 1 to 999999999;"
                                + " optionally A of all layers, J, engine");
    }

    @Test
    void a_part_by_an_unknown_name() {
        Npz.good().with("dw1", Npz.doubles(2, 3)).isRefused(folder, ": unknown dw1" + EXPECTED_PARTS);
    }

    @Test
    void an_activation_of_a_layer_that_the_network_lacks() {
        Npz.good().with("A3", Npz.doubles(4, 1)).isRefused(folder, ": unknown A3" + EXPECTED_PARTS);
    }

    @Test
    void activations_of_some_layers_only() {
        Npz.good().with("A2", Npz.doubles(4, 1)).isRefused(folder, ": missing A1" + EXPECTED_PARTS);
    }

    @Test
    void more_elements_than_the_limit_which_counts_all_parts() {
        // X 12, y 4, W1 6, b1 2: 24 so far; W2 has 2 more.
        String message =
                ": W2 is [1 × 2], which takes the file past the limit of 25 elements; raise it with --max-elements";
        Npz.isRefused(folder, Npz.good().bytes(), upTo(25), message);
    }

    private void refused(byte[] bytes, String message) {
        Npz.isRefused(folder, bytes, ReadSettings.DEFAULT, message);
    }

    private static ReadSettings upTo(long elements) {
        return new ReadSettings(SampleLayout.AUTO, List.of(), elements);
    }
}
