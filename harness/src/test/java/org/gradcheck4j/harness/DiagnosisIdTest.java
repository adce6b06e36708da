package org.gradcheck4j.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypotheses;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypothesis;
import org.junit.jupiter.api.Test;

class DiagnosisIdTest {

    private static final DiagnosisId SUM = new DiagnosisId("sum-not-mean");
    private static final DiagnosisId TRANSPOSED = new DiagnosisId("transposed");

    @Test
    void two_mistakes_have_one_id_in_either_order() {
        assertThat(TRANSPOSED.and(SUM)).isEqualTo(SUM.and(TRANSPOSED)).hasToString("sum-not-mean+transposed");
    }

    @Test
    void the_text_of_two_mistakes_is_read_in_either_order() {
        assertThat(new DiagnosisId("transposed+sum-not-mean")).isEqualTo(SUM.and(TRANSPOSED));
    }

    @Test
    void an_id_knows_its_parts() {
        assertThat(TRANSPOSED.and(SUM).parts()).containsExactly(SUM, TRANSPOSED);
        assertThat(SUM.parts()).containsExactly(SUM);
    }

    @Test
    void one_mistake_is_listed_before_two() {
        assertThat(List.of(SUM.and(new DiagnosisId("a")), TRANSPOSED, SUM).stream()
                        .sorted())
                .containsExactly(SUM, TRANSPOSED, SUM.and(new DiagnosisId("a")));
    }

    @Test
    void no_two_hypotheses_share_an_id() {
        assertThat(Hypotheses.all().stream().map(Hypothesis::id)).doesNotHaveDuplicates();
    }
}
