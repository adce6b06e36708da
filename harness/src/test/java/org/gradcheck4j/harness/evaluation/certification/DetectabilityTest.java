package org.gradcheck4j.harness.evaluation.certification;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.evaluation.injection.Deviation;
import org.gradcheck4j.harness.evaluation.injection.EntryFault;
import org.gradcheck4j.harness.evaluation.injection.Fault;
import org.gradcheck4j.harness.evaluation.injection.MeanFault;
import org.gradcheck4j.harness.evaluation.injection.SampleDroppedFault;
import org.gradcheck4j.harness.evaluation.injection.TransposedFault;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

class DetectabilityTest {

    private final GradientCheck check = check(7, 3, 3, 1);
    private final GradientCheck oneSample = check(1, 3, 3, 1);

    private static GradientCheck check(int m, int... widths) {
        return GradientCheck.of(
                SeededCases.network(1, 1, widths).roundedTo(Precision.DOUBLE),
                SeededCases.batch(widths[0], m, 2),
                Precision.DOUBLE);
    }

    private static ExactChange changeOf(GradientCheck check) {
        return new ExactChange(check, new EntryBounds(check, check.tolerance(Arithmetic.of(check.precision()))));
    }

    private static Detectability detectability(GradientCheck check, Deviation deviation) {
        Fault fault = Fault.of("any", "any", deviation);
        Gradients injected =
                fault.inject(check.solution().network(), check.solution().batch(), check.precision());
        ExactChange change = changeOf(check);
        return change.detectability(change.gradient(fault, injected), injected);
    }

    @Test
    void a_sum_over_seven_samples_is_detectable() {
        assertThat(detectability(check, new MeanFault(1, 1))).isEqualTo(Detectability.DETECTABLE);
    }

    @Test
    void a_sum_over_one_sample_is_without_effect() {
        assertThat(detectability(oneSample, new MeanFault(1, 1))).isEqualTo(Detectability.WITHOUT_EFFECT);
    }

    @Test
    void a_row_transposed_is_without_effect() {
        assertThat(detectability(check, new TransposedFault(2))).isEqualTo(Detectability.WITHOUT_EFFECT);
    }

    @Test
    void a_change_in_the_last_place_is_below_the_bound() {
        assertThat(detectability(check, new EntryFault(1, false, 0, 0x1p-52))).isEqualTo(Detectability.BELOW_BOUND);
    }

    @Test
    void a_changed_entry_is_detectable() {
        assertThat(detectability(check, new EntryFault(1, false, 0, 1e-9))).isEqualTo(Detectability.DETECTABLE);
    }

    @Test
    void a_nan_is_detectable() {
        assertThat(detectability(check, new EntryFault(2, true, 0, Double.NaN))).isEqualTo(Detectability.DETECTABLE);
    }

    @Test
    void a_change_that_is_not_in_the_numbers_is_lost_in_rounding() {
        Fault fault = Fault.of("any", "any", new EntryFault(1, false, 0, 1e-9));
        Gradients correct = Fault.of("none", "none", Deviation.NONE)
                .inject(check.solution().network(), check.solution().batch(), Precision.DOUBLE);
        ExactChange change = changeOf(check);
        assertThat(change.detectability(change.gradient(fault, correct), correct))
                .isEqualTo(Detectability.LOST_IN_ROUNDING);
    }

    @Test
    void a_mean_over_one_sample_less_coincides_with_its_scale_and_with_no_other() {
        Fault fault = Fault.of("scaled", "1/(m-1)", new MeanFault(6, 1));
        Gradients injected =
                fault.inject(check.solution().network(), check.solution().batch(), check.precision());
        ExactChange change = changeOf(check);
        var gradient = change.gradient(fault, injected);
        assertThat(change.coincides(gradient, new MeanFault(7, 7.0 / 6))).isTrue();
        assertThat(change.coincides(gradient, new MeanFault(7, 7.0 / 6 * (1 + 1e-9))))
                .isFalse();
        assertThat(change.coincides(gradient, new SampleDroppedFault(0, 6))).isFalse();
    }
}
