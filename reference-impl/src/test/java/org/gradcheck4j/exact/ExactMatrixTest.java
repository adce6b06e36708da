package org.gradcheck4j.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;

/** The ledgers are the largest errors that were measured, in units of 2⁻¹⁰⁶, rounded up. */
class ExactMatrixTest {

    private static final int SAMPLES = 1_000;
    private static final double UNIT = 0x1p-106;

    /** [1, 2, 3; 4, −5, 6], each entry k with a low part of 2⁻⁶⁰ k. */
    private static final ExactMatrix M = matrix(2, 3, 1, 2, 3, 4, -5, 6);

    private record Pair(DD a, DD b) {}

    private static ExactMatrix matrix(int rows, int columns, double... high) {
        return ExactMatrix.generate(rows, columns, k -> DD.ofSum(high[k], k * 0x1p-60));
    }

    @Test
    void high_and_low_parts_are_transposed_together() {
        ExactMatrix transpose = M.transpose();
        assertThat(transpose.rounded()).isEqualTo(Matrix.of(3, 2, 1, 4, 2, -5, 3, 6));
        assertThat(transpose.lows()).containsExactly(0, 3 * 0x1p-60, 0x1p-60, 4 * 0x1p-60, 2 * 0x1p-60, 5 * 0x1p-60);
    }

    @Test
    void a_row_is_replaced_and_the_others_stay() {
        ExactMatrix changed = M.withRow(1, matrix(1, 3, 7, 8, 9));
        assertThat(changed.rounded()).isEqualTo(Matrix.of(2, 3, 1, 2, 3, 7, 8, 9));
        assertThat(changed.lows()).containsExactly(0, 0x1p-60, 2 * 0x1p-60, 0, 0x1p-60, 2 * 0x1p-60);
    }

    @Test
    void the_largest_entry_is_so_by_its_absolute_value() {
        assertThat(M.largest()).isEqualTo(6);
        assertThat(M.map(DD::negate).largest()).isEqualTo(6);
    }

    @Test
    void error_counts_what_an_entry_has_beyond_its_nearest_double() {
        assertThat(M.error(1, 2)).isEqualTo(0x1p-60);
        assertThat(M.error(1, Math.nextUp(2.0))).isEqualTo(0x1p-51 - 0x1p-60);
    }

    @Test
    void sums_start_from_both_parts_of_their_bias() {
        ExactMatrix zero = ExactMatrix.exactly(Matrix.of(2, 2, 0, 0, 0, 0));
        ExactMatrix sum = ExactOracle.preActivation(1, zero, matrix(2, 1, 1, 2), zero);
        assertThat(sum.highs()).containsExactly(1, 1, 2, 2);
        assertThat(sum.lows()).containsExactly(0, 0, 0x1p-60, 0x1p-60);
    }

    private static Stream<Pair> pairs() {
        SplittableRandom random = new SplittableRandom(1);
        return Stream.generate(() -> new Pair(number(random), number(random))).limit(SAMPLES);
    }

    /** Between 2⁻⁵ and 2⁵, of either sign, with a low part of up to half a unit in the last place. */
    private static DD number(SplittableRandom random) {
        double high = Math.scalb(random.nextDouble(1, 2), random.nextInt(-5, 5)) * (random.nextBoolean() ? 1 : -1);
        return DD.ofSum(high, Math.ulp(high) * random.nextDouble(-0.5, 0.5));
    }

    @Test
    void product_of_two_doubles_is_exact() {
        pairs().forEach(pair -> {
            BigDecimal exact = big(pair.a().hi()).multiply(big(pair.b().hi()));
            assertThat(times(DD.of(pair.a().hi()), DD.of(pair.b().hi()))).isEqualByComparingTo(exact);
        });
    }

    @Test
    void sum_of_two_doubles_is_exact() {
        pairs().forEach(pair -> {
            BigDecimal exact = big(pair.a().hi()).add(big(pair.b().hi()));
            assertThat(sum(DD.of(pair.a().hi()), DD.of(pair.b().hi()))).isEqualByComparingTo(exact);
        });
    }

    @Test
    void sum_is_exact_if_the_high_parts_cancel() {
        pairs().forEach(pair -> {
            DD other = DD.ofSum(
                    -pair.a().hi(), Math.ulp(pair.a().hi()) * 0x1p-6 * pair.b().hi());
            assertThat(sum(pair.a(), other))
                    .isEqualByComparingTo(pair.a().bigDecimalValue().add(other.bigDecimalValue()));
        });
    }

    @Test
    void product_keeps_its_ledger() {
        assertThat(worst(pairs(), ExactMatrixTest::times, BigDecimal::multiply)).isLessThan(3);
    }

    @Test
    void product_entry_by_entry_keeps_its_ledger() {
        assertThat(worst(pairs(), (a, b) -> value(one(a).entrywise(one(b))), BigDecimal::multiply))
                .isLessThan(3);
    }

    @Test
    void sum_keeps_its_ledger() {
        assertThat(worst(pairs(), ExactMatrixTest::sum, BigDecimal::add)).isLessThan(2);
    }

    @Test
    void sum_keeps_its_ledger_if_a_few_bits_of_the_high_parts_are_left() {
        Stream<Pair> pairs = pairs().map(pair -> {
            double ulp = Math.ulp(pair.a().hi());
            double high = -pair.a().hi() + ulp * Math.rint(pair.b().hi());
            return new Pair(pair.a(), DD.ofSum(high, ulp / 4 * pair.b().hi() / 32));
        });
        assertThat(worst(pairs, ExactMatrixTest::sum, BigDecimal::add)).isLessThan(2);
    }

    private static double worst(
            Stream<Pair> pairs, BiFunction<DD, DD, BigDecimal> operation, BinaryOperator<BigDecimal> exactly) {
        return pairs.mapToDouble(pair -> relativeError(
                        operation.apply(pair.a(), pair.b()),
                        exactly.apply(pair.a().bigDecimalValue(), pair.b().bigDecimalValue())))
                .max()
                .orElseThrow();
    }

    private static BigDecimal times(DD a, DD b) {
        return value(one(a).times(one(b)));
    }

    /** a · 1 + b · 1. */
    private static BigDecimal sum(DD a, DD b) {
        ExactMatrix row = ExactMatrix.generate(1, 2, k -> k == 0 ? a : b);
        return value(row.rowSums());
    }

    private static ExactMatrix one(DD value) {
        return ExactMatrix.generate(1, 1, k -> value);
    }

    /** The only entry, of which the high part is the nearest double. */
    private static BigDecimal value(ExactMatrix matrix) {
        assertThat(matrix.high(0) + matrix.low(0)).isEqualTo(matrix.high(0));
        return big(matrix.high(0)).add(big(matrix.low(0)));
    }

    private static double relativeError(BigDecimal actual, BigDecimal exact) {
        return actual.subtract(exact)
                        .abs()
                        .divide(exact.abs(), MathContext.DECIMAL64)
                        .doubleValue()
                / UNIT;
    }

    private static BigDecimal big(double value) {
        return new BigDecimal(value);
    }
}
