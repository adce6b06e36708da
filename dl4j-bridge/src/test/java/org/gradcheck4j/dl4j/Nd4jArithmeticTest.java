package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledIf(value = "org.gradcheck4j.dl4j.GpuDescription#isOnGpu", disabledReason = "measured on the CPU alone")
class Nd4jArithmeticTest {

    private static final int SAMPLE = 20_000;
    private static final long SEED = 7;

    @ParameterizedTest
    @EnumSource
    void sigmoid_is_as_accurate_as_the_bound_assumes(Precision precision) {
        double[] z = new Random(SEED)
                .doubles(SAMPLE, -Math.log(precision.largestFinite()), Math.log(precision.largestFinite()))
                .map(precision::round)
                .toArray();

        assertThat(SigmoidAccuracy.sigmoid(precision, z).relative())
                .isLessThanOrEqualTo(Nd4jArithmetic.SIGMOID_RELATIVE);
    }

    @ParameterizedTest
    @EnumSource
    void subnormal_numbers_are_kept_in_a_product(Precision precision) {
        assertThat(ProductRounding.subnormalProduct(precision)).isEqualTo(precision.smallestSubnormal());
    }

    @ParameterizedTest
    @EnumSource
    void a_sum_is_rounded_to_the_precision_before_its_end(Precision precision) {
        assertThat(ProductRounding.sumOfSmallAddends(precision)).isLessThan(ProductRounding.ADDENDS);
    }

    @ParameterizedTest
    @EnumSource
    void the_loss_of_logits_is_as_accurate_as_the_bound_assumes(Precision precision) {
        assertThat(LogitLossAccuracy.absoluteError(precision, 25))
                .isLessThanOrEqualTo(Nd4jArithmetic.LOGIT_LOSS_ABSOLUTE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-700, -40.25, -1, -0x1p-30, 0.3, 1, 20.125})
    void the_exact_exponential_agrees_with_big_decimals(double z) {
        ExactSigmoid.Scaled e = ExactSigmoid.exp(z);
        BigDecimal scale = BigDecimal.valueOf(2).pow(Math.abs(e.exponent()));
        BigDecimal expected =
                e.exponent() < 0 ? bigExp(z).multiply(scale) : bigExp(z).divide(scale, MathContext.DECIMAL128);
        BigDecimal actual = big(e.mantissa());

        // 2⁻⁹⁰
        assertThat(actual.subtract(expected).abs()).isLessThan(new BigDecimal("8e-28"));
    }

    @Test
    void the_exact_sigmoid_of_zero_is_a_half() {
        assertThat(ExactSigmoid.sigmoid(0).value()).isEqualTo(0.5);
    }

    private static BigDecimal big(DD value) {
        return new BigDecimal(value.hi()).add(new BigDecimal(value.lo()));
    }

    /** (Σ (z/1024)ⁿ/n!)^1024, to 60 digits. */
    private static BigDecimal bigExp(double z) {
        MathContext digits = new MathContext(60);
        BigDecimal small = new BigDecimal(z).divide(BigDecimal.valueOf(1024), digits);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; n <= 60; n++) {
            term = term.multiply(small, digits).divide(BigDecimal.valueOf(n), digits);
            sum = sum.add(term, digits);
        }
        return sum.pow(1024, digits);
    }
}
