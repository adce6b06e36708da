package org.gradcheck4j.harness.application.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

class GradedRunTest {

    private static final Case CASE = StandardSuite.cases().get(0);

    @Test
    void an_expected_verdict_passes_and_is_found_with_its_expectation() {
        Expectation unsupported = expectation("unsupported");
        GradedRun run = run(Verdict.unsupported("too deep"), unsupported);
        assertThat(run.verdicts().get(0).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(run.occurrences()).containsOnlyKeys(unsupported);
        assertThat(run.missing()).isEmpty();
        assertThat(run.passes()).isTrue();
    }

    @Test
    void a_failure_is_never_expected() {
        GradedRun run = run(Verdict.failed("it threw"), expectation("failed"));
        assertThat(run.verdicts().get(0).grade()).isEqualTo(Grade.UNEXPECTED);
        assertThat(run.passes()).isFalse();
    }

    @Test
    void an_expectation_of_another_family_is_missing() {
        Expectation other = new Expectation("mine", "unsupported", "other", "", "because");
        GradedRun run = run(Verdict.unsupported("too deep"), other);
        assertThat(run.verdicts().get(0).grade()).isEqualTo(Grade.UNEXPECTED);
        assertThat(run.missing()).containsExactly(other);
    }

    @Test
    void a_run_without_verdicts_does_not_pass() {
        assertThat(new GradedRun(List.of(), Expectations.NONE, true).passes()).isFalse();
    }

    private static Expectation expectation(String verdict) {
        return new Expectation("mine", verdict, CASE.family(), "", "because");
    }

    private static GradedRun run(Verdict verdict, Expectation expectation) {
        Expectations expectations = new Expectations(List.of(expectation));
        EngineRun run = new EngineRun(Optional.empty(), Optional.empty(), Judgement.of(verdict), 0, 0);
        return new GradedRun(
                List.of(new EngineVerdict(
                        CASE,
                        Precision.DOUBLE,
                        "mine",
                        run,
                        expectations.about("mine", run.judgement(), CASE.family()),
                        0,
                        List.of())),
                expectations,
                true);
    }
}
