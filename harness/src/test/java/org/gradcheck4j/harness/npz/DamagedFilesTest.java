package org.gradcheck4j.harness.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.gradcheck4j.harness.BadInputException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a file, it is read or refused with one line: nothing else is ever thrown. */
class DamagedFilesTest {

    private static final int FILES = 1000;
    private static final int MOST_CHANGES = 8;
    private static final long LIMIT = 10_000;

    /** The last record of a zip file without a comment, in bytes, and where two of its fields start. */
    private static final int END_OF_DIRECTORY = 22;

    private static final int SIZE_OF_DIRECTORY = 12;
    private static final int START_OF_DIRECTORY = 16;

    private final Path folder;

    DamagedFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({"plain, 1", "forward-rows, 2", "engine-unicode, 3"})
    void a_damaged_file_is_read_or_refused_with_one_line(String name, long seed) throws IOException {
        byte[] good;
        try (InputStream golden = DamagedFilesTest.class.getResourceAsStream(name + ".npz")) {
            good = Objects.requireNonNull(golden).readAllBytes();
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < FILES; k++) {
            Path file = Npz.write(folder, damaged(good, random));
            try {
                assertThat(GradientFile.read(file, new ReadSettings(SampleLayout.AUTO, List.of(), LIMIT))
                                .network()
                                .depth())
                        .isPositive();
            } catch (BadInputException refused) {
                assertThat(refused.getMessage()).startsWith(file + ": ").doesNotContain("\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 30, 0})
    void a_directory_of_an_impossible_size_is_refused(int size) {
        byte[] good = Npz.good().bytes();
        int end = good.length - END_OF_DIRECTORY;
        for (int field : new int[] {SIZE_OF_DIRECTORY, START_OF_DIRECTORY}) {
            byte[] bytes = good.clone();
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(end + field, size);
            Path file = Npz.write(folder, bytes);
            assertThatThrownBy(() -> GradientFile.read(file, ReadSettings.DEFAULT))
                    .isInstanceOf(BadInputException.class)
                    .message()
                    .startsWith(file + ": ")
                    .doesNotContain("\n");
        }
    }

    private static byte[] damaged(byte[] good, SplittableRandom random) {
        byte[] bytes = good.clone();
        int changes = random.nextInt(1, MOST_CHANGES + 1);
        for (int k = 0; k < changes; k++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        boolean truncated = random.nextInt(MOST_CHANGES) == 0;
        return truncated ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
