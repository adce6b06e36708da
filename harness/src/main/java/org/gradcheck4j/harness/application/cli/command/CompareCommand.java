package org.gradcheck4j.harness.application.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.cli.option.CaseOptions;
import org.gradcheck4j.harness.application.cli.option.EngineOption;
import org.gradcheck4j.harness.application.cli.option.PrecisionName;
import org.gradcheck4j.harness.application.cli.option.ToleranceName;
import org.gradcheck4j.harness.application.cli.output.ShellCommand;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.cli.output.SummaryTable;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Suite;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code compare}: some engines on one case that the user describes. */
@Command(
        name = "compare",
        description = "Builds a case from data and a seed, and judges engines on it.",
        footer = {
            "  gradcheck4j compare",
            "  gradcheck4j compare --layers 30,64,32,1 --batch 128 --precision float",
            "  gradcheck4j compare --data mine.csv --engines reference,dl4j-samediff --tolerance allclose:1e-7,1e-9",
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
            defaultValue = "double",
            description = "double, float or half; or float64, float32 or float16 (default: ${DEFAULT-VALUE}).")
    private Precision precision = Precision.DOUBLE;

    @Mixin
    private EngineOption engineOption = new EngineOption();

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
        Case built = caseOptions.build();
        Engines found = engineOption.found();
        RequiredBackend.requireInstalledFor(found, engineOption.typed());
        List<GradientEngine> engines = engineOption.chosenFor(found, built, precision);
        Suite suite = new Suite(List.of(built), engines, List.of(precision), tolerance, Expectations.NONE, false);
        String replay = replay(built, engines);
        return judge(suite, replay, Long.toString(caseOptions.seed()), verdict -> replay);
    }

    @Override
    void printTable(Suite suite, GradedRun run) {
        Case built = suite.cases().get(0);
        out().println("%s, %s, in %s".formatted(built.about(), built.network().architecture(), precision.id()));
        if (run.all().isEmpty()) {
            out().println("no engine that was found computes this case in " + precision.id());
        }
        SummaryTable.byVerdict(out(), run.all(), colours());
    }

    private String replay(Case built, List<GradientEngine> engines) {
        List<String> words = new ArrayList<>(List.of("compare"));
        words.addAll(engineOption.pathWords());
        words.addAll(caseOptions.replay(built));
        words.addAll(List.of(
                "--precision",
                precision.id(),
                "--engines",
                engines.stream().map(GradientEngine::name).collect(Collectors.joining(","))));
        spec.findOption("--tolerance")
                .originalStringValues()
                .forEach(each -> words.addAll(List.of("--tolerance", each)));
        return ShellCommand.of(words.toArray(String[]::new)).text();
    }
}
