package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gradcheck4j.emulated.LowerFormatBackprop;
import org.gradcheck4j.emulated.Narrowing;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** How much of an engine's errors a recomputation with rounded factors repeats. */
class LowerFormatRecomputationTest {

    private static final LowerFormat FORMAT = LowerFormat.BFLOAT16;
    private static final Narrowing NARROWING = Narrowing.usual(FORMAT.format()).stream()
            .filter(each -> each.rounded() == Narrowing.Rounded.FACTORS)
            .findFirst()
            .orElseThrow();
    private static final DiagnosisCase WIDE = DiagnosisCase.of(Precision.DOUBLE, 3, 20, 8, 6, 4, 1);

    private static Optional<LowerFormatRecomputation> of(DiagnosisCase given, Function<TensorName, Matrix> numbers) {
        GradientCheck check = GradientCheck.of(given.network(), given.batch(), given.precision());
        Arithmetic arithmetic = Arithmetic.of(given.precision());
        Tolerance tolerance = check.tolerance(arithmetic);
        EngineOutput output = EngineOutput.of(new Gradients(IntStream.rangeClosed(
                        1, given.network().depth())
                .mapToObj(i -> new LayerGradient(numbers.apply(TensorName.dW(i)), numbers.apply(TensorName.db(i))))
                .toList()));
        Evidence evidence = new Evidence(check.solution(), arithmetic, tolerance, output);
        LowerFormatErrors errors = LowerFormatErrors.of(FORMAT, evidence, check.compare(output, tolerance))
                .orElseThrow();
        return LowerFormatRecomputation.of(FORMAT, errors, evidence);
    }

    /** The narrow numbers, and a share of random errors on top. */
    private static Optional<LowerFormatRecomputation> withShareOfRandomErrors(DiagnosisCase given, double share) {
        Map<TensorName, Matrix> narrow = LowerFormatBackprop.of(given.network(), given.batch(), NARROWING);
        Map<TensorName, Matrix> random =
                LowerFormatBackprop.withRandomErrors(given.network(), given.batch(), NARROWING, new Random(1000));
        Map<TensorName, Matrix> right = given.right().tensors();
        return of(given, tensor -> {
            Matrix other = number(random, tensor).map(number(right, tensor), (d, r) -> share * (d - r));
            return number(narrow, tensor).plus(other);
        });
    }

    private static Matrix number(Map<TensorName, Matrix> tensors, TensorName tensor) {
        return Objects.requireNonNull(tensors.get(tensor));
    }

    @Test
    void errors_that_are_repeated_to_the_last_digit_leave_nothing() {
        LowerFormatRecomputation all = withShareOfRandomErrors(WIDE, 0).orElseThrow();
        assertThat(all.remainingShare()).isZero();
        assertThat(all.narrowing()).isEqualTo(NARROWING);
    }

    @Test
    void what_is_left_is_the_square_of_the_share_that_is_not_repeated() {
        LowerFormatRecomputation most = withShareOfRandomErrors(WIDE, 0.1).orElseThrow();
        assertThat(most.remainingShare()).isCloseTo(0.01, within(0.004));
        assertThat(most.narrowing()).isEqualTo(NARROWING);
        // 1 of 100 parts of the errors' squares, in percent
        assertThat(withShareOfRandomErrors(WIDE, 0.01).orElseThrow().remainingShare())
                .isCloseTo(1e-4, within(4e-5));
    }

    @Test
    void a_recomputation_that_leaves_a_tenth_is_none() {
        assertThat(withShareOfRandomErrors(WIDE, 0.3).orElseThrow().remainingShare())
                .isBetween(0.05, 0.1);
        assertThat(withShareOfRandomErrors(WIDE, 0.4)).isEmpty();
        assertThat(withShareOfRandomErrors(WIDE, 1.5)).isEmpty();
    }

    @Test
    void what_the_nearest_random_errors_leave_is_to_the_third_power_more_than_it_leaves() {
        // Five samples, so that random errors repeat much of the errors by chance.
        DiagnosisCase few = DiagnosisCase.of(Precision.DOUBLE, 3, 5, 9, 1);
        assertThat(withShareOfRandomErrors(few, 0.1).orElseThrow().remainingShare())
                .isCloseTo(0.0022, within(0.0005));
        // It would leave 4 times as much.
        assertThat(withShareOfRandomErrors(few, 0.2)).isEmpty();
    }

    @Test
    void ten_entries_of_two_tensors_are_needed_unless_they_are_repeated_to_the_last_digit() {
        // One neuron with nine inputs, or with eight.
        DiagnosisCase ten = DiagnosisCase.of(Precision.DOUBLE, 3, 9, 9, 1);
        DiagnosisCase nine = DiagnosisCase.of(Precision.DOUBLE, 3, 9, 8, 1);
        assertThat(withShareOfRandomErrors(ten, 1e-3)).isPresent();
        assertThat(withShareOfRandomErrors(nine, 1e-3)).isEmpty();
        assertThat(withShareOfRandomErrors(nine, 0)).isPresent();
    }

    @Test
    void four_samples_are_needed_unless_they_are_repeated_to_the_last_digit() {
        DiagnosisCase four = DiagnosisCase.of(Precision.DOUBLE, 3, 4, 8, 6, 4, 1);
        DiagnosisCase three = DiagnosisCase.of(Precision.DOUBLE, 3, 3, 8, 6, 4, 1);
        assertThat(withShareOfRandomErrors(four, 1e-3)).isPresent();
        assertThat(withShareOfRandomErrors(three, 1e-3)).isEmpty();
        assertThat(withShareOfRandomErrors(three, 0)).isPresent();
    }

    @Test
    void a_factor_of_each_tensor_is_left_out_of_account_only_if_sums_may_stop_growing() {
        Map<TensorName, Matrix> narrow = LowerFormatBackprop.of(WIDE.network(), WIDE.batch(), NARROWING);
        assertThat(of(WIDE, tensor -> number(narrow, tensor).map(value -> value * factor(tensor))))
                .isEmpty();
        Narrowing ofSteps = Narrowing.usual(NARROWING.format()).stream()
                .filter(each -> each.rounded() == Narrowing.Rounded.STEPS)
                .findFirst()
                .orElseThrow();
        Map<TensorName, Matrix> stepwise = LowerFormatBackprop.of(WIDE.network(), WIDE.batch(), ofSteps);
        assertThat(of(WIDE, tensor -> number(stepwise, tensor).map(value -> value * factor(tensor)))
                        .orElseThrow()
                        .remainingShare())
                .isLessThan(1e-4);
        Map<TensorName, Matrix> right = WIDE.right().tensors();
        assertThat(of(WIDE, tensor -> number(right, tensor).map(value -> value * factor(tensor))))
                .isEmpty();
    }

    private static double factor(TensorName tensor) {
        return 1 + 1e-3 * tensor.layer() * (tensor.is(TensorName.Quantity.dW) ? 1 : -1);
    }

    @Test
    void numbers_that_are_repeated_to_the_last_digit_must_have_32_bits_of_error() {
        // In float, an error in bfloat16 has about 11 bits of what its bound leaves open, and one sample is left out.
        assertThat(withShareOfRandomErrors(DiagnosisCase.of(Precision.FLOAT, 3, 3, 8, 1), 0))
                .isEmpty();
        assertThat(withShareOfRandomErrors(DiagnosisCase.of(Precision.FLOAT, 3, 5, 8, 1), 0))
                .isPresent();
    }
}
