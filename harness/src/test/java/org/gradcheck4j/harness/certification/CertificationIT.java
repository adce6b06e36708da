package org.gradcheck4j.harness.certification;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.harness.suite.Engines;
import org.junit.jupiter.api.Test;

/** The certification in its quick form: the goals that the long one is measured by. */
class CertificationIT {

    private static final int NETWORKS = 12;
    private static final double NAMING_GOAL = 0.99;
    private static final CertificationResult RESULT =
            new Certification(Engines.found().all()).run(NETWORKS, 1, network -> {});

    @Test
    void every_detectable_fault_is_detected() {
        assertThat(RESULT.detectable()).isPositive();
        assertThat(RESULT.detected()).as(String.join("\n", RESULT.failures())).isEqualTo(RESULT.detectable());
    }

    @Test
    void distinguishable_faults_are_named_correctly() {
        assertThat(RESULT.namingRate()).as(String.join("\n", RESULT.failures())).isGreaterThanOrEqualTo(NAMING_GOAL);
    }

    @Test
    void no_correct_gradient_raises_an_alarm() {
        assertThat(RESULT.correct()).isGreaterThanOrEqualTo(RESULT.injected());
        assertThat(RESULT.falseAlarms())
                .as(String.join("\n", RESULT.failures()))
                .isZero();
    }

    @Test
    void what_is_left_out_of_the_rates_is_the_smaller_part() {
        assertThat(RESULT.withoutEffect() + RESULT.belowBound() + RESULT.lostInRounding() + RESULT.indistinguishable())
                .isLessThan(RESULT.injected() / 2);
    }
}
