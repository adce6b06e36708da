package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HypothesesTest {

    private static List<String> ids(List<Hypothesis> hypotheses) {
        return hypotheses.stream().map(each -> each.id().text()).toList();
    }

    @Test
    void one_of_a_pair_is_made_after_the_backward_pass() {
        assertThat(Hypotheses.arePair(new SumNotMean(), new LabelsFlipped())).isTrue();
        assertThat(Hypotheses.arePair(new LabelsFlipped(), new SumNotMean())).isTrue();
        assertThat(Hypotheses.arePair(new LabelsFlipped(), new OwnActivation())).isFalse();
    }

    @Test
    void a_clip_hides_what_comes_before_it() {
        assertThat(Hypotheses.arePair(new SumNotMean(), new ClippedNorm())).isFalse();
        assertThat(Hypotheses.arePair(new SumNotMean(), new ClippedValue())).isFalse();
    }

    @Test
    void another_mistake_is_looked_for_on_top_of_those_without_a_free_parameter() {
        assertThat(ids(Hypotheses.thatCanBeFirst()))
                .startsWith("zero-tensor", "sum-not-mean")
                .contains("product-of-means", "accumulated", "scaled-biases", "scaled-weights")
                .doesNotContain("scaled", "l2-included", "output-fit", "clipped-norm");
    }

    @Test
    void the_simplest_come_first_and_the_most_general_last() {
        assertThat(ids(Hypotheses.all()))
                .startsWith("zero-tensor")
                .endsWith("output-fit")
                .doesNotHaveDuplicates();
    }
}
