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
        assertThat(SampleRuns.file(run, NAME))
                .startsWith("""
                        ## Failed: not-a-number and doubled are wrong.
                        """)
                .contains(
                        "- **doubled**, explained (accumulated), in 1 verdict: neuron-one-input in double: doubled disagrees at layer 1, dW1\\[0, 0\\], ",
                        " × its bound. ",
                        "\n  - Mend: ",
                        "\n  - Run it again: `gradcheck4j suite --case neuron-one-input`\n",
                        "### Expected, but did not occur",
                        "- reference disagree on xor: because it is known",
                        "| doubled | double | 0 | 1 | 1 |  | 100 % |",
                        "| not-a-number | double | 0 | 0 | 2 |  | 100 % |")
                .endsWith(
                        "Backend: ND4J CPU 1.0 on a device, BLAS a BLAS, 2 threads; a processor, 2 threads; JDK a JDK 17;"
                                + " gradcheck4j 1.2.3, commit abc123; started 2026-01-02T03:04:05Z, took 1.50 s.\n");
    }

    @Test
    void run_in_which_all_agree_says_so() {
        assertThat(SampleRuns.file(SampleRuns.run(new ReferenceEngine()), NAME)).startsWith("""
                        ## Passed: 0 unexpected of 2 verdicts.

                        All agree: no error is larger than rounding can make it.

                        | engine |""");
    }

    @Test
    void run_that_compared_nothing_has_failed() {
        assertThat(SampleRuns.file(SampleRuns.run(), NAME)).startsWith("## Failed: nothing was compared.\n");
    }

    @Test
    void hostile_names_stay_text() {
        assertThat(SampleRuns.file(SampleRuns.mixed(), NAME))
                .contains("&lt;script>alert(1)&lt;/script> \\| ../\"'\\`&amp;{{x}}")
                .doesNotContain("<script");
    }

    @Test
    void code_stays_as_it_is_whatever_stands_in_it() {
        assertThat(Markdown.code("run --case 'a|b'")).isEqualTo("`run --case 'a|b'`");
        assertThat(Markdown.code("`a`\nb``")).isEqualTo("``` `a` b`` ```");
    }

    @Test
    void expectation_is_not_missing_when_only_a_part_ran() {
        Expectations listed = new Expectations(List.of(SampleRuns.expects("reference", "disagree", "xor")));
        GradedRun whole = SampleRuns.run(SampleRuns.cases(), listed, new ReferenceEngine());
        assertThat(whole.passes()).isFalse();
        assertThat(new GradedRun(whole.verdicts(), listed, false).passes()).isTrue();
    }
}
