package org.gradcheck4j.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.report.AgreementReport;
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
     * Checks, before anything is computed, that there can be such a folder.
     *
     * @throws BadInputException if something else is in its place
     */
    void check() {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new BadInputException("--report %s: is a file, expected a folder".formatted(directory));
        }
    }

    /**
     * Writes the report.
     *
     * @throws BadInputException if the folder cannot be written to
     */
    void write(AgreementReport agreement) {
        try {
            agreement.write(directory);
        } catch (IOException e) {
            throw new BadInputException("--report %s: cannot be written: %s".formatted(directory, e));
        }
    }

    /** {@return the line that says where to look} */
    String place() {
        return "report: " + directory.resolve("index.html");
    }
}
