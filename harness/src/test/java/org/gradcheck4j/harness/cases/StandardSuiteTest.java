package org.gradcheck4j.harness.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StandardSuiteTest {

    @Test
    void every_case_has_an_id_of_its_own() {
        assertThat(StandardSuite.cases()).extracting(Case::id).doesNotHaveDuplicates();
    }

    @Test
    void it_is_the_same_every_time() {
        assertThat(StandardSuite.cases()).isEqualTo(StandardSuite.cases());
    }

    @Test
    void every_hard_family_has_several_members() {
        assertThat(StandardSuite.cases().stream().collect(Collectors.groupingBy(Case::family, Collectors.counting())))
                .allSatisfy((family, members) -> assertThat(members).isGreaterThan(1))
                .containsKeys(
                        "saturated",
                        "confidently-wrong",
                        "vanishing",
                        "tiny-weights",
                        "huge-weights",
                        "equal-labels",
                        "duplicated",
                        "soft-labels",
                        "one-sample",
                        "large-batch",
                        "underflow");
    }
}
