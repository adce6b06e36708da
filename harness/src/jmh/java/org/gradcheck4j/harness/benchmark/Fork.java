package org.gradcheck4j.harness.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A process of its own, in which JMH measures one benchmark for all combinations of its parameters.
 *
 * @param setting of its environment
 * @param benchmark the class that JMH runs
 * @param parameters the values of each parameter
 * @param effort how often each combination is measured
 * @param classPath with one backend of ND4J
 */
record Fork(
        Setting setting, Class<?> benchmark, Map<String, List<String>> parameters, Effort effort, ClassPath classPath) {

    /** On the CPU, with the class path of this process. */
    Fork(Setting setting, Class<?> benchmark, Map<String, List<String>> parameters, Effort effort) {
        this(setting, benchmark, parameters, effort, ClassPath.OF_THIS_PROCESS);
    }

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** {@return what JMH measured, as its file of results says it} */
    String results() {
        try {
            Path folder = Files.createTempDirectory("gradcheck4j-bench");
            Path results = folder.resolve("results.json");
            Path output = folder.resolve("output.txt");
            try {
                return run(results, output);
            } finally {
                Files.deleteIfExists(results);
                Files.deleteIfExists(output);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new IllegalStateException("%s: %s".formatted(this, e.getMessage()), e);
        }
    }

    private String run(Path results, Path output) throws IOException {
        ProcessBuilder process =
                new ProcessBuilder(command(results)).redirectErrorStream(true).redirectOutput(output.toFile());
        process.environment().putAll(setting.environment());
        Process running = process.start();
        // If this process is killed, the fork has nobody to measure for.
        Runtime.getRuntime().addShutdownHook(new Thread(running::destroy));
        try {
            int code = running.waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        "%s ended with %d:\n%s".formatted(this, code, Files.readString(output)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(this + " was interrupted", e);
        }
        return Files.readString(results);
    }

    private List<String> command(Path results) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(inherited());
        command.addAll(setting.javaOptions());
        if (benchmark == PeakBenchmark.class) {
            command.add("--add-modules=jdk.incubator.vector");
        }
        command.add("-D" + ClassPath.BACKEND + "=" + classPath.backend());
        command.addAll(List.of("-cp", classPath.entries(), "org.openjdk.jmh.Main"));
        command.add("^" + benchmark.getName().replace(".", "\\.") + "\\.");
        // This process is the fork. An error ends it.
        command.addAll(List.of("-f", "0", "-foe", "true", "-v", "SILENT", "-tu", "ns", "-rf", "json"));
        command.addAll(List.of("-rff", results.toString()));
        command.addAll(benchmark == OverheadBenchmark.class ? List.of("-bm", "ss") : List.of("-bm", "avgt"));
        command.addAll(List.of("-wi", "" + effort.warmUps(), "-i", "" + effort.iterations()));
        command.addAll(List.of("-w", effort.millis() + "ms", "-r", effort.millis() + "ms"));
        if (benchmark == PeakBenchmark.class) {
            command.addAll(List.of("-t", "" + setting.threads()));
        }
        parameters.forEach((name, values) -> command.addAll(List.of("-p", name + "=" + String.join(",", values))));
        return command;
    }

    /** What this process was started with, such as the options that keep native code from warning and DL4J's log quiet. */
    private static List<String> inherited() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--") || option.startsWith("-X") || option.startsWith("-Dlogback."))
                .toList();
    }

    @Override
    public String toString() {
        return "%s (%s)".formatted(benchmark.getSimpleName(), setting);
    }
}
