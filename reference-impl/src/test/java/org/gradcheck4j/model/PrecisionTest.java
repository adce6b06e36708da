package org.gradcheck4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrecisionTest {

    @Test
    void the_constants_are_those_of_ieee_754() {
        assertThat(Precision.DOUBLE.unitRoundoff()).isEqualTo(0x1p-53);
        assertThat(Precision.DOUBLE.smallestSubnormal()).isEqualTo(Double.MIN_VALUE);
        assertThat(Precision.DOUBLE.smallestNormal()).isEqualTo(Double.MIN_NORMAL);
        assertThat(Precision.DOUBLE.largestFinite()).isEqualTo(Double.MAX_VALUE);
        assertThat(Precision.FLOAT.unitRoundoff()).isEqualTo(0x1p-24);
        assertThat(Precision.FLOAT.smallestSubnormal()).isEqualTo(Float.MIN_VALUE);
        assertThat(Precision.FLOAT.smallestNormal()).isEqualTo(Float.MIN_NORMAL);
        assertThat(Precision.FLOAT.largestFinite()).isEqualTo(Float.MAX_VALUE);
        assertThat(Precision.HALF.unitRoundoff()).isEqualTo(0x1p-11);
        assertThat(Precision.HALF.smallestSubnormal()).isEqualTo(0x1p-24);
        assertThat(Precision.HALF.smallestNormal()).isEqualTo(0x1p-14);
        assertThat(Precision.HALF.largestFinite()).isEqualTo(65504);
    }

    @Test
    void every_half_rounds_to_itself_and_every_midpoint_to_the_even_neighbour() {
        int largest = 0x7bff;
        for (int bits = 0; bits < largest; bits++) {
            double half = half(bits);
            double next = half(bits + 1);
            double middle = (half + next) / 2;
            double even = bits % 2 == 0 ? half : next;
            assertThat(Precision.HALF.round(half)).isEqualTo(half);
            assertThat(Precision.HALF.round(-half)).isEqualTo(-half);
            assertThat(Precision.HALF.round(middle)).isEqualTo(even);
            assertThat(Precision.HALF.round(Math.nextDown(middle))).isEqualTo(half);
            assertThat(Precision.HALF.round(Math.nextUp(middle))).isEqualTo(next);
        }
    }

    @Test
    void beyond_the_largest_half_is_an_infinity() {
        assertThat(Precision.HALF.round(65519.9)).isEqualTo(65504);
        assertThat(Precision.HALF.round(65520)).isInfinite();
        assertThat(Precision.HALF.round(-1e300)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @EnumSource
    void zeros_infinities_and_nan_stay_what_they_are(Precision precision) {
        for (double value : new double[] {0.0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN}) {
            assertThat(Double.compare(precision.round(value), value)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_ulp_is_the_distance_to_the_next_larger_number(Precision precision) {
        assertThat(precision.ulp(1)).isEqualTo(2 * precision.unitRoundoff());
        assertThat(precision.ulp(0)).isEqualTo(precision.smallestSubnormal());
        assertThat(precision.ulp(precision.smallestNormal())).isEqualTo(precision.smallestSubnormal());
        for (double value : new double[] {1, 3, 1000}) {
            double next = value + precision.ulp(value);
            assertThat(precision.round(next)).isEqualTo(next);
            assertThat(precision.round(value + precision.ulp(value) / 2)).isIn(value, next);
        }
    }

    /** Decodes the bits of a finite half, IEEE 754-2019 section 3.4. */
    private static double half(int bits) {
        int exponent = bits >> 10;
        int fraction = bits & 0x3ff;
        return exponent == 0
                ? Math.scalb((double) fraction, -24)
                : Math.scalb((double) (1024 + fraction), exponent - 25);
    }
}
