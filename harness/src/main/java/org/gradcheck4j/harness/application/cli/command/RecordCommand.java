package org.gradcheck4j.harness.application.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.option.EngineOption;
import org.gradcheck4j.harness.application.cli.option.WhyNotWritten;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.Failures;
import org.gradcheck4j.harness.application.cli.output.Progress;
import org.gradcheck4j.harness.application.cli.output.ShellCommand;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.cli.output.UnfinishedRun;
import org.gradcheck4j.harness.application.record.Recording;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Provenance;
import org.gradcheck4j.harness.application.suite.Suite;
import org.gradcheck4j.model.GradientEngine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code record}: the suite, with every engine's gradients kept in a folder. */
@Command(
        name = "record",
        description = "Runs the standard suite, and keeps every engine's gradients in a folder, for 'diff'.",
        footer = {
            "  gradcheck4j record before",
            "  gradcheck4j record --engines dl4j-multilayer --case wdbc-30-16-8-1 after",
            "  OMP_NUM_THREADS=2 gradcheck4j record two-threads",
            "",
            "The folder has a gradient file for each output, which 'check' and NumPy read, and manifest.json. Nothing is"
                    + " overwritten: the folder must be new or empty. It is written whole or not at all.",
            "The exit code is 0 if the folder was written, whatever the verdicts are: 'suite' judges."
        })
public final class RecordCommand implements Callable<Integer> {

    private static final String NAME = "record";

    private final Streams streams;

    @Parameters(paramLabel = "DIR", description = "The folder to write: a new or an empty one.")
    private Path folder = Path.of("");

    @Option(
            names = "--case",
            paramLabel = "ID",
            completionCandidates = SuiteCommand.CaseIds.class,
            description = "Record one case alone; 'gradcheck4j suite --help' lists all.")
    private @Nullable String only;

    @Mixin
    private EngineOption engineOption = new EngineOption();

    /**
     * Prepares the command.
     *
     * @param streams to print to
     */
    public RecordCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        RequiredBackend.requireInstalled(NAME);
        Recording.requireNew(folder);
        List<GradientEngine> engines = engineOption.chosen(engineOption.found());
        Suite all = Suite.standard(engines);
        Suite suite = all.only(only == null ? all.cases() : SuiteCommand.named(only));
        Instant started = Instant.now();
        RequiredBackend.startFor(engines);
        Recording recording;
        try (UnfinishedRun unfinished = UnfinishedRun.of(Recording.beside(folder, "." + UnfinishedRun.NAME), streams)) {
            recording = new Recording(
                    judge(suite, unfinished),
                    Provenance.ofThisMachine(RequiredBackend.isNeededBy(engines), started),
                    new BuildFacts().origin(command(), Failures.SUITE_SEED, SuiteCommand::commandLine));
            recording.write(folder);
            unfinished.done();
        } catch (IOException e) {
            throw new BadInputException("%s: cannot be written: %s".formatted(folder, WhyNotWritten.of(e)));
        }
        streams.out().println(sentence(recording));
        streams.out().flush();
        return ExitCode.AGREE.code();
    }

    private GradedRun judge(Suite suite, UnfinishedRun unfinished) {
        try (Progress progress = Progress.of(streams, true, "recording", suite.size())) {
            return suite.judge(RequiredBackend::repeats, unfinished::begins, verdict -> {
                unfinished.ends(verdict);
                progress.step();
            });
        }
    }

    private String command() {
        List<String> words = new ArrayList<>(List.of(NAME));
        words.addAll(engineOption.words());
        if (only != null) {
            words.addAll(List.of("--case", only));
        }
        words.add(folder.toString());
        return ShellCommand.of(words.toArray(String[]::new)).text();
    }

    private String sentence(Recording recording) {
        GradedRun run = recording.run();
        int cases = run.all().by(EngineVerdict::testCase).size();
        return "%s: %d gradients of %d %s; verdicts: %s"
                .formatted(
                        folder,
                        recording.outputs(),
                        cases,
                        cases == 1 ? "case" : "cases",
                        run.all().isEmpty() ? "none" : run.all().outcomes());
    }
}
