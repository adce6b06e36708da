package org.gradcheck4j.harness.npz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries of a zip file that share bytes, which NumPy refuses. */
class OverlapsTest {

    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int END_LENGTH = 22;

    /** Where, in an entry of the directory, its size in the file and its position stand. */
    private static final int SIZE = 20;

    private static final int POSITION = 42;

    private final Path folder;

    OverlapsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void two_entries_at_one_position() {
        byte[] bytes = Npz.good().bytes();
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(entry(zip, 3) + POSITION, zip.getInt(entry(zip, 2) + POSITION));
        refused(bytes);
        refused(withLargeNumbers(bytes));
    }

    @Test
    void an_entry_that_goes_on_in_the_next() {
        byte[] bytes = Npz.good().bytes();
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int size = entry(zip, 2) + SIZE;
        zip.putInt(size, zip.getInt(size) + 100);
        refused(bytes);
    }

    @Test
    void the_last_entry_that_goes_on_in_the_directory() {
        byte[] bytes = Npz.good().bytes();
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int size = entry(zip, 9) + SIZE;
        zip.putInt(size, zip.getInt(size) + 100);
        refused(bytes);
    }

    @Test
    void entries_that_stand_apart_are_read_in_every_kind_of_zip() {
        byte[] good = Npz.good().bytes();
        for (byte[] bytes : new byte[][] {good, withLargeNumbers(good), afterSomething(good)}) {
            assertThat(GradientFile.read(Npz.write(folder, bytes), ReadSettings.DEFAULT)
                            .network()
                            .depth())
                    .isEqualTo(2);
        }
    }

    /** Java reads such a file; where its entries stand is not looked for behind other bytes. */
    @Test
    void a_directory_with_something_behind_it_is_not_believed() {
        byte[] good = Npz.good().bytes();
        byte[] longer = Arrays.copyOf(good, good.length + 4);
        Arrays.fill(longer, good.length, longer.length, (byte) 'j');
        Npz.isRefused(
                folder,
                longer,
                ReadSettings.DEFAULT,
                ": not a zip file, or a truncated or damaged one, expected what numpy.savez writes");
    }

    private void refused(byte[] bytes) {
        Npz.isRefused(
                folder, bytes, ReadSettings.DEFAULT, ": has entries that overlap, expected what numpy.savez writes");
    }

    /** Returns where an entry of the directory stands. */
    private static int entry(ByteBuffer zip, int index) {
        int at = zip.getInt(zip.limit() - END_LENGTH + 16);
        for (int k = 0; k < index; k++) {
            at += 46 + zip.getShort(at + 28) + zip.getShort(at + 30) + zip.getShort(at + 32);
        }
        assertThat(zip.getInt(at)).isEqualTo(ENTRY_SIGNATURE);
        return at;
    }

    /** The same with the end of a zip file of more than four gigabytes. */
    private static byte[] withLargeNumbers(byte[] bytes) {
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.length - END_LENGTH;
        long count = zip.getShort(end + 10);
        long length = zip.getInt(end + 12);
        long offset = zip.getInt(end + 16);
        return ByteBuffer.allocate(end + 56 + 20 + END_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes, 0, end)
                .putInt(0x06064b50)
                .putLong(44)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putLong(count)
                .putLong(count)
                .putLong(length)
                .putLong(offset)
                .putInt(0x07064b50)
                .putInt(0)
                .putLong(end)
                .putInt(1)
                .putInt(0x06054b50)
                .putInt(0)
                .putInt(-1)
                .putInt(-1)
                .putInt(-1)
                .putShort((short) 0)
                .array();
    }

    private static byte[] afterSomething(byte[] bytes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[] {'#', '!', '/', 'x', '\n'});
        all.writeBytes(bytes);
        return all.toByteArray();
    }
}
