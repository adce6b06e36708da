package org.gradcheck4j.dl4j;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The driver's own tool, run with a time limit: a broken driver can make it hang.
 *
 * @param program its name or path
 * @param limit for one call
 */
record NvidiaSmi(String program, Duration limit) {

    /** It takes under two seconds; under ten for the first call, if the driver's persistence daemon is not running. */
    static final NvidiaSmi INSTALLED = new NvidiaSmi("nvidia-smi", Duration.ofSeconds(15));

    /**
     * What the tool says. Nothing at all if it is not installed, or says what nobody understands.
     *
     * @param complaint why it cannot list the devices, one line
     * @param devices all that there are
     */
    record Answer(Optional<String> complaint, Optional<List<CudaDevice>> devices) {

        private static final Answer NONE = new Answer(Optional.empty(), Optional.empty());

        private static Answer complaint(String line) {
            return new Answer(Optional.of(line), Optional.empty());
        }

        static Answer devices(List<CudaDevice> found) {
            return new Answer(Optional.empty(), Optional.of(found));
        }
    }

    /** {@return the devices, or why there are none} */
    Answer answer() {
        int all = CudaDevice.FIELDS.size();
        try {
            Output first = run(all);
            boolean knowsCapability = first.succeeded || !first.mentions(CudaDevice.FIELDS.get(all - 1));
            return knowsCapability ? answer(first, all) : answer(run(all - 1), all - 1);
        } catch (IOException notInstalled) {
            return Answer.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.NONE;
        }
    }

    private Answer answer(Output output, int fields) {
        if (output.isLate) {
            return Answer.complaint("nvidia-smi did not answer within %d s".formatted(limit.toSeconds()));
        }
        if (output.mentions("No devices were found")) { // the exit code does not tell
            return Answer.devices(List.of());
        }
        if (!output.succeeded) {
            return output.lines.stream().findFirst().map(Answer::complaint).orElse(Answer.NONE);
        }
        List<CudaDevice> devices = output.lines.stream()
                .flatMap(line -> CudaDevice.of(line, fields).stream())
                .toList();
        return devices.isEmpty() ? Answer.NONE : Answer.devices(devices);
    }

    /** What the tool printed, blank lines aside, and how it ended. */
    private record Output(boolean isLate, boolean succeeded, List<String> lines) {

        boolean mentions(String text) {
            return lines.stream().anyMatch(line -> line.contains(text));
        }
    }

    private Output run(int fields) throws IOException, InterruptedException {
        Path printed = Files.createTempFile("nvidia-smi", ".csv");
        try {
            Process process = start(fields, printed.toFile());
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Output(true, false, List.of());
            }
            List<String> lines = Files.readString(printed, StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            return new Output(false, process.exitValue() == 0, lines);
        } finally {
            Files.deleteIfExists(printed);
        }
    }

    private Process start(int fields, File printed) throws IOException {
        String query = String.join(",", CudaDevice.FIELDS.subList(0, fields));
        return new ProcessBuilder(program, "--query-gpu=" + query, "--format=csv,noheader,nounits")
                .redirectErrorStream(true)
                .redirectOutput(printed)
                .start();
    }
}
