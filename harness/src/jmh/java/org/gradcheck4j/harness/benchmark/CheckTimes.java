package org.gradcheck4j.harness.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.gradcheck4j.harness.cases.CsvData;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.npz.GradientFileWriter;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;

/** Times {@code gradcheck4j check FILE} as a whole process, from its start to its end: {@code ci/check-times}. */
public final class CheckTimes {

    private static final int WARM_UPS = 3;
    private static final int TIMES = 21;
    private static final double SECOND = 1e9;
    private static final double KIB_PER_MIB = 1024;

    private CheckTimes() {}

    /**
     * Prints a table.
     *
     * @param arguments the program, and a folder for the files that it checks
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path program = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        System.out.println("| file | parameters | samples | time | memory |\n| --- | --- | --- | --- | --- |");
        Batch wdbc = CsvData.wdbc().standardised().samples();
        print(program, folder, "WDBC, 30-16-8-1", SeededCases.network(1, 1, 30, 16, 8, 1), wdbc);
        SizedCase million = SizedCase.of("1000-800-300-1/64");
        print(program, folder, "random, 1000-800-300-1", million.network(), million.batch());
    }

    private static void print(Path program, Path folder, String about, Network network, Batch batch)
            throws IOException, InterruptedException {
        EngineOutput output = EngineOutput.of(new ReferenceEngine().gradients(network, batch, Precision.DOUBLE));
        Path file = folder.resolve("mine.npz");
        Files.write(file, GradientFileWriter.bytes("mine", network, batch, Precision.DOUBLE, output));
        ProcessBuilder check = new ProcessBuilder(program.toString(), "check", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        double[] nanos = new double[TIMES];
        for (int time = -WARM_UPS; time < TIMES; time++) {
            long start = System.nanoTime();
            run(check.start());
            if (time >= 0) {
                nanos[time] = System.nanoTime() - start;
            }
        }
        Timing timing = Timing.of(nanos).times(1 / SECOND);
        System.out.printf(
                "| %s | %d | %d | %s s (%s–%s) | %s |%n",
                about,
                network.parameters(),
                batch.size(),
                Figures.threeDigits(timing.median()),
                Figures.threeDigits(timing.least()),
                Figures.threeDigits(timing.most()),
                memory(check));
    }

    private static void run(Process process) throws InterruptedException {
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException("check ended with " + code);
        }
    }

    /** The most memory that the process had, of as many runs the median. They are not timed: to ask costs time. */
    private static String memory(ProcessBuilder check) throws IOException, InterruptedException {
        double[] most = new double[TIMES];
        for (int time = 0; time < TIMES; time++) {
            Process process = check.start();
            while (process.isAlive()) {
                most[time] = peak(process).orElse(most[time]);
                Thread.sleep(1);
            }
            run(process);
        }
        return Arrays.stream(most).min().orElse(0) > 0
                ? "%.0f MiB".formatted(Timing.of(most).median() / KIB_PER_MIB)
                : "not known";
    }

    /** The most memory so far, in KiB; empty if the system has no such file, or the process has just ended. */
    private static Optional<Double> peak(Process process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Double.valueOf(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
