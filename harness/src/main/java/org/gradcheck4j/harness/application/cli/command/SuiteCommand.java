package org.gradcheck4j.harness.application.cli.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.option.OutputOptions;
import org.gradcheck4j.harness.application.cli.option.ReportOption;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.FailureContext;
import org.gradcheck4j.harness.application.cli.output.Failures;
import org.gradcheck4j.harness.application.cli.output.Progress;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.cli.output.SummaryTable;
import org.gradcheck4j.harness.application.cli.output.VerdictJson;
import org.gradcheck4j.harness.application.explain.ActivationWalk;
import org.gradcheck4j.harness.application.report.AgreementReport;
import org.gradcheck4j.harness.application.report.ThisMachine;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectation;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.SuiteRun;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suite}: every engine on every case, as {@code mvn verify} runs it. */
@Command(
        name = "suite",
        mixinStandardHelpOptions = true,
        versionProvider = BuildFacts.class,
        description = "Runs the standard agreement suite: every engine on every case in every precision.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gradcheck4j suite",
            "  gradcheck4j suite --case wdbc-30-16-8-1",
            "  gradcheck4j suite --json --report out | jq .verdict"
        })
public final class SuiteCommand implements Callable<Integer> {

    private final Streams streams;

    @Option(
            names = "--case",
            paramLabel = "ID",
            completionCandidates = CaseIds.class,
            description = "Run one case alone, one of: ${COMPLETION-CANDIDATES}.")
    private @Nullable String only;

    @Mixin
    private ReportOption report = new ReportOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    public SuiteCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        List<Case> cases = chosen();
        report.check();
        Instant started = Instant.now();
        List<GradientEngine> engines = Engines.found().all();
        RequiredBackend.startFor(engines);
        List<EngineVerdict> verdicts = judge(engines, cases);
        Expectations expectations = Expectations.shipped();
        List<Expectation> vanished = only == null ? expectations.vanished(verdicts) : List.of();
        String command = only == null ? "gradcheck4j suite" : again(only);
        AgreementReport agreement = new AgreementReport(
                verdicts,
                expectations,
                only == null,
                ThisMachine.provenance(RequiredBackend.isNeededBy(engines), started, command),
                ActivationWalk.of(engines));
        report.write(agreement);
        if (!output.json()) {
            print(engines, verdicts, expectations, vanished);
            if (!output.quiet()) {
                streams.out().println();
                streams.out().println(agreement.sentence());
                streams.out().println(report.place());
            }
        }
        List<ExitCode> codes = new ArrayList<>();
        verdicts.forEach(each -> codes.add(
                expectations.accepts(each)
                        ? ExitCode.AGREE
                        : ExitCode.of(each.verdict().outcome())));
        vanished.forEach(each -> codes.add(ExitCode.DISAGREE));
        return ExitCode.worst(codes).code();
    }

    private List<Case> chosen() {
        List<Case> all = StandardSuite.cases();
        if (only == null) {
            return all;
        }
        List<Case> chosen = all.stream().filter(each -> each.id().equals(only)).toList();
        if (chosen.isEmpty()) {
            List<String> near = NearestNames.to(only, all.stream().map(Case::id).toList());
            throw new BadInputException("unknown case '%s', did you mean %s? 'gradcheck4j suite --help' lists all"
                    .formatted(only, String.join(", ", near)));
        }
        return chosen;
    }

    private List<EngineVerdict> judge(List<GradientEngine> engines, List<Case> cases) {
        long steps = (long) cases.size()
                * engines.stream()
                        .mapToLong(engine -> engine.precisions().size())
                        .sum();
        try (Progress progress = Progress.of(streams, !output.quiet(), "suite", steps)) {
            return new SuiteRun(engines, List.of(Precision.values())).judge(cases, judged -> {
                progress.step();
                if (output.json()) {
                    VerdictJson.print(streams.out(), judged);
                }
            });
        }
    }

    private void print(
            List<GradientEngine> engines,
            List<EngineVerdict> verdicts,
            Expectations expectations,
            List<Expectation> vanished) {
        var out = streams.out();
        if (!output.quiet()) {
            SummaryTable.byEngine(out, verdicts, expectations::accepts);
        }
        FailureContext circumstances = new FailureContext(BackendLine.of(engines), FailureContext.SUITE_SEED, verdicts);
        for (String text : Failures.of(verdicts, expectations, circumstances, SuiteCommand::again)
                .all()) {
            if (text.contains("\n")) {
                out.println();
            }
            out.println(text);
        }
        for (Expectation each : vanished) {
            out.println();
            out.println(
                    "no longer occurs: %s was expected to be '%s' on cases of the family '%s' (%s); take it off the list"
                            .formatted(each.engine(), each.verdict(), each.family(), each.why()));
        }
        out.flush();
    }

    /** {@return the command that runs a verdict's case alone} */
    static String again(EngineVerdict judged) {
        return again(judged.question().id());
    }

    private static String again(String id) {
        return "gradcheck4j suite --case " + id;
    }

    /** The IDs of every case, for the help. */
    static final class CaseIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return StandardSuite.cases().stream().map(Case::id).iterator();
        }
    }
}
