package org.gradcheck4j.harness.application.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.gradcheck4j.harness.BadInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The report's folder. */
public final class ReportOption {

    /** What writes a report. */
    public interface Writer {

        /**
         * Writes its files.
         *
         * @param folder to write them to
         * @throws IOException if one cannot be written
         */
        void write(Path folder) throws IOException;
    }

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "The folder of the report (default: agreement for suite; other commands write none unasked).")
    private @Nullable Path directory;

    /** Lets the report be written to {@code agreement} if the user names no folder. */
    public void writeUnasked() {
        directory = directory == null ? Path.of("agreement") : directory;
    }

    /** {@return whether a report is written} */
    public boolean isWanted() {
        return directory != null;
    }

    /**
     * Checks, before anything is computed or printed, that there can be such a folder.
     *
     * @throws BadInputException if there is something else at this path, or it cannot be written to
     */
    public void check() {
        if (directory != null) {
            check(directory, Files::isWritable);
        }
    }

    /**
     * As {@link #check()}, for a folder.
     *
     * @param directory of the report
     * @param writable whether a folder that exists can be written to
     * @throws BadInputException if there is something else at this path, or it cannot be written to
     */
    public static void check(Path directory, Predicate<Path> writable) {
        Path present = directory.toAbsolutePath().normalize();
        while (!Files.exists(present)) {
            present = Objects.requireNonNull(present.getParent(), "a root exists");
        }
        if (!Files.isDirectory(present)) {
            boolean itself = present.equals(directory.toAbsolutePath().normalize());
            throw new BadInputException(
                    "--report %s: %s a file, expected a folder".formatted(directory, itself ? "is" : present + " is"));
        }
        if (!writable.test(present)) {
            throw new BadInputException("--report %s: %s cannot be written to".formatted(directory, present));
        }
    }

    /**
     * Writes the report, if one is wanted.
     *
     * @param report writes its files
     * @throws BadInputException if the folder cannot be written to
     */
    public void write(Writer report) {
        if (directory == null) {
            return;
        }
        try {
            report.write(directory);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /**
     * {@return a file of the report's folder; empty if no report is wanted}
     *
     * @param name of the file
     */
    public Optional<Path> file(String name) {
        return Optional.ofNullable(directory).map(folder -> folder.resolve(name));
    }

    /**
     * {@return why a report cannot be written}
     *
     * @param e as thrown
     */
    public BadInputException refused(IOException e) {
        return refused(directory, e);
    }

    /**
     * As above, for a folder.
     *
     * @param directory of the report
     * @param e as thrown
     * @return why it cannot be written
     */
    public static BadInputException refused(@Nullable Path directory, IOException e) {
        return new BadInputException("--report %s: cannot be written: %s".formatted(directory, WhyNotWritten.of(e)));
    }

    /** {@return the line that names the report's page; empty if none is written} */
    public String place() {
        return place("index.html");
    }

    /**
     * {@return the same of another page}
     *
     * @param page its file
     */
    public String place(String page) {
        return directory == null ? "" : "report: " + directory.resolve(page);
    }
}
