package org.gradcheck4j.harness.application.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.files.WholeFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file of the page that explains A[i−1]. */
public final class PageOption {

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write why A[i-1] stands in dW[i] to this file: a page with drawings, for a browser.")
    private @Nullable Path file;

    /** {@return the file, if one is asked for} */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /**
     * Writes a page.
     *
     * @param file to write, over what is there
     * @param html its content
     * @throws BadInputException if it cannot be written
     */
    public static void write(Path file, String html) {
        if (Files.isDirectory(file)) {
            throw new BadInputException("--html %s: is a folder, expected a file".formatted(file));
        }
        try {
            WholeFile.write(file, html);
        } catch (IOException e) {
            throw new BadInputException("--html %s: cannot be written: %s".formatted(file, WhyNotWritten.of(e)));
        }
    }
}
