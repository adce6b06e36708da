package org.gradcheck4j.harness.application.cli.command;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.cli.option.CaseOptions;
import org.gradcheck4j.harness.application.cli.option.EngineOption;
import org.gradcheck4j.harness.application.cli.option.OutputOptions;
import org.gradcheck4j.harness.application.cli.option.PrecisionName;
import org.gradcheck4j.harness.application.cli.option.ReportOption;
import org.gradcheck4j.harness.application.cli.option.ToleranceName;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.FailureContext;
import org.gradcheck4j.harness.application.cli.output.Progress;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.cli.output.SummaryTable;
import org.gradcheck4j.harness.application.cli.output.VerdictJson;
import org.gradcheck4j.harness.application.explain.ActivationWalk;
import org.gradcheck4j.harness.application.report.AgreementReport;
import org.gradcheck4j.harness.application.report.ThisMachine;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.SuiteRun;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.FailureMessage;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.harness.judgement.GradientCheck;
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
        mixinStandardHelpOptions = true,
        versionProvider = BuildFacts.class,
        description = "Builds a case from data and a seed, and judges engines on it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gradcheck4j compare",
            "  gradcheck4j compare --layers 30,64,32,1 --batch 128 --precision float",
            "  gradcheck4j compare --data mine.csv --engines reference,dl4j-samediff --tolerance allclose:1e-7,1e-9",
            "",
            "CSV data: a header row, one sample a row, features first, the label in [0, 1] last."
        })
public final class CompareCommand implements Callable<Integer> {

    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CaseOptions question = new CaseOptions();

    @Option(
            names = "--precision",
            converter = PrecisionName.class,
            defaultValue = "double",
            description = "double, float or half (default: ${DEFAULT-VALUE}).")
    private Precision precision = Precision.DOUBLE;

    @Mixin
    private EngineOption chosen = new EngineOption();

    @Option(
            names = "--tolerance",
            converter = ToleranceName.class,
            defaultValue = "derived",
            description = "derived, allclose:RTOL,ATOL or ulp:N (default: ${DEFAULT-VALUE}).")
    private TolerancePolicy tolerance = GradientCheck::tolerance;

    @Mixin
    private ReportOption report = new ReportOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    public CompareCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Case built = question.build();
        List<GradientEngine> engines = chosen.among(Engines.found(), built, precision);
        report.check();
        Instant started = Instant.now();
        RequiredBackend.startFor(engines);
        List<EngineVerdict> verdicts;
        try (Progress progress = Progress.of(streams, !output.quiet(), "compare", engines.size())) {
            verdicts = new SuiteRun(engines, List.of(precision), tolerance).judge(List.of(built), judged -> {
                progress.step();
                if (output.json()) {
                    VerdictJson.print(streams.out(), judged);
                }
            });
        }
        report.write(new AgreementReport(
                verdicts,
                new Expectations(List.of()),
                false,
                ThisMachine.provenance(RequiredBackend.isNeededBy(engines), started, again(built)),
                ActivationWalk.of(engines)));
        if (!output.json()) {
            print(engines, built, verdicts);
        }
        return ExitCode.worst(verdicts.stream()
                        .map(each -> ExitCode.of(each.verdict().outcome()))
                        .toList())
                .code();
    }

    private void print(List<GradientEngine> engines, Case built, List<EngineVerdict> verdicts) {
        var out = streams.out();
        String asked = "%s, %s, in %s".formatted(built.about(), built.network().architecture(), precision.id());
        if (!output.quiet()) {
            out.println(asked);
            SummaryTable.byVerdict(out, verdicts);
        }
        FailureContext circumstances =
                new FailureContext(BackendLine.of(engines), Long.toString(question.seed()), verdicts);
        for (EngineVerdict each : verdicts) {
            if (each.verdict().outcome() != Outcome.AGREE) {
                out.println();
                out.println(new FailureMessage(
                                built.id() + " in " + precision.id(),
                                each.engine(),
                                each.verdict(),
                                each.diagnosis().map(Diagnosis::sentence))
                        .text(circumstances.of(each, again(built))));
            }
        }
        if (!output.quiet()) {
            out.println();
            out.println(report.place());
        }
        out.flush();
    }

    private String again(Case built) {
        String typed = spec.findOption("--tolerance").originalStringValues().stream()
                .map(each -> " --tolerance " + each)
                .collect(Collectors.joining());
        return question.again(built) + " --precision " + precision.id() + typed;
    }
}
