package org.gradcheck4j.exact;

import static org.assertj.core.api.Assertions.assertThat;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledgers are the largest errors that were measured, in units of 2⁻¹⁰⁶, rounded up. */
class DoubleDoubleFunctionsTest {

    private static final int SAMPLES = 1_000;
    private static final int LOSSES = 200;

    /** Below this ln(1 + eᶻ) takes a logarithm of more than 170 digits. */
    private static final double DEEPEST_LOSS = -200;

    private static final double UNIT = 0x1p-106;

    /** Above this every low part is whole: ln 2⁻⁹⁶⁸ is −671. */
    private static final double WHOLE = -670;

    private static Stream<DD> non_positive_arguments() {
        SplittableRandom random = new SplittableRandom(1);
        return Stream.generate(() -> {
                    // Half of them even over the range, half even over the exponents from 2⁻⁴⁰ on.
                    double x = random.nextBoolean()
                            ? random.nextDouble(WHOLE, 0)
                            : -Math.pow(2, random.nextDouble(-40, Math.log(-WHOLE) / Math.log(2)));
                    return DD.ofSum(x, x * random.nextDouble(-0x1p-54, 0x1p-54));
                })
                .limit(SAMPLES);
    }

    private static double worst(
            Stream<DD> arguments, Function<DD, DD> function, Function<BigDecimal, BigDecimal> check) {
        return arguments
                .mapToDouble(x -> relativeError(function.apply(x), check.apply(x.bigDecimalValue())))
                .max()
                .orElseThrow();
    }

    private static double relativeError(DD actual, BigDecimal exact) {
        return actual.bigDecimalValue()
                        .subtract(exact)
                        .abs()
                        .divide(exact.abs(), MathContext.DECIMAL64)
                        .doubleValue()
                / UNIT;
    }

    @Test
    void exponential_keeps_its_ledger() {
        assertThat(worst(non_positive_arguments(), DoubleDoubleExp::exp, BigBackprop::exp))
                .isLessThan(2);
    }

    @Test
    void sigmoid_of_a_negative_argument_keeps_its_ledger() {
        assertThat(worst(non_positive_arguments(), DoubleDoubleFunctionsTest::sigmoid, BigBackprop::sigmoid))
                .isLessThan(3);
    }

    @Test
    void sigmoid_of_a_positive_argument_keeps_its_ledger() {
        assertThat(worst(
                        non_positive_arguments().map(DD::negate),
                        DoubleDoubleFunctionsTest::sigmoid,
                        BigBackprop::sigmoid))
                .isLessThan(3);
    }

    @Test
    void slope_of_the_sigmoid_keeps_its_ledger() {
        assertThat(worst(
                        non_positive_arguments().map(DD::negate),
                        z -> DoubleDoubleSigmoid.slope(DoubleDoubleSigmoid.smallerTail(z)),
                        z -> BigBackprop.sigmoid(z).multiply(BigBackprop.sigmoid(z.negate()))))
                .isLessThan(4);
    }

    @Test
    void residual_of_a_right_and_saturated_neuron_keeps_its_digits() {
        assertThat(worst(
                        non_positive_arguments().map(DD::negate),
                        z -> DoubleDoubleSigmoid.residual(z, DoubleDoubleSigmoid.smallerTail(z), 1),
                        z -> BigBackprop.sigmoid(z.negate()).negate()))
                .isLessThan(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 0.1, 0.5, 0.9, 1})
    void loss_keeps_its_ledger(double y) {
        BigDecimal label = new BigDecimal(y);
        Function<DD, DD> loss = z -> DoubleDoubleSigmoid.loss(z, y);
        Stream<DD> arguments =
                non_positive_arguments().filter(z -> z.hi() > DEEPEST_LOSS).limit(LOSSES);
        assertThat(worst(arguments.flatMap(z -> Stream.of(z, z.negate())), loss, z -> BigBackprop.loss(z, label)))
                .isLessThan(4);
    }

    private static Stream<DD> arguments_that_underflow() {
        SplittableRandom random = new SplittableRandom(2);
        return Stream.generate(() -> DD.of(random.nextDouble(-760, WHOLE))).limit(SAMPLES);
    }

    @Test
    void exponential_underflows_gradually() {
        BigDecimal most = new BigDecimal(Double.MIN_VALUE);
        arguments_that_underflow().forEach(x -> {
            BigDecimal exact = BigBackprop.exp(x.bigDecimalValue());
            BigDecimal allowed = most.add(exact.multiply(new BigDecimal(2 * UNIT)));
            assertThat(DoubleDoubleExp.exp(x).bigDecimalValue().subtract(exact).abs())
                    .isLessThanOrEqualTo(allowed);
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e300, -1e5, -800, -746.5})
    void exponential_below_half_the_smallest_number_is_zero(double x) {
        assertThat(DoubleDoubleExp.exp(DD.of(x))).isEqualTo(DD.ZERO);
    }

    @Test
    void exponential_of_zero_is_one() {
        assertThat(DoubleDoubleExp.exp(DD.ZERO)).isEqualTo(DD.ONE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.0625, 1.5, 2})
    void constants_of_the_logarithm_have_45_digits(double c) {
        BigDecimal exact = BigDecimalMath.log(new BigDecimal(c), BigBackprop.DIGITS);
        assertThat(DoubleDoubleLog.constant(c).subtract(exact).abs()).isLessThanOrEqualTo(exact.movePointLeft(45));
    }

    private static DD sigmoid(DD z) {
        return DoubleDoubleSigmoid.sigmoid(z, DoubleDoubleSigmoid.smallerTail(z));
    }
}
