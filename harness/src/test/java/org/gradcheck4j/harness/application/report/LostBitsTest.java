package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.gradcheck4j.dl4j.MultiLayerEngine;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.junit.jupiter.api.Test;

class LostBitsTest {

    /** One neuron with two samples at z = 12 or z = 20 and the wrong label, and one with small z. */
    private static final List<Case> CASES = StandardSuite.cases().stream()
            .filter(each -> Set.of("neuron-one-input", "confidently-wrong-12", "confidently-wrong-20")
                    .contains(each.id()))
            .toList();

    private static final GradedRun RUN = SampleRuns.run(
            CASES,
            new Expectations(List.of(SampleRuns.expects("dl4j-multilayer", "clipped-loss", "confidently-wrong"))),
            new MultiLayerEngine());

    @Test
    void the_clip_costs_nearly_all_bits_from_the_z_on_at_which_it_cuts() {
        assertThat(RUN.verdicts()).hasSize(3);
        List<LostBits> lost = LostBits.of(RUN, KnownFault.of(RUN).get(0));
        assertThat(lost).singleElement().satisfies(each -> {
            assertThat(each.bits()).isEqualTo(53);
            assertThat(each.svg())
                    .containsPattern("loses in double: if it agrees, [0-9.]+ to [0-9.]+ with \\|z\\| from 0\\.")
                    .containsPattern("clipped, 4[0-9]\\.[0-9] to 5[0-3]\\.[0-9] with \\|z\\| from 12\\.0 to 20\\.0\\.");
        });
        assertThat(SampleRuns.file(RUN, "index.html")).containsOnlyOnce("<svg class=\"points\"");
    }

    @Test
    void another_fault_has_no_such_plot() {
        GradedRun doubled = SampleRuns.run(
                SampleRuns.cases(),
                new Expectations(List.of(SampleRuns.expects("doubled", "accumulated", "xor"))),
                SampleRuns.DOUBLED);
        assertThat(LostBits.of(doubled, KnownFault.of(doubled).get(0))).isEmpty();
    }
}
