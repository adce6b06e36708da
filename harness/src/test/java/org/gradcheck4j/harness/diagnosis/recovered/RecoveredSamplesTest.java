package org.gradcheck4j.harness.diagnosis.recovered;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;

/** Four samples whose A − y is ½, ½, −½ and −½, with inputs that determine dZ: signs, each row orthogonal to the others. */
class RecoveredSamplesTest {

    private static final RecoveredCase CASE =
            RecoveredCase.of(Matrix.of(3, 4, 1, -1, 1, -1, 1, 1, -1, -1, 1, -1, -1, 1), 0, 0, 1, 1);

    private static RecoveredOutputGradient recovered(Evidence evidence) {
        return RecoveredOutputGradient.of(evidence).orElseThrow();
    }

    private static RecoveredSamples samples(RecoveredCase given, double... dZ) {
        Evidence evidence = given.handing(dZ);
        return new RecoveredSamples(evidence, recovered(evidence));
    }

    @Test
    void the_samples_that_are_wrong_are_listed() {
        assertThat(samples(CASE, 0.5, 0.25, -0.5, -0.5).text())
                .isEqualTo("of sample 1 (from 0) it is 0.25, but A1 − y is 0.5; the others are right");
        assertThat(samples(CASE, 0.5, 0.25, -0.25, -0.5).text())
                .isEqualTo("of samples 1 and 2 (from 0) it is 0.25 and -0.25, but A1 − y is 0.5 and -0.5; "
                        + "the others are right");
    }

    @Test
    void three_samples_in_a_row_are_a_range() {
        assertThat(samples(CASE, 0.5, 0.25, -0.25, -0.75).text())
                .isEqualTo("of samples 1 to 3 (from 0) it is 0.25, -0.25 and -0.75, but A1 − y is 0.5, -0.5 and -0.5; "
                        + "the other is right");
        assertThat(samples(CASE, 0.25, 0.5, -0.25, -0.75).text())
                .startsWith("of samples 0, 2 and 3 (from 0) it is 0.25, -0.25 and -0.75,");
    }

    @Test
    void what_the_formula_gives_is_not_wrong() {
        assertThat(samples(CASE, 0.5, 0.5, -0.5, -0.5).areWrong()).isFalse();
        assertThat(samples(CASE, 0.5, 0.25, -0.5, -0.5).areWrong()).isTrue();
    }

    @Test
    void a_sample_is_right_only_if_a_thousandth_of_it_would_be_noticed() {
        // 1/1000 of ½
        assertThat(samples(CASE.withErrorOfA(4.9e-4), 0.5, 0.25, -0.5, -0.5).text())
                .endsWith("; the others are right");
        assertThat(samples(CASE.withErrorOfA(5.1e-4), 0.5, 0.25, -0.5, -0.5).text())
                .endsWith("but A1 − y is 0.5");
    }

    @Test
    void a_sample_is_wrong_if_neither_its_own_error_nor_that_of_A_minus_y_explains_it() {
        double u = 0x1p-15;
        double underflow = 0x1p-19;
        RecoveredCase coarse = CASE.in(u, underflow).withErrorOfA(0.1);
        // E(A), and the rounding of a − y, ½ ± E(A), and an underflow for each of 4 samples
        double besidesOwn = 0.1 + 0.6 * u + 4 * underflow;
        double off = 0.1;
        for (int step = 0; step < 4; step++) {
            // Its own error hardly depends on how much it is off.
            off = recovered(coarse.handing(0.5, 0.5 + off, -0.5, -0.5)).error()[1] + besidesOwn;
        }
        assertThat(samples(coarse, 0.5, 0.5 + off - 1e-6, -0.5, -0.5).areWrong())
                .isFalse();
        assertThat(samples(coarse, 0.5, 0.5 + off + 1e-6, -0.5, -0.5).areWrong())
                .isTrue();
    }
}
