package org.gradcheck4j.harness.application.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.gradcheck4j.difference.FiniteDifferenceEngine;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.option.EngineOption;
import org.gradcheck4j.harness.application.cli.option.OutputOptions;
import org.gradcheck4j.harness.application.cli.option.ReportOption;
import org.gradcheck4j.harness.application.cli.option.WhyNotWritten;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.Progress;
import org.gradcheck4j.harness.application.cli.output.ShellCommand;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.cli.output.SweepTable;
import org.gradcheck4j.harness.application.cli.output.UnfinishedRun;
import org.gradcheck4j.harness.application.cli.output.VerdictJson;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.sweep.ShrunkMistake;
import org.gradcheck4j.harness.application.sweep.Sweep;
import org.gradcheck4j.harness.application.sweep.SweepFolder;
import org.gradcheck4j.harness.application.sweep.SweepOrigin;
import org.gradcheck4j.harness.application.sweep.SweepRun;
import org.gradcheck4j.harness.application.sweep.SweepSummary;
import org.gradcheck4j.harness.application.sweep.VerdictKind;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.evaluation.experiment.Experiment;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.GradientEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sweep}: every engine on random cases, and the smallest case on which each is wrong. */
@Command(
        name = "sweep",
        description = "Judges engines on random cases, and shrinks what is wrong to the smallest case that shows it.",
        footer = {
            "  gradcheck4j sweep --cases 1000",
            "  gradcheck4j sweep --engine-path mine.jar --engines mine --report out",
            "",
            "Networks, batches and precisions are drawn from the seed: the same seed gives the same cases and the same files, for any"
                    + " number of threads. Half of the cases have a structure: zeros, repeats, whole numbers, one very large"
                    + " weight.",
            "With --report, the folder gets sweep.json; for each mistake a gradient file of the smallest case, which replay and"
                    + " check take, and a JUnit test of it; and the gradient file of the worst case of each engine and"
                    + " precision. A sweep that was interrupted goes on from there if the same command is given again.",
            "Finite differences are slow, and are left out unless they are named.",
            "The exit code is 1 if an engine disagrees or fails, or if one that is named does not support a case; what the loss of"
                    + " DL4J's engines is known to clip does not count. It is 5 if nothing disagrees, but too little of some"
                    + " case could be tested: most sweeps have such cases."
        })
public final class SweepCommand implements Callable<Integer> {

    private final Streams streams;

    @Option(
            names = "--cases",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many cases (default: ${DEFAULT-VALUE}).")
    private int cases = 1000;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The seed of every draw (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private EngineOption engineOption = new EngineOption();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "The folder for what is found (default: nothing is written).")
    private Optional<Path> folder = Optional.empty();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /**
     * Prepares the command.
     *
     * @param streams to print to
     */
    public SweepCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (cases < 1) {
            throw new BadInputException("--cases %d: expected at least 1".formatted(cases));
        }
        folder.ifPresent(each -> ReportOption.check(each, Files::isWritable));
        Engines found = engineOption.found();
        RequiredBackend.requireInstalledFor(found, engineOption.typed());
        List<GradientEngine> engines = engines(found);
        RequiredBackend.startFor(engines);
        Sweep sweep = new Sweep(engines, seed);
        SweepSummary summary;
        List<ShrunkMistake> findings;
        try (UnfinishedRun unfinished = unfinished()) {
            summary = summary(new SweepRun(sweep, cases), unfinished);
            findings = findings(sweep, summary, unfinished);
            if (folder.isPresent()) {
                BuildFacts build = new BuildFacts();
                new SweepFolder(folder.get())
                        .write(
                                new SweepOrigin(build.version(), build.commit(), command()),
                                seed,
                                summary,
                                findings,
                                sweep.worst(summary));
            }
            unfinished.done();
        } catch (UncheckedIOException e) {
            throw unusable(Objects.requireNonNull(e.getCause(), "it wraps one"));
        } catch (IOException e) {
            throw unusable(e);
        }
        if (!output.json()) {
            print(summary, findings);
        }
        return ExitCode.worst(summary.counts().stream().map(each -> exitCode(each.kind())))
                .code();
    }

    private List<ShrunkMistake> findings(Sweep sweep, SweepSummary summary, UnfinishedRun unfinished) {
        try (Progress progress = Progress.of(
                streams, !output.quiet(), "shrinking", summary.mistakes().size())) {
            return sweep.findings(summary, unfinished::beginsAlone, each -> progress.step());
        }
    }

    private BadInputException unusable(IOException e) {
        return new BadInputException("--report %s: %s".formatted(folder.orElse(Path.of("")), WhyNotWritten.of(e)));
    }

    /** Finite differences would take longer than all others together, and are judged by the suite. */
    private List<GradientEngine> engines(Engines found) {
        return engineOption.typed().isEmpty()
                ? found.all().stream()
                        .filter(engine -> !engine.name().equals(FiniteDifferenceEngine.NAME))
                        .toList()
                : engineOption.chosen(found);
    }

    private ExitCode exitCode(VerdictKind kind) {
        boolean isLeftOut =
                kind.outcome() == Outcome.UNSUPPORTED && engineOption.typed().isEmpty();
        return kind.isKnown() || isLeftOut ? ExitCode.AGREE : ExitCode.of(kind.outcome());
    }

    private UnfinishedRun unfinished() throws IOException {
        return folder.isPresent()
                ? UnfinishedRun.of(folder.get().resolve(UnfinishedRun.NAME), streams)
                : UnfinishedRun.unkept();
    }

    private SweepSummary summary(SweepRun run, UnfinishedRun unfinished) throws IOException {
        Map<Integer, StringWriter> printed = new ConcurrentHashMap<>();
        Experiment<SweepSummary> experiment = experiment(run, unfinished, (verdict, part) -> {
            unfinished.ends(verdict.task()); // finished parts are kept as such
            if (output.json()) {
                StringWriter lines = printed.computeIfAbsent(part, any -> new StringWriter());
                VerdictJson.print(new PrintWriter(lines), verdict);
            }
        });
        AtomicInteger finished = new AtomicInteger();
        try (Progress progress = Progress.of(streams, !output.quiet(), "sweep", cases)) {
            sayWhatIsDone(experiment.done(run.parts()) * run.partSize());
            return experiment
                    .first(run.parts(), part -> {
                        StringWriter lines = printed.remove(finished.getAndIncrement());
                        streams.out().print(lines == null ? "" : lines);
                        streams.out().flush();
                        for (long k = 0; k < part.cases(); k++) {
                            progress.step();
                        }
                    })
                    .stream()
                    .reduce(SweepSummary.NONE, SweepSummary::and);
        }
    }

    private Experiment<SweepSummary> experiment(
            SweepRun run, UnfinishedRun unfinished, ObjIntConsumer<EngineVerdict> listener) throws IOException {
        if (folder.isEmpty()) {
            return run.experiment(unfinished::begins, listener);
        }
        return run.experiment(unfinished::begins, listener, new SweepFolder(folder.get()).parts());
    }

    private void sayWhatIsDone(int done) {
        if (done > 0 && !output.quiet()) {
            streams.err()
                    .println("sweep: goes on after %d cases that were done before".formatted(Math.min(done, cases)));
            streams.err().flush();
        }
    }

    private String command() {
        return ShellCommand.of(Stream.of(
                                List.of("sweep", "--cases", Integer.toString(cases), "--seed", Long.toString(seed)),
                                engineOption.words())
                        .flatMap(List::stream)
                        .toArray(String[]::new))
                .text();
    }

    private void print(SweepSummary summary, List<ShrunkMistake> findings) {
        PrintWriter out = streams.out();
        if (!output.quiet()) {
            out.println("%d case%s, seed %d".formatted(summary.cases(), summary.cases() == 1 ? "" : "s", seed));
            SweepTable.print(out, summary);
        }
        for (ShrunkMistake each : findings) {
            if (each.shrunk().expectation().isEmpty() || !output.quiet()) {
                out.println();
                out.println(ShrunkMistakeText.of(each));
            }
        }
        if (!output.quiet()) {
            out.println();
            out.println(folder.map(each -> "written: " + each.resolve("sweep.json"))
                    .orElse("--report DIR keeps each case as a gradient file and as a JUnit test"));
        }
        out.flush();
    }
}
