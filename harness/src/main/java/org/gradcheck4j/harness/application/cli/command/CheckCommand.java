package org.gradcheck4j.harness.application.cli.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.option.ArithmeticOptions;
import org.gradcheck4j.harness.application.cli.option.EnginePath;
import org.gradcheck4j.harness.application.cli.option.OutputOptions;
import org.gradcheck4j.harness.application.cli.option.ReportOption;
import org.gradcheck4j.harness.application.cli.output.CheckedFile;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.ShellCommand;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.cli.output.VerdictJson;
import org.gradcheck4j.harness.application.report.AgreementReport;
import org.gradcheck4j.harness.application.report.Origin;
import org.gradcheck4j.harness.application.report.Provenance;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.harness.npz.SampleLayout;
import org.gradcheck4j.model.GradientEngine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code check}: the gradients in files, from any language. Without {@code --against} it does not load DL4J. */
@Command(
        name = "check",
        description = "Are the gradients in these files right? Compares them with the exact gradient.",
        footer = {
            "  gradcheck4j check mine.npz",
            "  gradcheck4j check --against dl4j-samediff mine.npz yours.npz",
            "  gradcheck4j check --report out mine.npz",
            "  gradcheck4j check --json *.npz | jq .verdict",
            "",
            "A file is NumPy's .npz with X, y, W1, b1, dW1, db1, W2, … and, if you have them, A1, A2, … and J;"
                    + " each W is [n_i × n_{i-1}], and dW the mean over the batch.",
            "A file that cannot be read does not stop the others. The exit code is the worst of all:"
                    + " 2 (a file could not be checked), then 1 (one disagrees), then 5 (one is inconclusive), then 0."
        })
public final class CheckCommand implements Callable<Integer> {

    /** What decides how a file is read and judged. */
    private static final Set<String> REPLAYED = Set.of(
            "--against",
            "--engine-path",
            "--samples",
            "--max-elements",
            "--sigma",
            "--flush-to-zero",
            "--accumulate",
            "--factors");

    private final Streams streams;

    @Parameters(arity = "1..*", paramLabel = "FILE.npz", description = "Gradient files.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--against",
            paramLabel = "ENGINE",
            description = "Compare with this engine's gradients too, of the same inputs.")
    private @Nullable String against;

    @Option(
            names = "--samples",
            paramLabel = "rows|columns",
            converter = SamplesName.class,
            description = "Whether X has a sample a row or a sample a column (default: found from the shapes).")
    private SampleLayout samples = SampleLayout.AUTO;

    @Option(
            names = "--max-elements",
            paramLabel = "N",
            description = "The most numbers that a file may hold (default: 100 million).")
    private long maxElements = GradientFile.DEFAULT_MAX_ELEMENTS;

    @Mixin
    private EnginePath enginePath = new EnginePath();

    @Mixin
    private ArithmeticOptions arithmetic = new ArithmeticOptions();

    @Mixin
    private ReportOption report = new ReportOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * Prepares the command.
     *
     * @param streams to print to
     */
    public CheckCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (maxElements < 1) {
            throw new BadInputException("--max-elements %d: expected at least 1".formatted(maxElements));
        }
        report.check();
        Instant started = Instant.now();
        Optional<GradientEngine> engine = engine();
        RequiredBackend.startFor(engine.stream().toList());
        List<EngineVerdict> verdicts = new ArrayList<>();
        List<ExitCode> codes =
                files.stream().map(file -> check(file, engine, verdicts)).toList();
        report.write(folder -> report(
                        verdicts,
                        Provenance.ofThisMachine(
                                RequiredBackend.isNeededBy(engine.stream().toList()), started))
                .write(folder));
        if (report.isWanted() && !output.json() && !output.quiet()) {
            streams.out().println(report.place());
            streams.out().flush();
        }
        return ExitCode.worst(codes.stream()).code();
    }

    private AgreementReport report(List<EngineVerdict> verdicts, Provenance provenance) {
        Origin origin = new BuildFacts()
                .origin(
                        replay(files.stream().map(Path::toString).toList()),
                        "none: the files have the numbers",
                        each -> replay(List.of(each.testCase().id())));
        GradedRun run = new GradedRun(verdicts, Expectations.NONE, false);
        return new AgreementReport(run, provenance, origin);
    }

    /** The command that checks files in the same way, without a report. */
    private String replay(List<String> named) {
        List<String> words = new ArrayList<>(List.of("check"));
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (REPLAYED.contains(option.longestName())) {
                words.add(option.longestName());
                words.addAll(option.typeInfo().isBoolean() ? List.of() : option.originalStringValues());
            }
        }
        words.addAll(named);
        return ShellCommand.of(words.toArray(String[]::new)).text();
    }

    private Optional<GradientEngine> engine() {
        if (against == null) {
            return Optional.empty();
        }
        List<GradientEngine> named = enginePath.engines().named(against);
        if (named.size() > 1) {
            throw new BadInputException("--against %s: expected one engine".formatted(against));
        }
        return Optional.of(named.get(0));
    }

    private ExitCode check(Path path, Optional<GradientEngine> engine, List<EngineVerdict> verdicts) {
        CheckedFile checked;
        try {
            GradientFile file = GradientFile.read(path, samples, maxElements);
            checked = CheckedFile.of(file, arithmetic.of(file), engine);
        } catch (BadInputException e) {
            streams.complain(String.valueOf(e.getMessage()));
            return ExitCode.BAD_INPUT;
        }
        if (report.isWanted()) {
            verdicts.add(checked.verdict());
        }
        if (output.json()) {
            VerdictJson.print(streams.out(), path.toString(), checked);
        } else if (!output.quiet() || checked.exitCode() != ExitCode.AGREE) {
            streams.out().println(checked.text());
            streams.out().flush();
        }
        return checked.exitCode();
    }

    /** {@code rows} or {@code columns}. */
    static final class SamplesName implements ITypeConverter<SampleLayout> {
        @Override
        public SampleLayout convert(String typed) {
            return switch (typed) {
                case "rows" -> SampleLayout.ROWS;
                case "columns" -> SampleLayout.COLUMNS;
                default -> throw new TypeConversionException("'%s', expected rows or columns".formatted(typed));
            };
        }
    }
}
