package org.gradcheck4j.harness.application.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.judgement.Judgement;
import org.junit.jupiter.api.Test;

class ExpectationsTest {

    private static final Judgement INCONCLUSIVE =
            Judgement.of(new Verdict(Outcome.INCONCLUSIVE, "too little can be tested", "derived", List.of()));

    private static final Expectation SATURATED =
            new Expectation("reference", "inconclusive", "saturated", "", "the gradient underflows");

    private final Expectations listed = new Expectations(
            List.of(SATURATED, new Expectation("listed", "unsupported", "deep", "", "too many parameters")));

    @Test
    void an_engine_of_which_nothing_is_listed_may_be_inconclusive_like_one_that_is() {
        assertThat(listed.about("mine", INCONCLUSIVE, "saturated")).contains(SATURATED);
        assertThat(listed.about("mine", INCONCLUSIVE, "wide")).isEmpty();
    }

    @Test
    void an_engine_that_is_listed_has_a_list_of_its_own() {
        assertThat(listed.about("reference", INCONCLUSIVE, "saturated")).contains(SATURATED);
        assertThat(listed.about("listed", INCONCLUSIVE, "saturated")).isEmpty();
    }

    @Test
    void nothing_else_is_excused() {
        assertThat(listed.about("mine", Judgement.of(Verdict.unsupported("too deep")), "deep"))
                .isEmpty();
    }
}
