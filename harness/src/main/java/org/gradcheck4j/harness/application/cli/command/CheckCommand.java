package org.gradcheck4j.harness.application.cli.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.check.CheckedFile;
import org.gradcheck4j.harness.application.cli.option.ArithmeticOptions;
import org.gradcheck4j.harness.application.cli.option.EnginePath;
import org.gradcheck4j.harness.application.cli.option.FileName;
import org.gradcheck4j.harness.application.cli.option.OutputOptions;
import org.gradcheck4j.harness.application.cli.option.ReportOption;
import org.gradcheck4j.harness.application.cli.option.ToleranceName;
import org.gradcheck4j.harness.application.cli.output.CheckedFileText;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.JUnitXml;
import org.gradcheck4j.harness.application.cli.output.ShellCommand;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.cli.output.VerdictJson;
import org.gradcheck4j.harness.application.report.AgreementReport;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Origin;
import org.gradcheck4j.harness.application.suite.Provenance;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.harness.npz.PartPattern;
import org.gradcheck4j.harness.npz.ReadSettings;
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
            "  gradcheck4j check --map 'W{i}=fc{i}.weight' --map 'dW{i}=fc{i}.grad' mine.npz",
            "  python3 mine.py | gradcheck4j check -",
            "",
            "A file is NumPy's .npz with X, y, W1, b1, dW1, db1, W2, … and, if you have them, A1, A2, … and J."
                    + " Each W is [n_i × n_{i-1}], or each is [n_{i-1} × n_i], as in Keras, and dW is as W."
                    + " The samples of X are its rows or its columns. The shapes say which."
                    + " dW is the mean over the batch. - is standard input.",
            "Every layer, hidden ones too, is taken to have sigmoid activations, and the loss to be the mean binary"
                    + " cross-entropy: gradients of ReLU, tanh or another loss disagree.",
            "If others can put files into the folder, write ./*.npz: a name that begins with - would be an option.",
            "A file that cannot be read does not stop the others. The exit code is the worst of all:"
                    + " 4 (an internal error), then 2 (a file could not be checked), then 1 (one disagrees), then 5 (one is inconclusive), then 0."
        })
public final class CheckCommand implements Callable<Integer> {

    /** All other options decide how a file is read and judged. */
    private static final Set<String> OF_OUTPUT = Set.of("--report", "--junit", "--json", "--quiet", "--debug");

    private static final String STANDARD_INPUT = "-";

    private final Streams streams;
    private final List<IllegalStateException> internalErrors = new ArrayList<>();

    @Parameters(arity = "1..*", paramLabel = "FILE.npz", description = "Gradient files; - is standard input.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--against",
            paramLabel = "ENGINE",
            description = "Compare with this engine's gradients too, of the same inputs.")
    private @Nullable String against;

    @Option(
            names = "--samples",
            paramLabel = "rows|columns",
            converter = SamplesName.class,
            completionCandidates = SamplesName.class,
            description = "Whether X has a sample a row or a sample a column (default: found from the shapes).")
    private SampleLayout samples = SampleLayout.AUTO;

    @Option(
            names = "--max-elements",
            paramLabel = "N",
            description = "The most numbers that a file may hold (default: 100 million).")
    private long maxElements = ReadSettings.DEFAULT_MAX_ELEMENTS;

    @Option(
            names = "--map",
            paramLabel = "PART=NAME",
            converter = PartNamePattern.class,
            description = "The name of a part in the file; {i} is the number of a layer: the smallest in the file is"
                    + " layer 1. May be repeated.")
    private List<PartPattern> renamed = new ArrayList<>();

    @Option(
            names = "--tolerance",
            converter = ToleranceName.class,
            defaultValue = "derived",
            description = "derived, allclose:RTOL,ATOL or ulp:N (default: ${DEFAULT-VALUE}).")
    private TolerancePolicy tolerance = TolerancePolicy.DERIVED;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the verdicts as JUnit XML.")
    private @Nullable Path junit;

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
        if (files.stream().filter(STANDARD_INPUT::equals).count() > 1) {
            throw new BadInputException("-: standard input can be read only once");
        }
        report.check();
        if (junit != null) {
            JUnitXml.check(junit);
        }
        JUnitXml suite = new JUnitXml();
        Instant started = Instant.now();
        Optional<GradientEngine> engine = engine();
        RequiredBackend.startFor(engine.stream().toList());
        List<EngineVerdict> verdicts = new ArrayList<>();
        List<ExitCode> codes =
                files.stream().map(file -> check(file, engine, verdicts, suite)).toList();
        if (junit != null) {
            suite.write(junit);
        }
        boolean isReported = report.isWanted() && !verdicts.isEmpty();
        if (isReported) {
            report.write(folder -> report(
                            verdicts,
                            Provenance.ofThisMachine(
                                    RequiredBackend.isNeededBy(engine.stream().toList()), started))
                    .write(folder));
        }
        if (isReported && !output.json() && !output.quiet()) {
            streams.out().println(report.place());
            streams.out().flush();
        }
        if (!internalErrors.isEmpty()) {
            throw internalErrors.get(0);
        }
        return ExitCode.worst(codes.stream()).code();
    }

    private AgreementReport report(List<EngineVerdict> verdicts, Provenance provenance) {
        Origin origin = new BuildFacts()
                .origin(
                        commandLine(files),
                        "none: the files have the numbers",
                        each -> commandLine(List.of(each.testCase().id())));
        GradedRun run = new GradedRun(verdicts, Expectations.NONE, false);
        return new AgreementReport(run, provenance, origin);
    }

    /** The command that checks files in the same way, without a report. */
    private String commandLine(List<String> named) {
        List<String> words = new ArrayList<>(List.of("check"));
        for (OptionSpec option :
                new LinkedHashSet<>(spec.commandLine().getParseResult().matchedOptions())) {
            if (!OF_OUTPUT.contains(option.longestName())) {
                words.addAll(typed(option));
            }
        }
        named.stream().map(CheckCommand::unlikeOption).forEach(words::add);
        return ShellCommand.of(words.toArray(String[]::new)).text();
    }

    /** {@code ./-x} for a file {@code -x}; standard input stays as it is. */
    private static String unlikeOption(String named) {
        return named.startsWith("-") && !named.equals(STANDARD_INPUT) ? "./" + named : named;
    }

    private static List<String> typed(OptionSpec option) {
        if (option.typeInfo().isBoolean()) {
            boolean isNegated = Boolean.FALSE.equals(option.getValue());
            return List.of(isNegated ? option.longestName().replace("--", "--no-") : option.longestName());
        }
        return option.originalStringValues().stream()
                .flatMap(each -> Stream.of(option.longestName(), each))
                .toList();
    }

    private Optional<GradientEngine> engine() {
        if (against == null) {
            return Optional.empty();
        }
        Engines found = enginePath.engines();
        RequiredBackend.requireInstalledFor(found, against);
        List<GradientEngine> named = found.named(against);
        if (named.size() > 1) {
            throw new BadInputException("--against %s: expected one engine".formatted(against));
        }
        return Optional.of(named.get(0));
    }

    private GradientFile read(String named) {
        ReadSettings settings = new ReadSettings(samples, renamed, maxElements);
        return named.equals(STANDARD_INPUT)
                ? GradientFile.read("standard input", System.in, settings)
                : GradientFile.read(FileName.of(named), settings);
    }

    private ExitCode check(
            String named, Optional<GradientEngine> engine, List<EngineVerdict> verdicts, JUnitXml suite) {
        CheckedFile checked;
        try {
            GradientFile file = read(named);
            checked = CheckedFile.of(file, arithmetic.of(file), tolerance.given(file.precision()), engine);
        } catch (BadInputException e) {
            String reason = String.valueOf(e.getMessage());
            notJudged(named, "refused", reason, suite);
            streams.complain(reason);
            return ExitCode.BAD_INPUT;
        } catch (RuntimeException e) { // the other files are judged first
            notJudged(named, "internal error", String.valueOf(e), suite);
            internalErrors.add(new IllegalStateException(named + ": " + e, e));
            return ExitCode.INTERNAL_ERROR;
        }
        ExitCode code = ExitCode.of(checked);
        suite.judged(named, checked);
        if (report.isWanted()) {
            verdicts.add(checked.verdict());
        }
        if (output.json()) {
            VerdictJson.print(streams.out(), named, checked);
        } else if (!output.quiet() || code != ExitCode.AGREE) {
            streams.out().println(new CheckedFileText(checked).text(streams.colours()));
            streams.out().flush();
        }
        if (output.debug()) {
            checked.against()
                    .ifPresent(each -> each.thrown().ifPresent(thrown -> streams.trace(each.engine(), thrown)));
        }
        return code;
    }

    private void notJudged(String named, String why, String reason, JUnitXml suite) {
        if (output.json()) {
            VerdictJson.printNotJudged(streams.out(), named, why, reason);
        }
        suite.notJudged(named, why, reason);
    }

    /** {@code PART=NAME}. */
    static final class PartNamePattern implements ITypeConverter<PartPattern> {
        @Override
        public PartPattern convert(String typed) {
            try {
                return PartPattern.parse(typed);
            } catch (BadInputException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** {@code rows} or {@code columns}. */
    static final class SamplesName implements ITypeConverter<SampleLayout>, Iterable<String> {
        /** For completion. */
        @Override
        public Iterator<String> iterator() {
            return List.of("rows", "columns").iterator();
        }

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
