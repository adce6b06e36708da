package org.gradcheck4j.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GpuArithmeticTest {

    private static final int N = 100;

    @Test
    void tensor_cores_round_factors_of_float_to_tf32_or_cut_them_off() {
        double x = 1 + 0x1.8p-11;

        assertThat(dot(GpuSums.FUSED, Precision.FLOAT, x, 1)).isEqualTo(x);
        assertThat(dot(GpuSums.TENSOR_CORES, Precision.FLOAT, x, 1)).isEqualTo(1 + 0x1p-10);
        assertThat(dot(GpuSums.TENSOR_CORES_CUT_OFF, Precision.FLOAT, x, 1)).isEqualTo(1);
    }

    @Test
    void tensor_cores_cut_off_what_they_add() {
        double[] x = {1, 0x1.8p-24};
        double[] y = {1, 1};

        assertThat(arithmetic(GpuSums.FUSED, Precision.FLOAT, 1).dot(x.clone(), y.clone()))
                .isEqualTo(1 + 0x1p-23);
        assertThat(arithmetic(GpuSums.TENSOR_CORES, Precision.FLOAT, 1).dot(x, y))
                .isEqualTo(1);
    }

    @Test
    void half_may_be_summed_in_float() {
        double[] x = {2048, 1, 1};
        double[] y = {1, 1, 1};

        assertThat(arithmetic(GpuSums.FUSED, Precision.HALF, 1).dot(x.clone(), y.clone()))
                .isEqualTo(2048);
        assertThat(arithmetic(GpuSums.HALF_IN_FLOAT, Precision.HALF, 1).dot(x.clone(), y.clone()))
                .isEqualTo(2050);
        assertThat(arithmetic(GpuSums.TENSOR_CORES, Precision.HALF, 1).dot(x, y))
                .isEqualTo(2050);
    }

    @Test
    void the_bias_joins_a_fused_sum_unrounded() {
        double[] x = {1 + 0x1p-12};
        double product = x[0] * x[0];

        assertThat(arithmetic(GpuSums.FUSED, Precision.FLOAT, 1).affine(x, x, -1))
                .isEqualTo(product - 1)
                .isNotEqualTo(Precision.FLOAT.round(product) - 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"TREE", "SPLIT"})
    void sums_have_another_order_each_time(GpuSums sums) {
        assertThat(LongStream.range(0, 20)
                        .mapToDouble(seed -> {
                            double[] x =
                                    new Random(1).doubles(N).map(d -> (float) d).toArray();
                            double[] y =
                                    new Random(2).doubles(N).map(d -> (float) d).toArray();
                            return arithmetic(sums, Precision.FLOAT, seed).dot(x, y);
                        })
                        .distinct()
                        .count())
                .isGreaterThan(1);
    }

    @Test
    void exp_is_off_by_no_more_than_two_ulp_and_a_rounding() {
        GpuArithmetic arithmetic = arithmetic(GpuSums.FUSED, Precision.FLOAT, 1);
        double largest = new Random(3)
                .doubles(1000, -20, 20)
                .map(z -> Math.abs(arithmetic.exp(z) - Math.exp(z)) / Precision.FLOAT.ulp(Math.exp(z)))
                .max()
                .orElseThrow();
        assertThat(largest).isBetween(1.0, 2.5);
        assertThat(arithmetic.exp(1000)).isInfinite();
        assertThat(arithmetic.exp(-1000)).isZero();
    }

    private static double dot(GpuSums sums, Precision precision, double x, double y) {
        return arithmetic(sums, precision, 1).dot(new double[] {x}, new double[] {y});
    }

    private static GpuArithmetic arithmetic(GpuSums sums, Precision precision, long seed) {
        return new GpuArithmetic(precision, sums, false, new Random(seed));
    }
}
