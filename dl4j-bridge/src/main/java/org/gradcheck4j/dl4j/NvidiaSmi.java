package org.gradcheck4j.dl4j;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The driver's own tool, run with a time limit: a broken driver can make it hang. */
final class NvidiaSmi {

    /** Seconds. It takes under two; under ten for the first call, if the driver's persistence daemon is not running. */
    private static final long LIMIT = 15;

    private NvidiaSmi() {}

    /** {@return a line for each device: name, driver version, compute capability; empty if it does not answer} */
    static Optional<List<String>> devices() {
        try {
            Path answer = Files.createTempFile("nvidia-smi", ".csv");
            try {
                boolean succeeded = run(answer.toFile());
                return devices(succeeded, Files.readAllLines(answer, StandardCharsets.UTF_8));
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException notInstalled) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Reads the answer. The exit code does not tell that there is no device: with an old driver, which does not know
     * {@code compute_cap}, the tool fails too.
     */
    static Optional<List<String>> devices(boolean succeeded, List<String> answer) {
        if (answer.stream().anyMatch(line -> line.contains("No devices were found"))) {
            return Optional.of(List.of());
        }
        return succeeded
                ? Optional.of(answer.stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList())
                : Optional.empty();
    }

    private static boolean run(File answer) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "nvidia-smi", "--query-gpu=name,driver_version,compute_cap", "--format=csv,noheader")
                .redirectErrorStream(true)
                .redirectOutput(answer)
                .start();
        if (!process.waitFor(LIMIT, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }
}
