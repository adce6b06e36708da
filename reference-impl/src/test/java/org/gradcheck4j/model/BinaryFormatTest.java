package org.gradcheck4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BinaryFormatTest {

    @Test
    void bfloat16_keeps_8_and_tf32_11_significant_bits() {
        assertThat(BinaryFormat.BFLOAT16.round(1 + 0x1p-7)).isEqualTo(1 + 0x1p-7);
        assertThat(BinaryFormat.BFLOAT16.round(1 + 0x1.8p-8)).isEqualTo(1 + 0x1p-7);
        assertThat(BinaryFormat.TF32.round(1 + 0x1p-10)).isEqualTo(1 + 0x1p-10);
        assertThat(BinaryFormat.TF32.round(1 + 0x1p-12)).isEqualTo(1);
    }

    /** A TF32 number is a float whose last 13 bits are 0. */
    @Test
    void what_is_cut_off_is_what_the_lost_bits_were() {
        Random random = new Random(1);
        for (int k = 0; k < 1000; k++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                float expected = Float.intBitsToFloat(Float.floatToRawIntBits(value) & ~0x1fff);
                assertThat(BinaryFormat.TF32.truncate(value)).as("%s", value).isEqualTo(expected);
            }
        }
    }

    @Test
    void float32_and_float64_round_as_java_does() {
        Random random = new Random(1);
        for (int k = 0; k < 1000; k++) {
            double value = Double.longBitsToDouble(random.nextLong());
            assertThat(Double.compare(BinaryFormat.FLOAT32.round(value), (float) value))
                    .isZero();
            assertThat(Double.compare(BinaryFormat.FLOAT64.round(value), value)).isZero();
        }
    }
}
