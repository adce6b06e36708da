package org.gradcheck4j.harness.application.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gradcheck4j.harness.application.cli.option.OutputOptions;
import org.gradcheck4j.harness.application.cli.option.ReportOption;
import org.gradcheck4j.harness.application.cli.output.DifferenceText;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.Progress;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.diff.DifferenceReport;
import org.gradcheck4j.harness.application.diff.PairJson;
import org.gradcheck4j.harness.application.diff.RunDifference;
import org.gradcheck4j.harness.application.record.RecordedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code diff}: two recorded runs. It needs neither DL4J nor the engines of the runs. */
@Command(
        name = "diff",
        description =
                "Compares two runs that 'record' kept: whether the error bounds explain every difference, and which"
                        + " run is nearer to the exact gradient.",
        footer = {
            "  gradcheck4j diff before after",
            "  gradcheck4j diff --report out cpu gpu",
            "  gradcheck4j diff --json before after | jq .change",
            "",
            "Two correct gradients of the same inputs are no further apart than the sum of their bounds. A run is called"
                    + " nearer if it is nearer to the exact value in at least two thirds of the entries that differ by"
                    + " more than that, or of all that differ if none does by more, and its largest error among them is"
                    + " not the larger one.",
            "Exit codes: 0 if the bounds explain every difference, and both runs have the same gradients; 1 if a"
                    + " difference exceeds them, a verdict became wrong, a gradient is missing or has other inputs, or"
                    + " nothing was compared; 2 if a folder cannot be read, or a file in it was altered."
        })
public final class DiffCommand implements Callable<Integer> {

    private final Streams streams;

    @Parameters(index = "0", paramLabel = "OLD", description = "The folder of the old run.")
    private Path older = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The folder of the new run.")
    private Path newer = Path.of("");

    @Mixin
    private ReportOption report = new ReportOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /**
     * Prepares the command.
     *
     * @param streams to print to
     */
    public DiffCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        report.check();
        RecordedRun before = RecordedRun.read(older);
        RecordedRun after = RecordedRun.read(newer);
        RunDifference difference = difference(before, after);
        report.write(folder -> new DifferenceReport(difference).write(folder));
        if (output.json()) {
            difference.pairs().forEach(pair -> streams.out().println(PairJson.of(pair)));
        } else if (output.quiet()) {
            new DifferenceText(streams, difference).printFailures();
        } else {
            new DifferenceText(streams, difference).print();
            if (report.isWanted()) {
                streams.out().println(report.place(DifferenceReport.PAGE));
            }
        }
        streams.out().flush();
        return (difference.passes() ? ExitCode.AGREE : ExitCode.DISAGREE).code();
    }

    private RunDifference difference(RecordedRun before, RecordedRun after) {
        try (Progress progress =
                Progress.of(streams, !output.quiet(), "comparing", RunDifference.size(before, after))) {
            return RunDifference.of(before, after, pair -> progress.step());
        }
    }
}
