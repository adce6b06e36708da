package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortlistTest {

    private static Stream<Candidate> candidates(int count) {
        return Stream.generate(Candidate::formula).limit(count);
    }

    @Test
    void a_few_candidates_are_each_one_of_all_that_were_tried() {
        assertThat(Shortlist.of(candidates(32), 1000)).hasSize(32).allSatisfy(each -> assertThat(each.alternatives())
                .isEqualTo(1000));
    }

    @Test
    void if_more_come_into_question_none_is_looked_at() {
        assertThat(Shortlist.of(candidates(33), 1000)).isEmpty();
    }
}
