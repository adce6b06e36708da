package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Right gradients that were rounded afterwards: to a lower format, to decimals, to significant digits. */
class RoundedResultTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 20, 8, 6, 4, 1);

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(8).filter(given -> given.precision() != Precision.HALF);
    }

    private static Gradients toDecimals(DiagnosisCase given, int digits) {
        return given.changed(
                given.right(),
                d -> d.map(v -> new BigDecimal(v)
                        .setScale(digits, RoundingMode.HALF_EVEN)
                        .doubleValue()));
    }

    private static Gradients toDigits(DiagnosisCase given, int digits) {
        return given.changed(
                given.right(),
                d -> d.map(v -> new BigDecimal(v).round(new MathContext(digits)).doubleValue()));
    }

    @ParameterizedTest
    @EnumSource(
            value = BinaryFormat.class,
            names = {"FLOAT32", "FLOAT16", "BFLOAT16"})
    void a_gradient_kept_in_a_lower_format_is_named(BinaryFormat format) {
        Gradients kept = CASE.changed(CASE.right(), d -> d.map(format::round));
        Diagnosis diagnosis = CASE.assertNamed(kept, "representable-lower");
        assertThat(diagnosis.parameters()).containsExactly(Map.entry("bits", (double) format.significandBits()));
        assertThat(diagnosis.predicts()).isTrue();
    }

    @Test
    void what_the_format_holds_is_said() {
        Gradients kept = CASE.changed(CASE.right(), d -> d.map(BinaryFormat.FLOAT16::round));
        assertThat(CASE.assertNamed(kept, "representable-lower").text())
                .isEqualTo(
                        "every dW and db is the right one, rounded to float16 once (11 significant bits, but 53 were "
                                + "declared): the gradient was computed in the declared precision, and kept or saved in a lower "
                                + "one; keep the gradient in the precision that it was computed in");
    }

    @Test
    void one_entry_that_the_format_does_not_hold_refutes_it() {
        Gradients kept = CASE.changed(CASE.right(), d -> d.map(BinaryFormat.FLOAT16::round));
        double first = kept.layer(1).dW().get(0);
        Gradients but = CASE.changed(kept, d -> d.map(v -> v == first ? Math.nextUp(v) : v));
        assertThat(CASE.diagnosis(but).orElseThrow().id().text()).isNotEqualTo("representable-lower");
    }

    @Test
    void the_sum_in_a_lower_format_is_both() {
        Gradients kept = CASE.changed(CASE.right(), d -> d.map(v -> BinaryFormat.FLOAT32.round(20 * v)));
        assertThat(CASE.diagnosis(kept).orElseThrow().id()).hasToString("representable-lower+sum-not-mean");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decimals_are_named(DiagnosisCase given) {
        assertThat(given.assertNamed(toDecimals(given, 4), "rounded-decimals").parameters())
                .containsExactly(Map.entry("decimals", 4.0));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void significant_digits_are_named(DiagnosisCase given) {
        assertThat(given.assertNamed(toDigits(given, 4), "rounded-decimals").parameters())
                .containsExactly(Map.entry("digits", 4.0));
    }

    @Test
    void decimals_and_significant_digits_are_told_apart() {
        assertThat(CASE.assertNamed(toDecimals(CASE, 8), "rounded-decimals").text())
                .isEqualTo(
                        "every dW and db is the right one, rounded to 8 decimals: it went through np.round, or through a "
                                + "text with so many, as %.8f gives it; keep all digits: save the arrays themselves (np.save), or "
                                + "print 17 significant digits");
        assertThat(CASE.assertNamed(toDigits(CASE, 6), "rounded-decimals").sentence())
                .isEqualTo(
                        "every dW and db is the right one, rounded to 6 significant digits: it was printed so, as %.6g "
                                + "does, and read back");
    }

    @Test
    void wrong_numbers_with_few_decimals_are_not_the_right_ones_rounded() {
        Random random = new Random(1);
        Gradients wrong =
                CASE.changed(CASE.right(), d -> d.map(v -> Math.rint(1e4 * (v + 1e-3 * random.nextGaussian())) / 1e4));
        assertThat(CASE.diagnosis(wrong).orElseThrow().claimsCause()).isFalse();
    }

    @Test
    void a_gradient_of_zeros_is_not_rounded() {
        Gradients zeros = CASE.changed(CASE.right(), d -> d.map(v -> 0.0));
        assertThat(CASE.diagnosis(zeros).orElseThrow().id().text()).isNotIn("rounded-decimals", "representable-lower");
    }
}
