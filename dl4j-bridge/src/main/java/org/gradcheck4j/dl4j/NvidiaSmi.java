package org.gradcheck4j.dl4j;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The driver's own tool, asked within a time limit: a sick driver can hang it. */
final class NvidiaSmi {

    /** Seconds; a healthy one answers in under two, a cold one without the persistence daemon in under ten. */
    private static final long LIMIT = 15;

    private NvidiaSmi() {}

    /** {@return a line for each device: name, driver version, compute capability; empty where it cannot be asked} */
    static Optional<List<String>> devices() {
        try {
            Path answer = Files.createTempFile("nvidia-smi", ".csv");
            try {
                boolean succeeded = ask(answer.toFile());
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

    /** An old driver that does not know the question fails too: only its own words say that there is no device. */
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

    private static boolean ask(File answer) throws IOException, InterruptedException {
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
