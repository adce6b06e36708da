package org.gradcheck4j.harness.evaluation.population;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

class CorrectEnginesTest {

    /** Their errors are not those of rounding alone, so they say nothing of the bound. */
    @Test
    void finite_differences_are_found_but_are_no_rounding_of_the_formula() {
        Engines found = Engines.found();
        assertThat(found.all()).extracting(GradientEngine::name).contains("finite-differences", "reference");

        CorrectEngines correct = new CorrectEngines(found.all());

        assertThat(correct.found(Precision.DOUBLE))
                .extracting(GradientEngine::name)
                .contains("reference")
                .doesNotContain("finite-differences");
    }
}
