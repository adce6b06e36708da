package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.deviation.ErrorDeviations;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** Errors in units of the deviation that each entry has in bfloat16. */
class LowerFormatErrorsTest {

    private static final LowerFormat FORMAT = LowerFormat.BFLOAT16;
    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 4, 20, 24, 1);
    private static final GradientCheck CHECK = GradientCheck.of(CASE.network(), CASE.batch(), Precision.DOUBLE);
    private static final Map<TensorName, Matrix> DEVIATIONS = ErrorDeviations.of(
                    CHECK.solution(), FORMAT.arithmeticForDeviation())
            .tensors();

    /** Some number of deviations in one entry, by tensor and index. */
    @FunctionalInterface
    private interface Deviations {
        double in(TensorName tensor, int index);
    }

    private static Matrix off(TensorName tensor, Deviations deviations) {
        ExactMatrix exact = Objects.requireNonNull(CHECK.solution().tensors().get(tensor));
        Matrix deviation = Objects.requireNonNull(DEVIATIONS.get(tensor));
        return deviation.withEntries(k -> exact.high(k) + deviations.in(tensor, k) * deviation.get(k));
    }

    private static Evidence evidence(Deviations deviations) {
        Gradients gradients = new Gradients(IntStream.rangeClosed(1, 2)
                .mapToObj(i -> new LayerGradient(off(TensorName.dW(i), deviations), off(TensorName.db(i), deviations)))
                .toList());
        Arithmetic arithmetic = Arithmetic.of(Precision.DOUBLE);
        return new Evidence(CHECK.solution(), arithmetic, CHECK.tolerance(arithmetic), EngineOutput.of(gradients));
    }

    private static Optional<LowerFormatErrors> errors(Deviations deviations) {
        Evidence evidence = evidence(deviations);
        Tolerance tolerance = CHECK.tolerance(Arithmetic.of(Precision.DOUBLE));
        Gradients gradients = new Gradients(IntStream.rangeClosed(1, 2)
                .mapToObj(i -> new LayerGradient(evidence.actual(TensorName.dW(i)), evidence.actual(TensorName.db(i))))
                .toList());
        return LowerFormatErrors.of(FORMAT, evidence, CHECK.compare(EngineOutput.of(gradients), tolerance));
    }

    @Test
    void they_are_as_many_deviations_as_the_numbers_are_off() {
        double[] found = errors((tensor, k) -> k % 2 == 0 ? 0.5 : -2)
                .orElseThrow()
                .of(evidence((tensor, k) -> k % 2 == 0 ? 0.5 : -2).actual());
        assertThat(found).hasSize(529);
        assertThat(DoubleStream.of(found).map(Math::abs).sum()).isCloseTo(265 * 0.5 + 264 * 2, within(1e-6));
        assertThat(DoubleStream.of(found).sum()).isCloseTo(265 * 0.5 - 264 * 2, within(1e-6));
    }

    /** Numbers that are this many deviations off, each tensor then further off by a share of the exact ones. */
    private static Map<TensorName, Matrix> further(Deviations deviations, ToDoubleFunction<TensorName> share) {
        return evidence((tensor, k) -> deviations.in(tensor, k)
                        + share.applyAsDouble(tensor)
                                * Objects.requireNonNull(
                                                CHECK.solution().tensors().get(tensor))
                                        .high(k)
                                / Objects.requireNonNull(DEVIATIONS.get(tensor)).get(k))
                .actual();
    }

    @Test
    void besides_factors_nothing_is_left_of_a_multiple() {
        LowerFormatErrors errors = errors((tensor, k) -> 1).orElseThrow();
        Map<TensorName, Matrix> multiples =
                further((tensor, k) -> 0, tensor -> tensor.is(TensorName.Quantity.dW) ? 0.1 * tensor.layer() : -0.3);
        assertThat(DoubleStream.of(errors.of(multiples)).map(Math::abs).max().orElseThrow())
                .isGreaterThan(1);
        assertThat(errors.besidesFactors(multiples)).containsExactly(new double[529], within(1e-9));
    }

    @Test
    void besides_factors_all_else_is_left() {
        LowerFormatErrors errors = errors((tensor, k) -> 1).orElseThrow();
        Deviations deviations = (tensor, k) -> k % 2 == 0 ? 0.5 : -2;
        double[] all = errors.of(further(deviations, tensor -> 0));
        double[] left = errors.besidesFactors(further(deviations, tensor -> 0));
        double[] leftOfFurther = errors.besidesFactors(further(deviations, tensor -> 0.1 * tensor.layer()));
        assertThat(leftOfFurther).containsExactly(left, within(1e-9));
        // One direction of each of 4 tensors is taken out of 529.
        assertThat(squares(left)).isLessThan(squares(all)).isGreaterThan(0.9 * squares(all));
    }

    private static double squares(double[] numbers) {
        return DoubleStream.of(numbers).map(number -> number * number).sum();
    }

    @Test
    void only_tensors_that_disagree_count() {
        LowerFormatErrors errors =
                errors((tensor, k) -> tensor.layer() == 1 ? 1 : 0).orElseThrow();
        assertThat(errors.tensors()).containsExactlyInAnyOrder(TensorName.dW(1), TensorName.db(1));
        assertThat(errors.of(evidence((tensor, k) -> 1).actual())).hasSize(504);
    }

    @Test
    void errors_of_a_usual_size_are_between_a_hundredth_and_eight_deviations() {
        assertThat(errors((tensor, k) -> 0.011)).isPresent();
        assertThat(errors((tensor, k) -> 0.009)).isEmpty();
        assertThat(errors((tensor, k) -> 3)).isPresent();
        assertThat(errors((tensor, k) -> 8.1)).isEmpty();
    }

    @Test
    void the_root_of_the_mean_square_is_the_size() {
        // √(0.25²/529) is 0.0109, and √(0.2²/529) is 0.0087.
        assertThat(errors((tensor, k) -> isOne(tensor, k) ? 0.25 : 1e-3)).isPresent();
        assertThat(errors((tensor, k) -> isOne(tensor, k) ? 0.2 : 1e-3)).isEmpty();
    }

    private static boolean isOne(TensorName tensor, int k) {
        return tensor.equals(TensorName.dW(2)) && k == 0;
    }

    private static final TensorName WEIGHTS = TensorName.dW(1);

    /** One tensor by hand: its exact numbers, and the deviation of each. */
    private static LowerFormatErrors byHand(Matrix exact, double... deviations) {
        return new LowerFormatErrors(
                List.of(WEIGHTS), Map.of(WEIGHTS, ExactMatrix.exactly(exact)), Map.of(WEIGHTS, Matrix.row(deviations)));
    }

    @Test
    void an_exact_number_is_not_rounded_before_it_is_compared() {
        // The number is 2⁻⁶⁰, or two deviations, below 1 + 2⁻⁶⁰.
        LowerFormatErrors errors = new LowerFormatErrors(
                List.of(WEIGHTS),
                Map.of(WEIGHTS, ExactMatrix.generate(1, 1, k -> DD.ofSum(1, 0x1p-60))),
                Map.of(WEIGHTS, Matrix.row(0x1p-61)));
        assertThat(errors.of(Map.of(WEIGHTS, Matrix.row(1)))).containsExactly(-2);
    }

    @Test
    void an_entry_without_a_deviation_does_not_count() {
        LowerFormatErrors errors = byHand(Matrix.row(0, 5), 0, 2);
        assertThat(errors.of(Map.of(WEIGHTS, Matrix.row(1, 11)))).containsExactly(3);
    }

    @Test
    void a_factor_of_zeros_takes_nothing_away() {
        LowerFormatErrors errors = byHand(Matrix.row(0, 0), 1, 2);
        assertThat(errors.besidesFactors(Map.of(WEIGHTS, Matrix.row(1, 4)))).containsExactly(1, 2);
    }

    @Test
    void no_entry_is_further_off_than_a_format_allows() {
        // The format allows db2 165 deviations. Of 529 entries, one that is 170 off makes the root of the mean square
        // 7.4.
        assertThat(errors((tensor, k) -> tensor.equals(TensorName.db(2)) ? 170 : 0.1)
                        .isPresent())
                .isFalse();
        assertThat(errors((tensor, k) -> tensor.equals(TensorName.db(2)) ? 160 : 0.1)
                        .isPresent())
                .isTrue();
    }

    @Test
    void a_wrong_loss_is_left_out() {
        Evidence gradients = evidence((tensor, k) -> 1);
        ForwardPass forward = new ForwardPass(
                CHECK.solution().A().stream().map(ExactMatrix::rounded).toList(),
                off(TensorName.LOSS, (tensor, k) -> 1).get(0));
        EngineOutput output = new EngineOutput(
                Optional.of(forward),
                new Gradients(IntStream.rangeClosed(1, 2)
                        .mapToObj(i -> new LayerGradient(
                                gradients.actual(TensorName.dW(i)), gradients.actual(TensorName.db(i))))
                        .toList()));
        Arithmetic arithmetic = Arithmetic.of(Precision.DOUBLE);
        Tolerance tolerance = CHECK.tolerance(arithmetic);
        Evidence evidence = new Evidence(CHECK.solution(), arithmetic, tolerance, output);
        LowerFormatErrors errors = LowerFormatErrors.of(FORMAT, evidence, CHECK.compare(output, tolerance))
                .orElseThrow();
        assertThat(errors.tensors())
                .containsExactlyInAnyOrder(TensorName.dW(1), TensorName.db(1), TensorName.dW(2), TensorName.db(2));
    }
}
