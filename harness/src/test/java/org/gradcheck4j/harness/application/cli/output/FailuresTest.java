package org.gradcheck4j.harness.application.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.gradcheck4j.harness.application.cli.FlippedEngine;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Suite;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final GradedRun RUN = new Suite(
                    StandardSuite.cases().stream()
                            .filter(each ->
                                    Set.of("xor-2-4-1", "random-5-4-3-1").contains(each.id()))
                            .toList(),
                    List.of(new FlippedEngine("mine"), new FlippedEngine("yours"), new ReferenceEngine()),
                    List.of(Precision.DOUBLE),
                    TolerancePolicy.DERIVED,
                    Expectations.NONE,
                    false)
            .judge(verdict -> {});

    private static final Failures FAILURES =
            new Failures(RUN, "none", Failures.SUITE_SEED, verdict -> "run " + verdict.title());

    @Test
    void the_first_of_an_engine_and_cause_is_told_in_full_and_the_others_in_a_line() {
        assertThat(FAILURES.all(Colours.OFF)).hasSize(4);
        assertThat(FAILURES.all(Colours.OFF).get(0).lines())
                .startsWith(
                        "xor-2-4-1 in double: mine disagrees at layer 2, " + place(0)
                                + ": every dW and db has the opposite sign: as if",
                        "  dZ[L] is taken as y − A, which is the descent direction, not the gradient, or the loss lacks its",
                        "  minus",
                        "  remedy         use A − y, and subtract the gradient in the update")
                .contains("  precision      double")
                .contains("  case           exclusive or, a wider net")
                .contains("  seed           the case's own: weights and samples are the same in every run")
                .contains("  backend        none")
                .endsWith("  replay         run xor-2-4-1 · double · mine");
        assertThat(FAILURES.all(Colours.OFF).get(1))
                .startsWith("xor-2-4-1 in double: yours disagrees")
                .contains("\n");
        assertThat(FAILURES.all(Colours.OFF).get(2))
                .isEqualTo("random-5-4-3-1 in double: mine disagrees at layer 3, " + place(2)
                        + " (sign-flipped, as on xor-2-4-1 in double)");
    }

    @Test
    void the_name_of_a_table_does_not_act_on_a_terminal_or_a_log() {
        Case xor = StandardSuite.cases().stream()
                .filter(each -> each.id().equals("xor-2-4-1"))
                .findFirst()
                .orElseThrow();
        GradedRun run = new Suite(
                        List.of(new Case("compare", "compare", "a\n::b\u001b[2J.csv", xor.network(), xor.batch())),
                        List.of(new FlippedEngine("mine")),
                        List.of(Precision.DOUBLE),
                        TolerancePolicy.DERIVED,
                        Expectations.NONE,
                        false)
                .judge(verdict -> {});

        assertThat(new Failures(run, "none", "1", verdict -> "")
                        .all(Colours.OFF)
                        .get(0))
                .contains("  case           a\\u000a:\\u003ab\\u001b[2J.csv\n");
    }

    @Test
    void what_is_accepted_has_no_message() {
        for (EngineVerdict verdict : RUN.verdicts()) {
            assertThat(FAILURES.of(verdict) == null).isEqualTo(verdict.engine().equals("reference"));
        }
    }

    /** The entry that a message names. */
    private static String place(int message) {
        return FAILURES.all(Colours.OFF).get(message).replaceAll("(?s).*? layer \\d, ([^\\]]+]).*", "$1");
    }
}
