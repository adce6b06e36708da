package org.gradcheck4j.harness.application.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.gradcheck4j.harness.OwnFile;

/**
 * One file, which is written whole or not at all: first under another name beside it. But what a link or a pipe leads to is written
 * directly.
 */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Writes a file.
     *
     * @param file to write, over what is there; a pipe or a link is written to, not replaced
     * @param text its content
     * @throws IOException if it cannot be written: then what was there stays
     */
    public static void write(Path file, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        if (OwnFile.isSomethingElse(file)) {
            Files.write(file, content);
            return;
        }
        Path beside = beside(file);
        WriteLock.during(beside.resolveSibling(beside.getFileName() + ".lock"), () -> {
            try {
                Files.deleteIfExists(beside); // of a process that was killed; or a link, which is not followed
                OwnFile.writeNew(beside, content);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        });
    }

    private static Path beside(Path file) {
        Path target = file.toAbsolutePath().normalize();
        return target.resolveSibling("." + target.getFileName() + ".writing");
    }
}
