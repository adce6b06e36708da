package org.gradcheck4j.harness.npz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

class HalfTest {

    private static final int INFINITY = 0x7c00;

    private static double half(int bits) {
        ByteBuffer buffer = ByteBuffer.allocate(Short.BYTES).putShort(0, (short) bits);
        return ElementType.parse(">f2").orElseThrow().next(buffer);
    }

    @Test
    void every_finite_half_is_the_one_below_it_plus_an_ulp() {
        assertThat(half(0)).isEqualTo(0.0);
        for (int bits = 1; bits < INFINITY; bits++) {
            double below = half(bits - 1);
            assertThat(half(bits)).isEqualTo(below + Precision.HALF.ulp(below));
            assertThat(half(bits | 0x8000)).isEqualTo(-half(bits));
        }
        assertThat(half(INFINITY - 1)).isEqualTo(Precision.HALF.largestFinite());
    }

    @Test
    void a_half_may_be_infinite_or_nan() {
        assertThat(half(INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(half(INFINITY | 0x8000)).isEqualTo(Double.NEGATIVE_INFINITY);
        for (int bits = INFINITY + 1; bits < 0x8000; bits++) {
            assertThat(half(bits)).isNaN();
        }
    }
}
