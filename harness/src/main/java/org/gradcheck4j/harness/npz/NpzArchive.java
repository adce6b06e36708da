package org.gradcheck4j.harness.npz;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.gradcheck4j.harness.BadInputException;

/**
 * A zip file whose every entry is a {@code NAME.npy}, each name once.
 *
 * @param source the file, for messages
 * @param zip open
 */
record NpzArchive(String source, ZipFile zip) implements Closeable {

    private static final String SUFFIX = ".npy";

    static NpzArchive open(String source, Path file) {
        if (!Files.exists(file)) {
            throw new BadInputException(source + ": no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(source + ": not a regular file, expected an .npz file");
        }
        try {
            return new NpzArchive(source, new ZipFile(file.toFile()));
        } catch (ZipException e) {
            throw isOneArray(file) ? oneArray(source) : notAZip(source);
        } catch (IOException e) {
            throw new BadInputException(source + ": cannot be read");
        } catch (IllegalArgumentException | NegativeArraySizeException | OutOfMemoryError e) {
            // JDK 17 throws these if the directory claims a negative or a huge size.
            throw notAZip(source);
        }
    }

    /** {@return the parts by name, in the file's order} */
    Map<String, Part> parts() {
        requireApart();
        Map<String, Part> parts = new LinkedHashMap<>();
        for (ZipEntry entry : entries()) {
            String path = entry.getName();
            if (!path.endsWith(SUFFIX)) {
                throw new BadInputException(
                        source + ": holds " + GradientParts.shortened(path) + ", expected only .npy arrays");
            }
            String name = path.substring(0, path.length() - SUFFIX.length());
            if (parts.put(name, new Part(name, this, entry)) != null) {
                throw new BadInputException(source + ": holds " + GradientParts.shortened(name) + " twice");
            }
        }
        return parts;
    }

    private void requireApart() {
        try {
            if (ZipDirectory.hasOverlaps(Path.of(zip.getName()))) {
                throw new BadInputException(source + ": has entries that overlap, expected what numpy.savez writes");
            }
        } catch (IOException e) {
            throw notAZip(source);
        }
    }

    private List<? extends ZipEntry> entries() {
        try {
            return Collections.list(zip.entries());
        } catch (IllegalArgumentException e) {
            // JDK 17 throws this if an entry's comment is not UTF-8.
            throw notAZip(source);
        }
    }

    private static boolean isOneArray(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return NpyHeader.isMagic(bytes.readNBytes(NpyHeader.MAGIC_LENGTH));
        } catch (IOException e) {
            return false;
        }
    }

    private static BadInputException oneArray(String source) {
        return new BadInputException(
                source
                        + ": one array, expected all parts in one file: np.savez('mine.npz', X=X, y=y, W1=W1, b1=b1, dW1=dW1, db1=db1, …)");
    }

    private static BadInputException notAZip(String source) {
        return new BadInputException(
                source + ": not a zip file, or a truncated or damaged one, expected what numpy.savez writes");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
