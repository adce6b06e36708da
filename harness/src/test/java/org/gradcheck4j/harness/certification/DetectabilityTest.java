package org.gradcheck4j.harness.certification;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.suite.Truth;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

class DetectabilityTest {

    private final Truth truth = truth(7, 3, 3, 1);
    private final Truth oneSample = truth(1, 3, 3, 1);

    private static Truth truth(int m, int... widths) {
        return Truth.of(
                SeededCases.network(1, 1, widths).roundedTo(Precision.DOUBLE),
                SeededCases.batch(widths[0], m, 2),
                Precision.DOUBLE);
    }

    private static ExactChange changeOf(Truth truth) {
        return new ExactChange(truth, new EntryBounds(truth, truth.tolerance(Arithmetic.of(truth.precision()))));
    }

    private static Detectability detectability(Truth truth, Deviation deviation) {
        Fault fault = Fault.of("any", "any", deviation);
        Gradients injected = fault.inject(truth.pass().network(), truth.pass().batch(), truth.precision());
        ExactChange change = changeOf(truth);
        return change.detectability(change.gradient(fault, injected), injected);
    }

    @Test
    void a_sum_over_seven_samples_is_detectable() {
        assertThat(detectability(truth, new MeanFault(1, 1))).isEqualTo(Detectability.DETECTABLE);
    }

    @Test
    void a_sum_over_one_sample_is_without_effect() {
        assertThat(detectability(oneSample, new MeanFault(1, 1))).isEqualTo(Detectability.WITHOUT_EFFECT);
    }

    @Test
    void a_row_transposed_is_without_effect() {
        assertThat(detectability(truth, new Transposed(2))).isEqualTo(Detectability.WITHOUT_EFFECT);
    }

    @Test
    void a_change_in_the_last_place_is_below_the_bound() {
        assertThat(detectability(truth, new EntryFault(1, false, 0, 0x1p-52))).isEqualTo(Detectability.BELOW_BOUND);
    }

    @Test
    void a_changed_entry_is_detectable() {
        assertThat(detectability(truth, new EntryFault(1, false, 0, 1e-9))).isEqualTo(Detectability.DETECTABLE);
    }

    @Test
    void a_nan_is_detectable() {
        assertThat(detectability(truth, new EntryFault(2, true, 0, Double.NaN))).isEqualTo(Detectability.DETECTABLE);
    }

    @Test
    void a_change_that_is_not_in_the_numbers_is_lost_in_rounding() {
        Fault fault = Fault.of("any", "any", new EntryFault(1, false, 0, 1e-9));
        Gradients correct = Fault.of("none", "none", Deviation.NONE)
                .inject(truth.pass().network(), truth.pass().batch(), Precision.DOUBLE);
        ExactChange change = changeOf(truth);
        assertThat(change.detectability(change.gradient(fault, correct), correct))
                .isEqualTo(Detectability.LOST_IN_ROUNDING);
    }

    @Test
    void a_mean_over_one_sample_less_coincides_with_its_scale_and_with_no_other() {
        Fault fault = Fault.of("scaled", "1/(m-1)", new MeanFault(6, 1));
        Gradients injected = fault.inject(truth.pass().network(), truth.pass().batch(), truth.precision());
        ExactChange change = changeOf(truth);
        var gradient = change.gradient(fault, injected);
        assertThat(change.coincides(gradient, new MeanFault(7, 7.0 / 6))).isTrue();
        assertThat(change.coincides(gradient, new MeanFault(7, 7.0 / 6 * (1 + 1e-9))))
                .isFalse();
        assertThat(change.coincides(gradient, new SampleDropped(0, 6))).isFalse();
    }
}
