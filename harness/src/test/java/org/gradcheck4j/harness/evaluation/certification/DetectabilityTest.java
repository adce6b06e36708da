package org.gradcheck4j.harness.evaluation.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.injection.EntryFault;
import org.gradcheck4j.harness.evaluation.injection.FaultContext;
import org.gradcheck4j.harness.evaluation.injection.Faults;
import org.gradcheck4j.harness.evaluation.injection.InjectedFault;
import org.gradcheck4j.harness.evaluation.injection.RandomParameters;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
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
        return new ExactChange(check, check.tolerance(Arithmetic.of(check.precision())), injected(check));
    }

    private static InjectedFault fault(FaultyStep... faultySteps) {
        return new InjectedFault("any", "any", List.of(faultySteps), Optional.empty());
    }

    private static Gradients injected(GradientCheck check, FaultyStep... faultySteps) {
        return fault(faultySteps)
                .inject(check.solution().network(), check.solution().batch(), check.precision());
    }

    private static List<List<FaultyStep>> rebuilt(GradientCheck check, String id, String parameter, double value) {
        return Faults.fromDiagnosis(id, context(check), Map.of(parameter, value));
    }

    private static FaultContext context(GradientCheck check) {
        return new FaultContext(check.solution().network(), check.solution().batch(), check.precision());
    }

    private static FaultyStep rebuilt(GradientCheck check, String id) {
        return rebuilt(check, id, "none", 0).get(0).get(0);
    }

    private static Detectability detectability(GradientCheck check, FaultyStep... faultySteps) {
        Gradients injected = injected(check, faultySteps);
        ExactChange change = changeOf(check);
        return change.detectability(change.gradient(fault(faultySteps), injected), injected);
    }

    @Test
    void a_sum_over_seven_samples_is_detectable() {
        assertThat(detectability(check, rebuilt(check, "sum-not-mean"))).isEqualTo(Detectability.DETECTABLE);
    }

    @Test
    void a_sum_over_one_sample_is_without_effect() {
        assertThat(detectability(oneSample, rebuilt(oneSample, "sum-not-mean")))
                .isEqualTo(Detectability.WITHOUT_EFFECT);
    }

    @Test
    void a_row_transposed_is_without_effect() {
        assertThat(detectability(
                        check, rebuilt(check, "transposed", "none", 0).get(1).get(0)))
                .isEqualTo(Detectability.WITHOUT_EFFECT);
    }

    @Test
    void a_change_in_the_last_place_is_below_the_bound() {
        assertThat(detectability(check, new EntryFault(TensorName.dW(1), 0, 0x1p-52)))
                .isEqualTo(Detectability.BELOW_BOUND);
    }

    @Test
    void a_changed_entry_is_detectable() {
        assertThat(detectability(check, new EntryFault(TensorName.dW(1), 0, 1e-9)))
                .isEqualTo(Detectability.DETECTABLE);
    }

    @Test
    void a_nan_is_detectable() {
        assertThat(detectability(check, new EntryFault(TensorName.db(2), 0, Double.NaN)))
                .isEqualTo(Detectability.DETECTABLE);
    }

    @Test
    void a_change_that_is_not_in_the_numbers_is_lost_in_rounding() {
        InjectedFault fault = fault(new EntryFault(TensorName.dW(1), 0, 1e-9));
        Gradients correct = injected(check);
        ExactChange change = changeOf(check);
        assertThat(change.detectability(change.gradient(fault, correct), correct))
                .isEqualTo(Detectability.LOST_IN_ROUNDING);
    }

    @Test
    void a_mean_over_one_sample_less_coincides_with_its_scale_and_with_no_other() {
        InjectedFault fault = Faults.draw(context(check), new RandomParameters(1)).stream()
                .filter(each -> each.form().equals("1/(m-1)"))
                .findFirst()
                .orElseThrow();
        ExactChange change = changeOf(check);
        var gradient =
                change.gradient(fault, injected(check, fault.faultySteps().toArray(FaultyStep[]::new)));
        assertThat(rebuilt(check, "scaled", "c", 7.0 / 6))
                .hasSize(1)
                .allMatch(each -> change.coincides(gradient, each));
        assertThat(rebuilt(check, "scaled", "c", 7.0 / 6 * (1 + 1e-9)))
                .hasSize(1)
                .noneMatch(each -> change.coincides(gradient, each));
        assertThat(rebuilt(check, "sample-dropped", "sample", 0))
                .hasSize(2)
                .noneMatch(each -> change.coincides(gradient, each));
    }

    @Test
    void the_effect_of_a_factor_is_its_distance_from_1() {
        assertThat(effect(rebuilt(check, "scaled", "c", 1.5).get(0).get(0))).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void the_effect_of_one_wrong_entry_is_relative_to_the_largest_of_its_tensor() {
        Matrix dW = injected(check).layer(1).dW();
        double largest = Arrays.stream(dW.toArray()).map(Math::abs).max().orElseThrow();
        assertThat(effect(new EntryFault(TensorName.dW(1), 2, 0.1)))
                .isCloseTo(0.1 * Math.abs(dW.get(2)) / largest, within(1e-12));
        assertThat(effect(new EntryFault(TensorName.dW(1), 2, Double.NaN))).isInfinite();
    }

    private double effect(FaultyStep step) {
        Gradients injected = injected(check, step);
        ExactChange change = changeOf(check);
        return change.detection(change.gradient(fault(step), injected), injected, Outcome.AGREE)
                .effect();
    }
}
