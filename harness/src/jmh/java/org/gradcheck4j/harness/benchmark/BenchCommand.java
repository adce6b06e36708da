package org.gradcheck4j.harness.benchmark;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures this project and what it is compared with, side by side, and prints the tables. */
@Command(
        name = "ci/bench",
        mixinStandardHelpOptions = true,
        description = "Measures gradients, matrix products, checks and the suite, beside DL4J's and OpenBLAS's.")
public final class BenchCommand implements Callable<Integer> {

    /** More than two are another question: how products scale. */
    private static final int MOST_THREADS = 2;

    private static final int BAD_USAGE = 2;
    private static final int FAILED = 4;

    @Option(names = "--quick", description = "small sizes and few repeats, in less than 5 minutes on 2 cores")
    private boolean isQuick;

    @Option(
            names = "--gpu",
            description = "measures DL4J's gradients on a GPU, too; its columns are empty if that cannot be done")
    private boolean isOnGpu;

    @Option(names = "--json", paramLabel = "FILE", description = "writes the figures to a file, too")
    private @Nullable Path json;

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final PrintStream err =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    /** Made by {@link #main}. */
    public BenchCommand() {}

    /**
     * Runs the command.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchCommand()).execute(args));
    }

    /**
     * Measures, and prints the tables.
     *
     * @return 0; 2 if the file cannot be written; 4 if a fork failed
     */
    @Override
    public Integer call() {
        Instant start = Instant.now();
        try {
            if (json != null) {
                // Whether it can be written shows now, and not after an hour. What it holds stays until then.
                Files.newByteChannel(json, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                        .close();
            }
            Plan plan = isQuick ? Plan.quick() : Plan.whole();
            int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
            Measurement measurement = new Measurement(plan, threads, gpu(), line -> err.println("ci/bench: " + line));
            List<List<Row>> all = List.of(
                    measurement.gradients(), measurement.kernels(), measurement.checks(), measurement.overhead());
            Machine machine = Machine.here(start);
            out.println(machine.sentence());
            for (List<Row> rows : all) {
                String bench = rows.get(0).bench();
                out.printf("%n### %s%n%n%s", bench, new Table(rows, peersOnGpu(bench)).markdown());
            }
            if (json != null) {
                Files.writeString(
                        json,
                        ResultFile.of(
                                machine, all.stream().flatMap(List::stream).toList()));
            }
            return 0;
        } catch (IOException e) {
            err.printf("ci/bench: %s cannot be written: %s%n", json, e.getMessage());
            return BAD_USAGE;
        } catch (IllegalStateException e) {
            err.println("ci/bench: " + e.getMessage());
            return FAILED;
        }
    }

    private Optional<ClassPath> gpu() throws IOException {
        Optional<ClassPath> gpu = isOnGpu ? ClassPath.ofGpu() : Optional.empty();
        if (isOnGpu && gpu.isEmpty()) {
            err.println("ci/bench: nothing is measured on a GPU: run 'mvn package -DskipTests -Pcuda' before"
                    + " 'mvn package -DskipTests', without 'clean' between them");
        }
        return gpu;
    }

    private List<String> peersOnGpu(String bench) {
        return isOnGpu && bench.equals(Row.GRADIENT)
                ? List.of(Participants.MULTI_LAYER + Participants.ON_GPU, Participants.SAME_DIFF + Participants.ON_GPU)
                : List.of();
    }
}
