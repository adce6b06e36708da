package org.gradcheck4j.harness.evaluation.certification;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The certification in its quick form, by the goals that the long one, {@code gradcheck4j certify}, is measured by. The seed
 * draws networks that take little time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificationIT {

    private static final int NETWORKS = 6;
    private static final int SEED = 49;

    // Not static: a class that is being initialised lets no other thread into its lambda.
    private final CertificationResult result = new Certification(Engines.found().all()).run(NETWORKS, SEED, () -> {});

    @Test
    void every_detectable_fault_is_detected() {
        assertThat(result.counts().detectable()).isPositive();
        assertThat(result.counts().detected())
                .as(String.join("\n", result.failures()))
                .isEqualTo(result.counts().detectable());
    }

    @Test
    void distinguishable_faults_are_named_correctly() {
        assertThat(result.counts().namingRate())
                .as(String.join("\n", result.failures()))
                .isGreaterThanOrEqualTo(CertificationGoals.NAMED);
        assertThat(result.counts().namingRateWithTies())
                .as(String.join("\n", result.failures()))
                .isGreaterThanOrEqualTo(CertificationGoals.NAMED_WITH_TIES);
    }

    /** Else the rates above could be of faults in one precision alone. In half, the numbers of so small networks say too little. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HALF")
    void some_faults_are_distinguishable(Precision precision) {
        assertThat(counts(precision).distinguishable()).isPositive();
    }

    @Test
    void what_has_no_name_is_given_none() {
        assertThat(result.nameless()).isPositive();
        assertThat(result.falseNames()).as(String.join("\n", result.failures())).isZero();
    }

    @Test
    void no_correct_gradient_raises_an_alarm() {
        assertThat(result.correct()).isGreaterThanOrEqualTo(result.counts().injected());
        assertThat(result.falseAlarms())
                .as(String.join("\n", result.failures()))
                .isZero();
    }

    /** In half, and in tiny networks, numbers often say too little. */
    @Test
    void what_is_left_out_of_the_rates_in_double_is_the_smaller_part() {
        FaultCounts counts = counts(Precision.DOUBLE);
        assertThat(counts.injected() - counts.distinguishable()).isLessThan(counts.injected() / 2);
    }

    private FaultCounts counts(Precision precision) {
        return FaultCounts.of(result.cases().stream()
                .filter(each -> each.drawn().precision() == precision)
                .flatMap(each -> each.faults().stream())
                .toList());
    }
}
