package org.gradcheck4j.harness.application.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gradcheck4j.harness.application.cli.option.OutputOptions;
import org.gradcheck4j.harness.application.cli.option.ReportOption;
import org.gradcheck4j.harness.application.cli.output.Colours;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.Failures;
import org.gradcheck4j.harness.application.cli.output.GitHubAnnotations;
import org.gradcheck4j.harness.application.cli.output.Progress;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.cli.output.UnfinishedRun;
import org.gradcheck4j.harness.application.cli.output.VerdictJson;
import org.gradcheck4j.harness.application.report.AgreementReport;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectation;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Origin;
import org.gradcheck4j.harness.application.suite.Provenance;
import org.gradcheck4j.harness.application.suite.Suite;
import picocli.CommandLine.Mixin;

/** A command that judges engines on cases, prints the verdicts, and writes the report. */
abstract class JudgingCommand implements Callable<Integer> {

    private final Streams streams;

    @Mixin
    private ReportOption report = new ReportOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    JudgingCommand(Streams streams) {
        this.streams = streams;
    }

    /** Prints the table of a run's verdicts, for people. */
    abstract void printTable(Suite suite, GradedRun run);

    final PrintWriter out() {
        return streams.out();
    }

    final Streams streams() {
        return streams;
    }

    final OutputOptions output() {
        return output;
    }

    /** {@return whether a report was asked for} */
    final boolean isReportWanted() {
        return report.isWanted();
    }

    final Colours colours() {
        return streams.colours();
    }

    /** Lets the report be written even if the user names no folder. */
    final void reportUnasked() {
        report.writeUnasked();
    }

    /**
     * Runs a suite.
     *
     * @param suite to run
     * @param command that runs it again, for the report
     * @param seed of the cases, in words
     * @param replay the command that runs a verdict's case again
     * @return the exit code
     */
    final int judge(Suite suite, String command, String seed, Function<EngineVerdict, String> replay) {
        report.check();
        Instant started = Instant.now();
        RequiredBackend.startFor(suite.engines());
        GradedRun run;
        Provenance provenance;
        try (UnfinishedRun unfinished = unfinished()) {
            run = judge(suite, unfinished);
            provenance = Provenance.ofThisMachine(RequiredBackend.isNeededBy(suite.engines()), started);
            Origin origin = new BuildFacts().origin(command, seed, replay);
            report.write(folder -> new AgreementReport(run, provenance, origin).write(folder));
            unfinished.done();
        } catch (IOException e) {
            throw report.refused(e);
        }
        if (!output.json()) {
            print(suite, run, new Failures(run, provenance.nd4j(), seed, replay));
        }
        if (output.debug()) {
            trace(run);
        }
        return ExitCode.of(run).code();
    }

    private GradedRun judge(Suite suite, UnfinishedRun unfinished) {
        try (Progress progress = Progress.of(streams, !output.quiet(), "judging", suite.size())) {
            return suite.judge(RequiredBackend::repeats, unfinished::begins, verdict -> {
                unfinished.ends(verdict);
                progress.step();
                if (output.json()) {
                    VerdictJson.print(out(), verdict);
                }
            });
        }
    }

    private UnfinishedRun unfinished() throws IOException {
        Optional<Path> file = report.file(UnfinishedRun.NAME);
        return file.isPresent() ? UnfinishedRun.of(file.get(), streams) : UnfinishedRun.unkept();
    }

    /** One mistake of an engine may be thrown on hundreds of cases. */
    private void trace(GradedRun run) {
        Set<String> traced = new HashSet<>();
        for (EngineVerdict each : run.verdicts()) {
            each.run()
                    .thrown()
                    .filter(thrown -> traced.add(each.engine() + " " + thrown))
                    .ifPresent(thrown -> streams.trace(each.engine() + " on " + each.place(), thrown));
        }
    }

    private void print(Suite suite, GradedRun run, Failures failures) {
        if (!output.quiet()) {
            printTable(suite, run);
        }
        for (String text : failures.all(streams.colours())) {
            if (text.contains("\n")) {
                out().println();
            }
            out().println(text);
        }
        GitHubAnnotations.of(failures).forEach(out()::println);
        for (Expectation each : run.missing()) {
            out().println();
            out().println(
                            "did not occur: %s was expected to be '%s' on cases of the family '%s' (%s); remove it from expectations.csv"
                                    .formatted(each.engine(), each.verdict(), each.family(), each.why()));
        }
        if (!output.quiet()) {
            out().println();
            out().println(AgreementReport.sentence(run));
            if (report.isWanted()) {
                out().println(report.place());
            }
        }
        out().flush();
    }
}
