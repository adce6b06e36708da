package org.gradcheck4j.harness.npz;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import org.gradcheck4j.harness.BadInputException;

/**
 * One named entry of a gradient file, not read yet.
 *
 * @param name without {@code .npy}
 * @param archive open
 * @param entry of it; its declared sizes are never relied on
 */
record Part(String name, NpzArchive archive, ZipEntry entry) {

    /** Reads from the part's beginning. */
    @FunctionalInterface
    interface Reading<T> {
        T from(InputStream bytes) throws IOException;
    }

    /** {@return what a reading makes of the part's first bytes} */
    <T> T readStart(Reading<T> reading) {
        try (InputStream bytes = archive.zip().getInputStream(entry)) {
            return reading.from(bytes);
        } catch (IOException e) {
            throw damaged();
        }
    }

    /** {@return what a reading makes of the whole part, once its checksum has been found right} */
    <T> T readWhole(Reading<T> reading) {
        return readStart(bytes -> {
            CheckedInputStream checked = new CheckedInputStream(bytes, new CRC32());
            T result = reading.from(checked);
            if (checked.getChecksum().getValue() != entry.getCrc()) {
                throw damaged();
            }
            return result;
        });
    }

    private BadInputException damaged() {
        return bad("is damaged: its bytes do not match its checksum, or cannot be decompressed");
    }

    /** {@return the refusal "FILE: PART what"} */
    BadInputException bad(String what) {
        return badEntry("", what);
    }

    /** {@return the refusal "FILE: PART[INDEX] what"} */
    BadInputException badEntry(String index, String what) {
        return new BadInputException(archive.source() + ": " + GradientParts.shortened(name) + index + " " + what);
    }
}
