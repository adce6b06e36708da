package org.gradcheck4j.harness.application.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.output.Colours;
import org.gradcheck4j.harness.application.cli.output.Failures;
import org.gradcheck4j.harness.application.cli.output.GitHubAnnotations;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.cli.output.UnfinishedRun;
import org.gradcheck4j.harness.application.report.AgreementReport;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Provenance;
import org.gradcheck4j.harness.application.suite.Suite;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The agreement suite: every engine, the real DL4J among them, on every case in every precision, one named test a
 * verdict. The report is written before the first test can fail. It has times in it, so nothing else runs meanwhile.
 */
@Isolated
class AgreementIT {

    private static final Path REPORT = Path.of("target", "agreement");
    private static final List<GradientEngine> ENGINES = Engines.found().all();
    private static final GradedRun RUN = run();
    private static final Failures FAILURES =
            new Failures(RUN, backend(), Failures.SUITE_SEED, SuiteCommand::commandLine);

    private static GradedRun run() {
        Instant started = Instant.now();
        RequiredBackend.startFor(ENGINES);
        GradedRun run;
        try (UnfinishedRun unfinished = UnfinishedRun.of(REPORT.resolve(UnfinishedRun.NAME), streams())) {
            run = Suite.standard(ENGINES).judge(RequiredBackend::repeats, unfinished::begins, unfinished::ends);
            new AgreementReport(
                            run,
                            Provenance.ofThisMachine(true, started),
                            new BuildFacts().origin("mvn verify", Failures.SUITE_SEED, SuiteCommand::commandLine))
                    .write(REPORT);
            unfinished.done();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run;
    }

    private static Streams streams() {
        return new Streams(
                new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8), false, Colours.OFF);
    }

    private static String backend() {
        return Provenance.ofThisMachine(true, Instant.now()).nd4j();
    }

    @BeforeAll
    static void annotate() {
        GitHubAnnotations.of(FAILURES).forEach(System.out::println);
    }

    static Stream<Named<EngineVerdict>> verdicts() {
        return RUN.verdicts().stream().map(verdict -> Named.of(verdict.title(), verdict));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verdicts")
    void agrees_or_is_expected(EngineVerdict verdict) {
        Messages.failWith(FAILURES.of(verdict));
    }

    @Test
    void every_expected_verdict_still_occurs() {
        assertThat(RUN.missing())
                .extracting(each -> "%s, %s, %s".formatted(each.engine(), each.verdict(), each.family()))
                .isEmpty();
    }

    @Test
    void dl4j_is_asked_at_least_60_times_over_3_precisions() {
        List<EngineVerdict> dl4j = RUN.verdicts().stream()
                .filter(verdict -> verdict.engine().startsWith("dl4j-"))
                .toList();
        assertThat(dl4j.size()).isGreaterThanOrEqualTo(60);
        assertThat(dl4j).extracting(EngineVerdict::precision).contains(Precision.values());
    }

    @Test
    void the_page_is_small() throws IOException {
        assertThat(Files.size(REPORT.resolve("index.html"))).isLessThan(150_000);
    }

    @Test
    void the_report_is_there() throws IOException {
        for (String file : List.of("index.html", "agreement.json", "run.json", "summary.md", "why.html")) {
            assertThat(Files.size(REPORT.resolve(file))).as(file).isPositive();
        }
    }
}
