package org.gradcheck4j.harness.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gradcheck4j.harness.BadInputException;
import picocli.CommandLine.Option;

/** Where the report goes. */
final class ReportOption {

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "agreement",
            description = "Where the report is written (default: ${DEFAULT-VALUE}).")
    private Path directory = Path.of("agreement");

    /**
     * {@return the folder, which need not exist yet}; asked for before anything is computed
     *
     * @throws BadInputException if something else is in its place
     */
    Path directory() {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new BadInputException("--report %s: is a file, expected a folder".formatted(directory));
        }
        return directory;
    }
}
