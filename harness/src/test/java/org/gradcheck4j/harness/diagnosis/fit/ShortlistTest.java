package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.junit.jupiter.api.Test;

class ShortlistTest {

    private static Stream<Candidate> candidates(int count) {
        return Stream.generate(Candidate::formula).limit(count);
    }

    private static Stream<Candidate> listed(int count, EvidenceCase given) {
        return Shortlist.of(candidates(count), given.right(), 1000);
    }

    /** m times the parameters is 150,000, which 4,000,000 is less than 32 times. */
    private static EvidenceCase large() {
        return EvidenceCase.seeded(1, 1000, 48, 3, 1);
    }

    @Test
    void a_few_candidates_are_each_one_of_all_that_were_tried() {
        assertThat(listed(32, large())).hasSize(32).allSatisfy(each -> assertThat(each.oddsAgainst())
                .isEqualTo(1000));
    }

    @Test
    void if_more_come_into_question_none_is_looked_at() {
        assertThat(listed(33, large())).isEmpty();
    }

    @Test
    void in_a_small_network_more_are_looked_at() {
        // 3-1 has 4 parameters: 10 · 4 · 100,000.
        EvidenceCase small = EvidenceCase.seeded(1, 10, 3, 1);
        assertThat(listed(100_000, small)).hasSize(100_000);
        assertThat(listed(100_001, small)).isEmpty();
    }
}
