package org.gradcheck4j.dl4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The first step of the build's test phase: says in one line why the backend asked for cannot be used. */
final class BackendProbe {

    private static final int BAD_USAGE = 2;
    private static final int UNAVAILABLE = 3;

    private BackendProbe() {}

    /**
     * Exits 0 and prints nothing if the backend is in use, exits 3 if it cannot be used, and 2 on bad usage.
     *
     * @param arguments {@code native} or {@code cuda}; then, optionally, a properties file: the line goes there in place of
     *     standard error, and the file does not exist afterwards if there is no such line
     * @throws IOException if that file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        System.exit(exitCode(arguments));
    }

    private static int exitCode(String... arguments) throws IOException {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("expected: native or cuda, and perhaps a file for the outcome");
            return BAD_USAGE;
        }
        Optional<Path> outcome = Arrays.stream(arguments).skip(1).findFirst().map(Path::of);
        if (outcome.isPresent()) {
            Files.deleteIfExists(outcome.get());
        }
        try {
            Backend.require(arguments[0]);
            return 0;
        } catch (BackendUnavailableException e) {
            if (outcome.isPresent()) {
                Files.writeString(outcome.get(), property(String.valueOf(e.getMessage())));
            } else {
                System.err.println(e.getMessage());
            }
            return UNAVAILABLE;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return BAD_USAGE;
        }
    }

    /** The line as a build reads it, in the format of {@link java.util.Properties}. */
    static String property(String line) {
        return "backend.unavailable=" + line.replace("\\", "\\\\") + "\n";
    }
}
