package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.application.cli.Invocation;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypotheses;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypothesis;
import org.junit.jupiter.api.Test;

/** {@code explain}: every diagnosis, on one screen each. */
class ExplainCommandTest {

    private static final int LINES = 24;
    private static final int COLUMNS = 80;

    private static final DiagnosisTexts TEXTS = DiagnosisTexts.load();

    @Test
    void every_diagnosis_has_a_text_and_every_text_a_diagnosis() {
        Set<String> ids = Hypotheses.all().stream()
                .map(Hypothesis::id)
                .map(DiagnosisId::text)
                .collect(Collectors.toCollection(TreeSet::new));
        Diagnosis.WITHOUT_HYPOTHESIS.forEach(id -> ids.add(id.text()));
        assertThat(TEXTS.ids()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void each_text_fits_on_a_screen() {
        for (String id : TEXTS.ids()) {
            Invocation explained = Invocation.of("explain", id);
            assertThat(explained.exitCode()).isZero();
            assertThat(explained.out().lines()).as(id).hasSizeBetween(8, LINES);
            assertThat(explained.out().lines()).as(id).allMatch(line -> line.length() <= COLUMNS);
            assertThat(explained.out()).startsWith(id + "\n" + TEXTS.summary(id) + "\n\n");
        }
    }

    @Test
    void all_are_listed() {
        assertThat(Invocation.of("explain", "all").out().lines())
                .hasSize(1 + TEXTS.ids().size());
    }

    @Test
    void two_mistakes_are_explained_one_after_the_other() {
        assertThat(Invocation.of("explain", "transposed+sum-not-mean").out())
                .isEqualTo(Invocation.of("explain", "sum-not-mean").out() + "\n"
                        + Invocation.of("explain", "transposed").out());
    }

    @Test
    void a_mistyped_one_is_answered_with_those_near_it() {
        Invocation mistyped = Invocation.of("explain", "sum-not-means");
        assertThat(mistyped.exitCode()).isEqualTo(2);
        assertThat(mistyped.err())
                .startsWith("gradcheck4j: unknown diagnosis 'sum-not-means', did you mean sum-not-mean, ")
                .endsWith("? 'gradcheck4j explain all' lists all\n");
    }
}
