package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final String NAME = "summary.md";

    @Test
    void failed_run_says_what_is_unexpected_first() {
        Expectations listed = new Expectations(List.of(
                SampleRuns.expects("doubled", "accumulated", "xor"),
                SampleRuns.expects("reference", "disagree", "xor")));
        GradedRun run = SampleRuns.run(SampleRuns.cases(), listed, SampleRuns.DOUBLED, SampleRuns.NOT_A_NUMBER);
        assertThat(SampleRuns.file(run, NAME)).isEqualTo("""
                        ## gradcheck4j: FAILED

                        4 verdicts: 0 agree, 1 expected (1 explained), 3 unexpected (2 disagree, 1 explained), 1 expected that did not occur.

                        ### Unexpected

                        - xor-2-2-1 in double: not-a-number disagrees at layer 2, dW2\\[0, 0\\]
                        - neuron-one-input in double: not-a-number disagrees at layer 1, dW1\\[0, 0\\]
                        - neuron-one-input in double: doubled disagrees at layer 1, dW1\\[0, 0\\]

                        ### Expected, but did not occur

                        - reference disagree on xor: because it is known

                        | engine | precision | verdicts | error ÷ bound | relative error, if explained | tested |
                        |---|---|---|--:|--:|--:|
                        | doubled | double | 2 explained |  | 100 % | 100 % |
                        | not-a-number | double | 2 disagree | ∞ |  | 100 % |

                        Backend: ND4J CPU 1.0 on a processor, BLAS a BLAS, 2 threads; JDK a JDK 17; started 2026-01-02T03:04:05Z, took 1.50 s.
                        """);
    }

    @Test
    void run_in_which_all_agree_says_so() {
        assertThat(SampleRuns.file(SampleRuns.run(new ReferenceEngine()), NAME)).startsWith("""
                        ## gradcheck4j: passed

                        2 verdicts: all agree.

                        | engine |""");
    }

    @Test
    void run_that_compared_nothing_has_failed() {
        assertThat(SampleRuns.file(SampleRuns.run(), NAME))
                .startsWith("## gradcheck4j: FAILED\n\nNothing was compared.\n");
    }

    @Test
    void hostile_names_stay_text() {
        assertThat(SampleRuns.file(SampleRuns.mixed(), NAME))
                .contains("- &lt;script>alert(1)&lt;/script> \\| ../\"'\\`&amp;{{x}}")
                .doesNotContain("<script");
    }

    @Test
    void expectation_is_not_missing_when_only_a_part_ran() {
        Expectations listed = new Expectations(List.of(SampleRuns.expects("reference", "disagree", "xor")));
        GradedRun whole = SampleRuns.run(SampleRuns.cases(), listed, new ReferenceEngine());
        assertThat(whole.passes()).isFalse();
        assertThat(new GradedRun(whole.verdicts(), listed, false).passes()).isTrue();
    }
}
