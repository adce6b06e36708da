package org.gradcheck4j.harness.evaluation.sharpness;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.harness.cases.CsvData;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class SmallestChangeTest {

    private static final GradientCheck CHECK = GradientCheck.of(
            SeededCases.network(1, 1, 30, 16, 8, 1),
            CsvData.wdbc().standardised().samples(),
            Precision.DOUBLE);
    private static final Tolerance TOLERANCE = CHECK.tolerance(new ReferenceEngine().arithmetic(Precision.DOUBLE));
    private static final Gradients GRADIENTS = new ReferenceEngine()
            .gradients(CHECK.solution().network(), CHECK.solution().batch(), Precision.DOUBLE);
    private static final SmallestChange WDBC = new SmallestChange(CHECK, TOLERANCE, GRADIENTS);

    @Test
    void the_gradient_agrees_as_it_is() {
        assertThat(CHECK.compare(EngineOutput.of(GRADIENTS), TOLERANCE).outcome())
                .isEqualTo(Outcome.AGREE);
    }

    @Test
    void one_ulp_in_any_entry_is_accepted() {
        for (int entry = 0; entry < WDBC.entries(); entry++) {
            assertThat(WDBC.disagrees(entry, Math::nextUp))
                    .as("entry %d", entry)
                    .isFalse();
            assertThat(WDBC.disagrees(entry, Math::nextDown))
                    .as("entry %d", entry)
                    .isFalse();
        }
    }

    @Test
    void a_billionth_of_any_entry_is_noticed() {
        for (int entry = 0; entry < WDBC.entries(); entry++) {
            assertThat(WDBC.notices(entry, 1e-9)).as("entry %d", entry).isTrue();
            assertThat(WDBC.notices(entry, -1e-9)).as("entry %d", entry).isTrue();
        }
    }

    @Test
    void the_search_ends_between_what_is_noticed_and_what_is_not() {
        double smallest = WDBC.ofSharpestEntry().orElseThrow();
        assertThat(WDBC.notices(WDBC.sharpestEntry(), smallest)).isTrue();
        assertThat(WDBC.notices(WDBC.sharpestEntry(), 0.99 * smallest)).isFalse();
    }
}
