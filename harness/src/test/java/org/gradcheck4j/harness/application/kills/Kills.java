package org.gradcheck4j.harness.application.kills;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Kills processes while they write, at random moments, and looks whether anything is lost or mixed: {@code ci/kills}. */
public final class Kills {

    /** How long a process may write before it is killed, at most. */
    private static final long MOST_MICROS = 30_000;

    /** Processes that write to one place at a time. */
    private static final int AT_ONCE = 8;

    private static final int WRITES = 20;

    private Kills() {}

    /**
     * Kills processes, or is one that writes until it is killed.
     *
     * @param arguments how many, and a seed; or what to write, the folder, and the first and the last generation
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 4) {
            write(
                    Written.valueOf(arguments[0]),
                    Path.of(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    Integer.parseInt(arguments[3]));
            return;
        }
        int kills = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("kills");
        try {
            run(folder, kills, Long.parseLong(arguments[1])).forEach(System.out::println);
            writeAtOnce(Files.createDirectory(folder.resolve("at once")));
            System.out.println(
                    "%d processes that wrote to one folder at once: one whole set, of one of them".formatted(AT_ONCE));
        } finally {
            delete(folder);
        }
    }

    private static void write(Written what, Path folder, int first, int last) throws IOException {
        for (int generation = first; generation <= last; generation++) {
            what.write(folder, generation);
            System.out.println(generation);
        }
    }

    /** Kills as many processes, and says for each kind what became of it. */
    static List<String> run(Path folder, int kills, long seed) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Written> kinds = List.of(Written.values());
        Map<Written, Integer> last = new EnumMap<>(Written.class);
        Map<Written, Integer> killed = new EnumMap<>(Written.class);
        Map<Written, Integer> between = new EnumMap<>(Written.class);
        for (Written each : Written.values()) {
            Files.createDirectories(folder.resolve(each.id()));
            last.put(each, 0);
        }
        for (int kill = 0; kill < kills; kill++) {
            Written what = kinds.get(kill % kinds.size());
            Path place = folder.resolve(what.id());
            int before = what.startsAnew() ? 0 : last.get(what);
            int said = saidBeforeKilled(what, place, before + 1, random.nextLong(MOST_MICROS));
            int found = what.read(place);
            Written.require(
                    found == said || found == said + 1,
                    "%s: %d was written, and %d is there".formatted(what, said, found));
            last.put(what, found);
            killed.merge(what, 1, Integer::sum);
            between.merge(what, found - said, Integer::sum);
        }
        List<String> lines = new ArrayList<>();
        killed.forEach((what, count) -> lines.add(
                "%s: %d killed, nothing lost, nothing mixed; of the write that was under way, the former state %d times, the new one %d times"
                        .formatted(what.id(), count, count - between.get(what), between.get(what))));
        return lines;
    }

    /** Returns the last generation that the process said it had written. */
    private static int saidBeforeKilled(Written what, Path folder, int first, long micros)
            throws IOException, InterruptedException {
        Process process = start(what, folder, first, Integer.MAX_VALUE);
        int said = first - 1;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            said = Integer.parseInt(lines.readLine());
            TimeUnit.MICROSECONDS.sleep(micros);
            process.toHandle().destroyForcibly(); // of the process itself, this would close what it printed
            process.waitFor();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said = line.isEmpty() ? said : Integer.parseInt(line);
            }
        }
        return said;
    }

    /** Lets several processes write to one folder. */
    static void writeAtOnce(Path folder) throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (int k = 0; k < AT_ONCE; k++) {
            processes.add(start(Written.REPORT, folder, WRITES * k + 1, WRITES * (k + 1)));
        }
        for (Process each : processes) {
            Written.require(each.waitFor() == 0, "one of several processes failed");
        }
        int generation = Written.REPORT.read(folder);
        Written.require(generation % WRITES == 0 && generation > 0, "no process wrote " + generation + " last");
    }

    private static Process start(Written what, Path folder, int first, int last) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Kills.class.getName(),
                what.name(),
                folder.toString(),
                Integer.toString(first),
                Integer.toString(last));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
