package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Suite;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class FaultGroupTest {

    /** In float, too. */
    private record Doubled() implements GradientEngine {

        @Override
        public String name() {
            return "doubled";
        }

        @Override
        public Set<Precision> precisions() {
            return Set.of(Precision.FLOAT, Precision.DOUBLE);
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            return SampleRuns.scaled(new ReferenceEngine().gradients(network, batch, precision), 2);
        }
    }

    @Test
    void example_is_the_smallest_network_in_double_whatever_the_worst_is() {
        Set<String> chosen = Set.of("xor-2-3-3-1", "xor-2-2-1", "random-5-4-3-1", "wide-3-200-1");
        List<Case> cases = StandardSuite.cases().stream()
                .filter(each -> chosen.contains(each.id()))
                .toList();
        GradedRun run = new Suite(
                        cases,
                        List.of(new Doubled()),
                        List.of(Precision.FLOAT, Precision.DOUBLE),
                        TolerancePolicy.DERIVED,
                        Expectations.NONE,
                        true)
                .judge(each -> {});
        FaultGroup group = FaultGroup.of(run).get(0);
        assertThat(group.example().place()).isEqualTo("xor-2-2-1 in double");
        assertThat(group.worst().gradientFractionOfBound())
                .isGreaterThan(group.example().gradientFractionOfBound());
        ComparedEntry entry = FirstWrong.of(group.example()).orElseThrow().entry();
        assertThat(Headline.of(run).sentences().get(0))
                .startsWith(
                        "Explained (accumulated) in 8 of its 8 verdicts; for example, xor-2-2-1 in double: layer 2, d")
                .endsWith(", off by %s; rounding allows %s."
                        .formatted(Figures.threeDigits(entry.error()), Figures.threeDigits(entry.bound())));
        String page = SampleRuns.file(run, "index.html");
        String card = page.substring(page.indexOf("<article"), page.indexOf("</article>"));
        assertThat(card)
                .containsOnlyOnce("Worst entry</th>")
                .contains(
                        "<h4>The smallest network with it: <a href=\"#case&#x3D;xor-2-2-1&amp;engine&#x3D;doubled&amp;precision&#x3D;double\">",
                        "<td class=\"r\">%s</td><td class=\"r\">%s</td>"
                                .formatted(Figures.threeDigits(entry.error()), Figures.threeDigits(entry.bound())),
                        "Run this case again: <code class=\"replay\">gradcheck4j suite --case xor-2-2-1</code>",
                        "The worst, by error ÷ bound: <a class=\"one\" href=\"#case&#x3D;"
                                + group.worst().testCase().id(),
                        "</a>: %s × its bound. Run it again: <code class=\"replay\">gradcheck4j suite --case %s</code>"
                                .formatted(
                                        Figures.threeDigits(group.worst().gradientFractionOfBound()),
                                        group.worst().testCase().id()));
    }

    @Test
    void error_beyond_a_tolerance_that_a_user_gave_is_not_compared_with_rounding() {
        TolerancePolicy given = precision -> Optional.of(Tolerance.allClose(1e-3, 0));
        GradedRun run = new Suite(
                        SampleRuns.cases(),
                        List.of(SampleRuns.DOUBLED),
                        List.of(Precision.DOUBLE),
                        given,
                        Expectations.NONE,
                        true)
                .judge(each -> {});
        assertThat(Headline.of(run).sentences().get(0))
                .contains("; the tolerance allows ")
                .doesNotContain("rounding");
    }
}
