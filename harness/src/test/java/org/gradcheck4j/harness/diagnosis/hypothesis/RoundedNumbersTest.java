package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.fit.CandidateOutcome;
import org.gradcheck4j.harness.diagnosis.fit.DecimalRounding;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The right gradients, rounded at the end. */
class RoundedNumbersTest {

    private static final EvidenceCase CASE = EvidenceCase.seeded(3, 7, 3, 2, 1);

    private static List<Candidate> rounded(Hypothesis hypothesis, DoubleUnaryOperator rounding) {
        Evidence evidence = CASE.changed((tensor, exact) -> exact.map(rounding));
        return hypothesis
                .candidates(Candidate.formula(), evidence)
                .filter(each -> CandidateOutcome.of(each, evidence) == CandidateOutcome.ACCEPTED)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"FLOAT32, 24, float32", "FLOAT16, 11, float16", "BFLOAT16, 8, bfloat16"})
    void a_lower_format_is_named(BinaryFormat format, double bits, String name) {
        Candidate first = rounded(new RepresentableLower(), format::round).get(0);
        assertThat(first.parameters()).isEqualTo(Map.of("bits", bits));
        assertThat(first.sentence())
                .startsWith(
                        "every dW and db is the right one, rounded to %s once (%.0f significant bits, but 53 were declared)"
                                .formatted(name, bits));
    }

    @Test
    void one_number_that_is_not_zero_tells_no_format() {
        EvidenceCase one = EvidenceCase.ofHalves(Matrix.row(0, 0), 1, 1);
        assertThat(new RepresentableLower().candidates(Candidate.formula(), one.right()))
                .isEmpty();
        EvidenceCase two = EvidenceCase.ofHalves(Matrix.row(1, 1), 1, 1);
        assertThat(new RepresentableLower().candidates(Candidate.formula(), two.right()))
                .hasSize(6); // rounded, or cut off, to each of three
        assertThat(new RoundedDecimals().candidates(Candidate.formula(), one.right()))
                .isEmpty();
        assertThat(new RoundedDecimals().candidates(Candidate.formula(), two.right()))
                .isNotEmpty();
    }

    @Test
    void three_numbers_of_digits_are_tried_from_the_fewest() {
        EvidenceCase halves = EvidenceCase.ofHalves(Matrix.row(1, 1), 1, 1);
        assertThat(new RoundedDecimals().candidates(Candidate.formula(), halves.right()))
                .extracting(Candidate::parameters)
                .containsExactly(
                        Map.of("decimals", 1.0),
                        Map.of("decimals", 2.0),
                        Map.of("decimals", 3.0),
                        Map.of("digits", 1.0),
                        Map.of("digits", 2.0),
                        Map.of("digits", 3.0));
    }

    @Test
    void a_single_decimal_or_digit_is_singular() {
        DecimalRounding decimal = new DecimalRounding(1, false);
        assertThat(rounded(new RoundedDecimals(), value -> decimal.applyAsDouble(value)))
                .allSatisfy(each -> assertThat(each.sentence()).doesNotContain("1 decimals"));
        EvidenceCase halves = EvidenceCase.ofHalves(Matrix.row(1, 1), 1, 1);
        assertThat(new RoundedDecimals().candidates(Candidate.formula(), halves.right()))
                .extracting(each -> each.sentence().replaceFirst(":.*", ""))
                .startsWith(
                        "every dW and db is the right one, rounded to 1 decimal",
                        "every dW and db is the right one, rounded to 2 decimals")
                .contains(
                        "every dW and db is the right one, rounded to 1 significant digit",
                        "every dW and db is the right one, rounded to 2 significant digits");
    }

    @Test
    void a_number_with_few_digits_may_be_off_by_two_roundings() {
        DecimalRounding four = new DecimalRounding(4, false);
        assertThat(offBy(four, 2)).isNotEmpty();
        assertThat(offBy(four, 40)).isEmpty();
    }

    private static List<Candidate> offBy(DecimalRounding rounding, int ulps) {
        double first = CASE.right().actual(TensorName.dW(1)).get(0);
        return rounded(new RoundedDecimals(), value -> {
            double rounded = rounding.applyAsDouble(value);
            return value == first ? rounded + Math.copySign(ulps * 0x1p-54 * Math.abs(rounded), 1) : rounded;
        });
    }
}
