package org.gradcheck4j.harness.evaluation.sharpness;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.harness.cases.CsvData;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class SmallestChangeTest {

    private static final SmallestChange WDBC = new SmallestChange(
            GradientCheck.of(
                    SeededCases.network(1, 1, 30, 16, 8, 1),
                    CsvData.wdbc().standardised().samples(),
                    Precision.DOUBLE),
            new ReferenceEngine());

    @Test
    void the_gradient_agrees_as_it_is() {
        assertThat(WDBC.unchanged().outcome()).isEqualTo(Outcome.AGREE);
    }

    @Test
    void one_ulp_in_any_entry_is_accepted() {
        for (int entry = 0; entry < WDBC.entries(); entry++) {
            assertThat(WDBC.accepts(entry, 1)).as("entry %d", entry).isTrue();
        }
    }

    @Test
    void a_billionth_of_any_entry_is_caught() {
        for (int entry = 0; entry < WDBC.entries(); entry++) {
            assertThat(WDBC.catches(entry, 1e-9)).as("entry %d", entry).isTrue();
        }
    }
}
