package org.gradcheck4j.harness.application.kills;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.output.Colours;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.cli.output.UnfinishedRun;
import org.gradcheck4j.harness.application.files.ReportFolder;
import org.gradcheck4j.harness.application.files.WholeFile;
import org.gradcheck4j.harness.application.record.RecordedRun;
import org.gradcheck4j.harness.application.record.RecordedRuns;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.evaluation.experiment.Experiment;
import org.gradcheck4j.harness.evaluation.experiment.PartFile;
import org.jspecify.annotations.Nullable;

/** What the program writes. A write has a number, the generation; each is written after the one before it. */
enum Written {
    /** The files of a report, a sweep or a comparison of two runs. */
    REPORT {
        @Override
        void write(Path folder, int generation) throws IOException {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (int k = 0; k < FILES; k++) {
                files.put("file" + k, content(generation).getBytes(StandardCharsets.UTF_8));
            }
            new ReportFolder(folder).write(files);
        }

        @Override
        int read(Path folder) throws IOException {
            requireNotMixed(folder);
            new ReportFolder(folder).write(Map.of("after", new byte[0])); // the next write finishes or undoes
            requireNothingHidden(folder);
            for (int k = 0; k < FILES; k++) {
                require(Files.exists(folder.resolve("file" + k)), "file" + k + " is lost");
            }
            return requireNotMixed(folder).iterator().next();
        }
    },
    /** A page or a JUnit file. */
    FILE {
        @Override
        void write(Path folder, int generation) throws IOException {
            WholeFile.write(folder.resolve("page.html"), content(generation));
        }

        @Override
        int read(Path folder) throws IOException {
            Path file = folder.resolve("page.html");
            int generation = generation(file);
            WholeFile.write(file, content(generation));
            requireNothingHidden(folder);
            return generation;
        }
    },
    /** The folder of a recorded run. */
    RECORD {
        @Override
        void write(Path folder, int generation) throws IOException {
            RecordedRuns.recording(RUN, 1).write(folder.resolve("run" + generation));
        }

        @Override
        int read(Path folder) throws IOException {
            int last = 0;
            while (Files.exists(folder.resolve("run" + (last + 1)))) {
                last++;
                require(
                        RecordedRun.read(folder.resolve("run" + last))
                                        .gradients()
                                        .size()
                                == 2,
                        "run" + last + " lacks a gradient");
            }
            return last;
        }
    },
    /** What a sweep has done so far. */
    PARTS {
        @Override
        void write(Path folder, int generation) throws IOException {
            if (parts == null) {
                parts = parts(folder);
            }
            parts.first(generation, part -> {});
        }

        @Override
        int read(Path folder) throws IOException {
            return parts(folder).done(Integer.MAX_VALUE);
        }

        private Experiment<String> parts(Path folder) throws IOException {
            return new Experiment<>(
                    part -> content(part + 1), new PartFile<>(folder.resolve("parts.jsonl"), "kills", String.class));
        }
    },
    /** What a run of the suite has done so far. */
    VERDICTS {
        @Override
        void write(Path folder, int generation) throws IOException {
            if (unfinished == null) {
                unfinished = UnfinishedRun.of(folder.resolve(UnfinishedRun.NAME), NOWHERE);
            }
            EngineVerdict verdict = RUN.verdicts().get(0);
            unfinished.begins(verdict.task());
            unfinished.ends(verdict);
        }

        @Override
        int read(Path folder) throws IOException {
            Path file = folder.resolve(UnfinishedRun.NAME);
            long verdicts = 0;
            for (String line : Files.readString(file).strip().lines().toList()) {
                require(line.endsWith("}"), "a line is torn");
                verdicts += line.startsWith("{\"running\"") ? 0 : 1;
            }
            StringWriter said = new StringWriter();
            UnfinishedRun.of(file, new Streams(new PrintWriter(said), new PrintWriter(said), false, Colours.OFF))
                    .done();
            require(
                    said.toString().contains("verdicts before that: " + verdicts),
                    "not said to be unfinished: " + said);
            return (int) verdicts;
        }

        @Override
        boolean startsAnew() {
            return true;
        }
    };

    private static final int FILES = 5;
    private static final int LINES = 4000;
    private static final Streams NOWHERE =
            new Streams(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false, Colours.OFF);
    private static final GradedRun RUN = RecordedRuns.run(RecordedRuns.right("mine"), RecordedRuns.scaling("other", 2));

    /** Of a process that writes. */
    private static @Nullable Experiment<String> parts;

    private static @Nullable UnfinishedRun unfinished;

    abstract void write(Path folder, int generation) throws IOException;

    /** Returns the last generation that is there, whole, after a process was killed. */
    abstract int read(Path folder) throws IOException;

    /** Whether a process does not go on where the one before was killed. */
    boolean startsAnew() {
        return false;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String content(int generation) {
        return (generation + "\n").repeat(LINES);
    }

    private static int generation(Path file) throws IOException {
        Set<String> lines = Set.copyOf(Files.readAllLines(file, StandardCharsets.UTF_8));
        require(lines.size() == 1, file + " is torn");
        int generation = Integer.parseInt(lines.iterator().next());
        require(Files.readString(file).equals(content(generation)), file + " is cut off");
        return generation;
    }

    private static Set<Integer> requireNotMixed(Path folder) throws IOException {
        Set<Integer> generations = new TreeSet<>();
        for (int k = 0; k < FILES; k++) {
            if (Files.exists(folder.resolve("file" + k))) {
                generations.add(generation(folder.resolve("file" + k)));
            }
        }
        require(generations.size() <= 1, "mixed: " + generations);
        return generations;
    }

    private static void requireNothingHidden(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<Path> hidden = new LinkedHashSet<>(
                    files.filter(each -> each.getFileName().toString().startsWith("."))
                            .toList());
            require(hidden.isEmpty(), "left behind: " + hidden);
        }
    }

    static void require(boolean is, String otherwise) {
        if (!is) {
            throw new AssertionError(otherwise);
        }
    }
}
