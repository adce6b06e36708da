package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class AgreeingVerdictsTest {

    private static final Case ONE_LAYER =
            new Case("one-layer", "one", "one", SeededCases.network(1, 1, 4, 1), SeededCases.batch(4, 6, 1));
    private static final Case ONE_SAMPLE =
            new Case("one-sample", "one", "one", SeededCases.network(1, 2, 3, 2, 1), SeededCases.batch(3, 1, 2));
    private static final Case SAME_SAMPLE =
            new Case("same-sample", "one", "one", SeededCases.network(1, 3, 2, 2, 1), same(SeededCases.batch(2, 5, 3)));
    private static final Case DEEP =
            new Case("deep", "deep", "deep", SeededCases.network(1, 4, 3, 3, 1), SeededCases.batch(3, 5, 4));
    private static final Case WIDE =
            new Case("wide", "deep", "deep", SeededCases.network(1, 5, 3, 9, 1), SeededCases.batch(3, 7, 5));

    private static Batch same(Batch batch) {
        return new Batch(
                Matrix.generate(batch.X().rows(), batch.size(), (row, sample) -> batch.X()
                        .get(row, 0)),
                batch.y());
    }

    /** Right on some networks and batches. */
    private record Sometimes(Predicate<Batch> rightOn) implements GradientEngine {

        @Override
        public String name() {
            return "sometimes";
        }

        @Override
        public Set<Precision> precisions() {
            return Set.of(Precision.DOUBLE);
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            Gradients right = new ReferenceEngine().gradients(network, batch, precision);
            return rightOn.test(batch) ? right : SampleRuns.scaled(right, 2);
        }
    }

    /** Its card, without what leads elsewhere. */
    private static String card(List<Case> rightOn, Case... cases) {
        GradientEngine engine = new Sometimes(
                batch -> rightOn.stream().anyMatch(each -> each.batch().equals(batch)));
        GradedRun run = SampleRuns.run(Arrays.asList(cases), Expectations.NONE, new ReferenceEngine(), engine);
        String page = SampleRuns.file(run, "index.html");
        return page.substring(page.indexOf("<article"), page.indexOf("</article>"));
    }

    @Test
    void card_says_what_the_cases_have_in_common_on_which_the_engine_agrees() {
        assertThat(card(List.of(ONE_LAYER, ONE_SAMPLE, SAME_SAMPLE), ONE_LAYER, ONE_SAMPLE, SAME_SAMPLE, DEEP))
                .contains(
                        "<p>It agrees in <a href=\"#engine&#x3D;sometimes&amp;verdict&#x3D;agree\">3 of its 4 verdicts</a>."
                                + " In all of them, and in none that is wrong, the network has one layer, m &#x3D; 1 or all samples have"
                                + " the same features.</p>");
        assertThat(card(List.of(ONE_SAMPLE), ONE_SAMPLE, DEEP))
                .contains("1 of its 2 verdicts</a>. In it, and in none that is wrong, m &#x3D; 1.</p>");
    }

    @Test
    void property_of_a_wrong_verdict_is_not_named() {
        assertThat(card(List.of(ONE_SAMPLE), ONE_SAMPLE, SAME_SAMPLE, DEEP)).contains(" wrong, m &#x3D; 1.</p>");
        Case oneLayerToo = new Case("too", "one", "one", SeededCases.network(1, 6, 4, 1), SeededCases.batch(4, 3, 6));
        assertThat(card(List.of(ONE_LAYER), ONE_LAYER, oneLayerToo, DEEP)).contains("1 of its 3 verdicts</a>.</p>");
    }

    @Test
    void what_few_of_them_have_is_not_what_they_have_in_common() {
        Case other = new Case("other", "deep", "deep", SeededCases.network(1, 7, 3, 4, 1), SeededCases.batch(3, 4, 7));
        assertThat(card(List.of(ONE_LAYER, DEEP), ONE_LAYER, DEEP, WIDE))
                .contains(
                        "2 of its 3 verdicts</a>. In 1 of them, and in none that is wrong, the network has one layer.</p>");
        assertThat(card(List.of(ONE_LAYER, DEEP, other), ONE_LAYER, DEEP, other, WIDE))
                .contains("3 of its 4 verdicts</a>.</p>");
    }

    @Test
    void engine_that_agrees_nowhere_has_no_such_line() {
        assertThat(card(List.of(), DEEP, ONE_LAYER)).doesNotContain("It agrees in");
    }
}
