package org.gradcheck4j.harness.application.cli.command;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.option.EngineOption;
import org.gradcheck4j.harness.application.cli.output.Failures;
import org.gradcheck4j.harness.application.cli.output.ShellCommand;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.cli.output.SummaryTable;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Suite;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suite}: every engine on every case, as {@code mvn verify} runs it. */
@Command(
        name = "suite",
        description = "Runs the standard agreement suite: every engine on every case,"
                + " in every precision that it computes in.",
        footer = {
            "  gradcheck4j suite",
            "  gradcheck4j suite --case wdbc-30-16-8-1",
            "  gradcheck4j suite --engine-path mine.jar --engines mine,reference",
            "  gradcheck4j suite --json --report out | jq .verdict"
        })
public final class SuiteCommand extends JudgingCommand {

    @Option(
            names = "--case",
            paramLabel = "ID",
            completionCandidates = CaseIds.class,
            description = "Run one case alone, one of: ${COMPLETION-CANDIDATES}.")
    private @Nullable String only;

    @Mixin
    private EngineOption engineOption = new EngineOption();

    /**
     * Prepares the command.
     *
     * @param streams to print to
     */
    public SuiteCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        RequiredBackend.requireInstalled("suite");
        reportUnasked();
        Suite ofAll = Suite.standard(engineOption.chosen(engineOption.found()));
        // What is expected of an engine that was left out cannot occur.
        Suite standard = !engineOption.typed().isEmpty() ? ofAll.only(ofAll.cases()) : ofAll;
        List<String> typed = engineOption.words();
        return only == null
                ? judge(standard, commandLine(typed), Failures.SUITE_SEED, verdict -> commandLineOf(verdict, typed))
                : judge(
                        standard.only(named(only)),
                        commandLine(typed, "--case", only),
                        Failures.SUITE_SEED,
                        verdict -> commandLineOf(verdict, typed));
    }

    static List<Case> named(String id) {
        List<Case> all = StandardSuite.cases();
        List<Case> named = all.stream().filter(each -> each.id().equals(id)).toList();
        if (named.isEmpty()) {
            List<String> near = NearestNames.to(id, all.stream().map(Case::id).toList());
            throw new BadInputException("unknown case '%s'%s 'gradcheck4j suite --help' lists all"
                    .formatted(id, near.isEmpty() ? ":" : ", did you mean %s?".formatted(String.join(", ", near))));
        }
        return named;
    }

    @Override
    void printTable(Suite suite, GradedRun run) {
        SummaryTable.byEngine(out(), run.all());
    }

    /** {@return the command that runs a verdict's case alone, with every engine} */
    static String commandLine(EngineVerdict verdict) {
        return commandLineOf(verdict, List.of());
    }

    private static String commandLineOf(EngineVerdict verdict, List<String> engines) {
        return commandLine(engines, "--case", verdict.testCase().id());
    }

    private static String commandLine(List<String> engines, String... more) {
        return ShellCommand.of(Stream.of(Stream.of("suite"), engines.stream(), Stream.of(more))
                        .flatMap(words -> words)
                        .toArray(String[]::new))
                .text();
    }

    /** The IDs of every case, for the help. */
    static final class CaseIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return StandardSuite.cases().stream().map(Case::id).iterator();
        }
    }
}
