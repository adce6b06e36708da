package org.gradcheck4j.harness.npz;

import java.io.IOException;
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

/** A zip file whose every entry is a {@code NAME.npy}, each name once. */
final class NpzArchive {

    private static final String SUFFIX = ".npy";

    private NpzArchive() {}

    static ZipFile open(Path file) {
        if (!Files.exists(file)) {
            throw new BadInputException(file + ": no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + ": not a regular file, expected an .npz file");
        }
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw notAZip(file.toString());
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read");
        }
    }

    /** {@return the parts of an open file by name, in the file's order} */
    static Map<String, Part> parts(ZipFile zip) {
        String source = zip.getName();
        Map<String, Part> parts = new LinkedHashMap<>();
        for (ZipEntry entry : entries(zip)) {
            String path = entry.getName();
            if (!path.endsWith(SUFFIX)) {
                throw new BadInputException(
                        source + ": holds " + GradientParts.shortened(path) + ", expected only .npy arrays");
            }
            String name = path.substring(0, path.length() - SUFFIX.length());
            if (parts.put(name, new Part(name, zip, entry)) != null) {
                throw new BadInputException(source + ": holds " + GradientParts.shortened(name) + " twice");
            }
        }
        return parts;
    }

    private static List<? extends ZipEntry> entries(ZipFile zip) {
        try {
            return Collections.list(zip.entries());
        } catch (IllegalArgumentException e) {
            // JDK 17 throws this if an entry's comment is not UTF-8.
            throw notAZip(zip.getName());
        }
    }

    private static BadInputException notAZip(String source) {
        return new BadInputException(
                source + ": not a zip file, or a truncated or damaged one, expected what numpy.savez writes");
    }
}
