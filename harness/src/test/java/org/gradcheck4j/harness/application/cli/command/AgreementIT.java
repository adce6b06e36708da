package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.output.FailureContext;
import org.gradcheck4j.harness.application.cli.output.Failures;
import org.gradcheck4j.harness.application.explain.ActivationWalk;
import org.gradcheck4j.harness.application.report.AgreementReport;
import org.gradcheck4j.harness.application.report.ThisMachine;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.SuiteRun;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The agreement suite: every engine, the real DL4J among them, on every case in every precision, one named test a
 * verdict. The report is written before the first test can fail.
 */
class AgreementIT {

    private static final Path REPORT = Path.of("target", "agreement");
    private static final Expectations EXPECTATIONS = Expectations.shipped();
    private static final List<GradientEngine> ENGINES = Engines.found().all();
    private static final List<EngineVerdict> VERDICTS = run();
    private static final Failures FAILURES = Failures.of(
            VERDICTS,
            EXPECTATIONS,
            new FailureContext(BackendLine.of(ENGINES), FailureContext.SUITE_SEED, VERDICTS),
            SuiteCommand::again);

    private static List<EngineVerdict> run() {
        Instant started = Instant.now();
        RequiredBackend.startFor(ENGINES);
        List<EngineVerdict> verdicts =
                new SuiteRun(ENGINES, List.of(Precision.values())).judge(StandardSuite.cases(), judged -> {});
        try {
            new AgreementReport(
                            verdicts,
                            EXPECTATIONS,
                            true,
                            ThisMachine.provenance(true, started, "mvn verify"),
                            ActivationWalk.of(ENGINES))
                    .write(REPORT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return verdicts;
    }

    static Stream<Named<EngineVerdict>> verdicts() {
        return VERDICTS.stream().map(judged -> Named.of(judged.title(), judged));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verdicts")
    void agrees_or_is_listed(EngineVerdict judged) {
        Messages.failWith(FAILURES.of(judged));
    }

    @Test
    void every_listed_verdict_still_occurs() {
        assertThat(EXPECTATIONS.vanished(VERDICTS))
                .extracting(each -> "%s, %s, %s".formatted(each.engine(), each.verdict(), each.family()))
                .isEmpty();
    }

    @Test
    void dl4j_is_asked_at_least_60_times_over_3_precisions() {
        List<EngineVerdict> dl4j = VERDICTS.stream()
                .filter(judged -> judged.engine().startsWith("dl4j-"))
                .toList();
        assertThat(dl4j.size()).isGreaterThanOrEqualTo(60);
        assertThat(dl4j).extracting(EngineVerdict::precision).contains(Precision.values());
    }

    @Test
    void the_report_is_there() throws IOException {
        for (String file : List.of("index.html", "agreement.json", "run.json", "summary.md")) {
            assertThat(Files.size(REPORT.resolve(file))).as(file).isPositive();
        }
    }
}
