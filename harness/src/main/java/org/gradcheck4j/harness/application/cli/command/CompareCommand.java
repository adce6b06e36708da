package org.gradcheck4j.harness.application.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.option.CaseOptions;
import org.gradcheck4j.harness.application.cli.option.EngineOption;
import org.gradcheck4j.harness.application.cli.option.PrecisionName;
import org.gradcheck4j.harness.application.cli.option.StepOptions;
import org.gradcheck4j.harness.application.cli.option.ToleranceName;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.Progress;
import org.gradcheck4j.harness.application.cli.output.ShellCommand;
import org.gradcheck4j.harness.application.cli.output.StepTable;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.cli.output.SummaryTable;
import org.gradcheck4j.harness.application.descent.DescendingEngine;
import org.gradcheck4j.harness.application.descent.Descent;
import org.gradcheck4j.harness.application.descent.StepVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Suite;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.harness.text.Visible;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code compare}: some engines on one case that the user describes, or on a network that was trained. */
@Command(
        name = "compare",
        description = "Builds a case from data and a seed, and judges engines on it.",
        footer = {
            "  gradcheck4j compare",
            "  gradcheck4j compare --layers 30,64,32,1 --batch 128 --precision float",
            "  gradcheck4j compare --data mine.csv --engines reference,dl4j-samediff --tolerance allclose:1e-7,1e-9",
            "  gradcheck4j compare --steps 20 --learning-rate 0.5",
            "  gradcheck4j compare --dl4j-model mine.zip --data mine.csv",
            "",
            "CSV data: a header row, one sample a row, features first, the label in [0, 1] last; separated by"
                    + " commas, semicolons or tabs."
        })
public final class CompareCommand extends JudgingCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CaseOptions caseOptions = new CaseOptions();

    @Option(
            names = "--precision",
            converter = PrecisionName.class,
            completionCandidates = PrecisionName.class,
            description = "double, float or half; or float64, float32 or float16 (default: double, or what a trained"
                    + " network was saved in).")
    private @Nullable Precision precision;

    @Mixin
    private EngineOption engineOption = new EngineOption();

    @Mixin
    private StepOptions stepOptions = new StepOptions();

    @Option(
            names = "--tolerance",
            converter = ToleranceName.class,
            defaultValue = "derived",
            description = "derived, allclose:RTOL,ATOL or ulp:N (default: ${DEFAULT-VALUE}).")
    private TolerancePolicy tolerance = TolerancePolicy.DERIVED;

    /**
     * Prepares the command.
     *
     * @param streams to print to
     */
    public CompareCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        Optional<StepOptions.Steps> steps = stepOptions.wanted();
        Optional<Path> model = caseOptions.model();
        if (model.isPresent()) {
            RequiredBackend.requireInstalled("--dl4j-model");
            TrainedCase trained = TrainedCase.of(model.get(), caseOptions);
            return judge(trained.testCase(), trained.adapted(engineOption.found()), trained.precision(), steps);
        }
        return judge(caseOptions.build(), engineOption.found(), Precision.DOUBLE, steps);
    }

    private int judge(Case built, Engines found, Precision usual, Optional<StepOptions.Steps> steps) {
        Precision chosen = precision == null ? usual : precision;
        RequiredBackend.requireInstalledFor(found, engineOption.typed());
        List<GradientEngine> engines = engineOption.chosenFor(found, built, chosen);
        if (steps.isPresent()) {
            return descend(built, engines, chosen, steps.get());
        }
        Suite suite = new Suite(List.of(built), engines, List.of(chosen), tolerance, Expectations.NONE, false);
        String commandLine = commandLine(built, chosen, engines);
        return judge(suite, commandLine, Long.toString(caseOptions.seed()), verdict -> commandLine);
    }

    private int descend(Case built, List<GradientEngine> engines, Precision in, StepOptions.Steps steps) {
        if (isReportWanted()) {
            throw new BadInputException("--report: a report shows gradients, not steps; leave out --report or --steps");
        }
        if (spec.findOption("--tolerance").originalStringValues().stream()
                .findAny()
                .isPresent()) {
            throw new BadInputException(
                    "--tolerance: a step is judged by its own bound; leave out --tolerance or --steps");
        }
        double rate = steps.rateIn(in);
        RequiredBackend.startFor(engines);
        List<DescendingEngine> descending = DescentOfEngines.of(engines);
        Descent descent = Descent.of(built.network(), built.batch(), in, rate, steps.count());
        List<StepVerdict> verdicts = new ArrayList<>();
        try (Progress progress = Progress.of(streams(), !output().quiet(), "descending", descent.stepsOf(descending))) {
            Consumer<StepVerdict> told = verdict -> {
                progress.step();
                if (output().json()) {
                    StepTable.printJson(out(), verdict);
                }
            };
            verdicts.addAll(descent.judge(descending, told));
            verdicts.addAll(descent.judgeUpdaters(descending, told));
        } catch (ArithmeticException e) {
            throw new BadInputException("--learning-rate %s: the exact weights become too large".formatted(rate));
        }
        if (!output().json()) {
            if (!output().quiet()) {
                out().println("%s, %s, in %s, learning rate %s"
                        .formatted(Visible.of(built.about()), built.network().architecture(), in.id(), rate));
                StepTable.print(out(), verdicts);
            }
            StepTable.printWrong(out(), verdicts);
            out().flush();
        }
        return ExitCode.worst(verdicts.stream().map(each -> ExitCode.of(each.outcome())))
                .code();
    }

    @Override
    void printTable(Suite suite, GradedRun run) {
        Case built = suite.cases().get(0);
        String in = suite.precisions().get(0).id();
        out().println("%s, %s, in %s"
                .formatted(Visible.of(built.about()), built.network().architecture(), in));
        if (run.all().isEmpty()) {
            out().println("no engine that was found computes this case in " + in);
        }
        SummaryTable.byVerdict(out(), run.all(), colours());
    }

    private String commandLine(Case built, Precision in, List<GradientEngine> engines) {
        List<String> words = new ArrayList<>(List.of("compare"));
        words.addAll(engineOption.pathWords());
        words.addAll(caseOptions.words(built));
        words.addAll(List.of(
                "--precision",
                in.id(),
                "--engines",
                engines.stream().map(GradientEngine::name).collect(Collectors.joining(","))));
        spec.findOption("--tolerance")
                .originalStringValues()
                .forEach(each -> words.addAll(List.of("--tolerance", each)));
        return ShellCommand.of(words.toArray(String[]::new)).text();
    }
}
