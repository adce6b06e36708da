package org.gradcheck4j.harness.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays that are malformed, truncated, bombs, or of an element type that their part may not have. */
class ArrayRefusalsTest {

    private static final byte[] NONE = {};

    private final Path folder;

    ArrayRefusalsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void an_entry_that_does_not_begin_as_an_array_does() {
        refusedX(
                "not an array at all".getBytes(StandardCharsets.UTF_8),
                "is not a NumPy array: it does not begin as an .npy file does");
    }

    @Test
    void an_unknown_version() {
        byte[] npy = Npz.doubles(4, 3);
        npy[6] = 4;
        refusedX(npy, "is in version 4.0 of the .npy format, expected 1.0, 2.0 or 3.0");
    }

    @Test
    void an_array_that_ends_inside_its_header() {
        refusedX(Arrays.copyOf(Npz.doubles(4, 3), 40), "ends inside its header");
    }

    @Test
    void a_header_longer_than_any() {
        byte[] npy = ByteBuffer.allocate(100)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0})
                .putInt(-1)
                .array();
        refusedX(npy, "has a header of 4294967295 bytes, expected at most 65535");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[1]; expected '{' at character 0",
                "{'descr': '<f8'; expected ',' at character 15",
                "{'descr': '<f8'}; expected descr, fortran_order and shape at character 16",
                "{'descr': 8}; expected a string at character 10",
                "{'descr': '<f8', 'descr': '<f8'}; expected each key once at character 31",
                "{'dtype': '<f8'}; expected descr, fortran_order or shape at character 9",
                "{'descr': [(}; expected ']' at character 13",
                "{'descr' '<f8'}; expected ':' at character 9",
                "{'fortran_order': 0}; expected True or False at character 18",
                "{'shape': 3}; expected '(' at character 10",
                "{'shape': (3)}; expected ',' at character 12",
                "{'shape': (3,-4)}; expected a length at character 13",
                "{'shape': (1234567890123456789,)}; expected a length at character 11",
                "{'shape': (03,)}; expected a length at character 11",
                "{'shape': (٣,)}; expected a length at character 11",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (3,)} + 1; expected nothing more at character 56"
            })
    void a_header_that_is_not_numpys(String literal, String message) {
        refusedX(Npz.npy(literal, NONE), "has a header that cannot be read: " + message);
    }

    @Test
    void a_nul_after_the_header() {
        refusedX(
                Npz.npy("{'descr': '<f8', 'fortran_order': False, 'shape': (3,)}\0", NONE),
                "has a header that cannot be read: expected nothing more at character 55");
    }

    @Test
    void more_dimensions_than_numpy_has() {
        refusedX(
                Npz.npy("{'shape': (" + "1,".repeat(65) + ")}", NONE),
                "has a header that cannot be read: expected at most 64 dimensions at character 141");
    }

    @ParameterizedTest
    @CsvSource({"<U3", "|S3", "<M8[s]", "<f3", "=f8", "|f8", "f8"})
    void features_that_are_no_floating_point_numbers(String typeString) {
        refusedX(
                Npz.npy(typeString, new int[] {4, 3}, NONE),
                "has the dtype " + typeString + ", expected float16, float32 or float64");
    }

    @ParameterizedTest
    @CsvSource({"<i8", "|b1", "|u1", "<f16"})
    void numbers_of_another_type_can_be_cast(String typeString) {
        refusedX(
                Npz.npy(typeString, new int[] {4, 3}, NONE),
                "has the dtype " + typeString + ", expected float16, float32 or float64: save X.astype(float)");
    }

    @Test
    void labels_that_are_text_can_be_compared() {
        Npz.good()
                .with("y", Npz.npy("<U3", new int[] {4}, NONE))
                .isRefused(
                        folder,
                        ": y has the dtype <U3, expected float16, float32, float64, an integer type or bool:"
                                + " save y == 'the name of class 1'");
    }

    @Test
    void labels_of_other_numbers_can_be_converted() {
        Npz.good()
                .with("y", Npz.doubles(new int[] {4}, 1, -1, 1, -1))
                .isRefused(
                        folder,
                        ": y[1] is -1.0, expected a label in [0, 1]: of the classes -1 and 1, save (y + 1) / 2");
        Npz.good()
                .with("y", Npz.doubles(new int[] {4}, 1, 2, 1, 2))
                .isRefused(folder, ": y[1] is 2.0, expected a label in [0, 1]: of the classes 1 and 2, save y - 1");
        Npz.good()
                .with("y", Npz.doubles(4, 2))
                .isRefused(
                        folder,
                        ": y has the shape [4 × 2], expected [4], [4 × 1] or [1 × 4]: of one-hot labels, save y[:, 1]");
        Npz.good()
                .with("y", Npz.doubles(2, 4))
                .isRefused(
                        folder,
                        ": y has the shape [2 × 4], expected [4], [4 × 1] or [1 × 4]: of one-hot labels, save y[1]");
    }

    @ParameterizedTest
    @CsvSource({"<i3", "<i16", "<i1", "|u2"})
    void labels_that_are_no_numbers(String typeString) {
        Npz.good()
                .with("y", Npz.npy(typeString, new int[] {4}, NONE))
                .isRefused(
                        folder,
                        ": y has the dtype " + typeString
                                + ", expected float16, float32, float64, an integer type or bool");
    }

    @Test
    void an_engine_that_is_a_number() {
        Npz.good()
                .with("engine", Npz.doubles(new int[] {}, 1))
                .isRefused(folder, ": engine has the dtype <f8, expected str or bytes");
    }

    @Test
    void an_engine_whose_name_is_too_long() {
        engineRefused("<U251", new byte[1004], "has 1004 bytes of text, expected at most 1000");
    }

    @Test
    void an_engine_whose_name_is_cut_short() {
        engineRefused("|S5", new byte[] {'a', 'b'}, "ends after 2 of the 5 bytes of its text");
    }

    @Test
    void an_engine_whose_name_goes_on() {
        engineRefused("|S1", new byte[] {'a', 'b'}, "goes on after the 1 bytes of its text");
    }

    @Test
    void an_engine_whose_name_is_no_text() {
        engineRefused("<U1", new byte[] {-1, -1, -1, -1}, "is not a valid text");
        engineRefused("|S1", new byte[] {-1}, "is not a valid text");
    }

    @Test
    void an_engine_whose_name_would_move_the_cursor() {
        engineRefused("|S4", new byte[] {0x1b, '[', '2', 'J'}, "holds a control or format character, :: or ##[");
    }

    private void engineRefused(String typeString, byte[] text, String message) {
        Npz.good().with("engine", Npz.npy(typeString, new int[] {}, text)).isRefused(folder, ": engine " + message);
    }

    @Test
    void fewer_elements_than_the_shape_declares() {
        byte[] npy = Npz.doubles(4, 3);
        refusedX(Arrays.copyOf(npy, npy.length - 9), "ends after 10 of the 12 elements of its shape [4 × 3]");
    }

    @Test
    void more_data_than_the_shape_declares() {
        byte[] npy = Npz.doubles(4, 3);
        refusedX(Arrays.copyOf(npy, npy.length + 1), "goes on after the 12 elements of its shape [4 × 3]");
    }

    @Test
    void a_huge_shape_without_the_data() {
        // 800 MB declared; were they allocated unseen, a small heap would not hold them.
        Npz.good()
                .with("X", Npz.npy("<f8", new int[] {33_000_000, 3}, new byte[80]))
                .with("y", Npz.npy("|b1", new int[] {33_000_000}, new byte[9]))
                .isRefused(
                        folder,
                        ": y is [33000000], which takes the file past the limit of 100000000 elements;"
                                + " raise it with --max-elements");
    }

    @Test
    void a_large_shape_without_the_data() {
        Npz.good()
                .with("X", Npz.npy("<f8", new int[] {20_000_000, 3}, new byte[80]))
                .with("y", Npz.npy("|b1", new int[] {20_000_000}, new byte[9]))
                .isRefused(folder, ": y ends after 9 of the 20000000 elements of its shape [20000000]");
    }

    @Test
    void a_shape_whose_product_overflows() {
        refusedX(
                Npz.npy("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296)}", NONE),
                "is [4294967296 × 4294967296], which takes the file past the limit of 100000000 elements;"
                        + " raise it with --max-elements");
    }

    @Test
    void a_part_longer_than_any_array_of_java() {
        byte[] bytes = Npz.good()
                .with("X", Npz.npy("<f8", new int[] {Integer.MAX_VALUE, 3}, NONE))
                .bytes();
        Npz.isRefused(
                folder,
                bytes,
                new ReadSettings(SampleLayout.AUTO, List.of(), Long.MAX_VALUE),
                ": X is [2147483647 × 3], expected at most 2147483639 elements in one part");
    }

    @Test
    void an_empty_batch() {
        refusedX(Npz.doubles(0, 3), "has the shape [0 × 3], so no element");
    }

    @Test
    void an_entry_that_cannot_be_decompressed() {
        byte[] bytes = Npz.good().bytes();
        // The block type, after X's local header of 30 bytes and its name: 3 is none of deflate's.
        bytes[30 + "X.npy".length()] |= 3 << 1;
        refusedAsDamaged(bytes);
    }

    @Test
    void a_wrong_checksum() {
        byte[] bytes = Npz.good().bytes();
        int centralDirectory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        bytes[centralDirectory + 16] ^= 1;
        refusedAsDamaged(bytes);
    }

    private void refusedAsDamaged(byte[] bytes) {
        String message = ": X is damaged: its bytes do not match its checksum, or cannot be decompressed";
        Npz.isRefused(folder, bytes, ReadSettings.DEFAULT, message);
    }

    private void refusedX(byte[] npy, String message) {
        Npz.good().with("X", npy).isRefused(folder, ": X " + message);
    }
}
