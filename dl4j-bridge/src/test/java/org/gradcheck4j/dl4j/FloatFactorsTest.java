package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

class FloatFactorsTest {

    @Test
    void factors_that_are_kept_are_told_from_rounded_and_cut_off_ones() {
        assertThat(FloatFactors.measured(product(1, value -> value))).isEqualTo(FloatFactors.KEPT);
        assertThat(FloatFactors.measured(product(1, BinaryFormat.TF32::round))).isEqualTo(FloatFactors.ROUNDED);
        assertThat(FloatFactors.measured(product(1, BinaryFormat.TF32::truncate)))
                .isEqualTo(FloatFactors.CUT_OFF);
    }

    @Test
    void it_is_enough_that_large_products_round() {
        assertThat(FloatFactors.measured(product(200, BinaryFormat.TF32::round)))
                .isEqualTo(FloatFactors.ROUNDED);
    }

    @Test
    void the_cpu_keeps_them() {
        if (!GpuDescription.isOnGpu()) {
            assertThat(FloatFactors.ofNd4j()).isEqualTo(FloatFactors.KEPT);
        }
    }

    @Test
    void only_if_factors_are_rounded_the_bound_allows_it() {
        Arithmetic kept = Nd4jArithmetic.onGpu(Precision.FLOAT, FloatFactors.KEPT);
        assertThat(kept.unitRoundoff()).isEqualTo(0x1p-24);
        assertThat(kept.sums().roundsFactors()).isFalse();

        Arithmetic rounded = Nd4jArithmetic.onGpu(Precision.FLOAT, FloatFactors.ROUNDED);
        assertThat(rounded.sums().factorRoundoff()).isEqualTo(0x1p-11);
        assertThat(rounded.unitRoundoff())
                .as("tensor cores cut off what they add")
                .isEqualTo(0x1p-23);

        assertThat(rounded.underflow()).as("a subnormal factor loses its bits").isEqualTo(0x1p-126);

        assertThat(Nd4jArithmetic.onGpu(Precision.FLOAT, FloatFactors.CUT_OFF)
                        .sums()
                        .factorRoundoff())
                .isEqualTo(0x1p-10);
    }

    /** The factors of products with at least so many rows are rounded. */
    private static FloatFactors.Product product(int rows, DoubleUnaryOperator rounding) {
        return (n, entry) -> {
            float[] entries = new float[n * n];
            Arrays.fill(entries, n >= rows ? (float) rounding.applyAsDouble(entry) : entry);
            return entries;
        };
    }
}
