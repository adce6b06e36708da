package org.gradcheck4j.harness.diagnosis;

import org.gradcheck4j.model.Arithmetic;

/**
 * A format that an engine may have computed in, though it declared a better one: significand and range. TF32 has the
 * significand of float16 and the range of float32; bfloat16 has that range with 8 bits.
 */
enum NarrowFormat {
    FLOAT32("float32", 24, 127),
    TF32("TF32", 11, 127),
    BFLOAT16("bfloat16", 8, 127),
    FLOAT16("float16", 11, 15);

    /** Inputs are rounded too: each product then has at most twice as many roundings. */
    private static final double WITH_INPUTS = 2;

    /** c_σ of a σ that is computed in a better precision and rounded once: matrix products alone are often in this one. */
    private static final double ROUNDED_SIGMOID = 1;

    private final String label;
    private final int bits;
    private final int maxExponent;

    NarrowFormat(String label, int bits, int maxExponent) {
        this.label = label;
        this.bits = bits;
        this.maxExponent = maxExponent;
    }

    String label() {
        return label;
    }

    int bits() {
        return bits;
    }

    double unitRoundoff() {
        return Math.scalb(1.0, -bits);
    }

    /** {@return its arithmetic, for limits} */
    Arithmetic limits() {
        return arithmetic(WITH_INPUTS * unitRoundoff(), Arithmetic.UNKNOWN_SIGMOID);
    }

    /** {@return its arithmetic, for deviations} */
    Arithmetic usual() {
        return arithmetic(unitRoundoff(), ROUNDED_SIGMOID);
    }

    private Arithmetic arithmetic(double u, double sigmoid) {
        return new Arithmetic(
                u,
                Math.scalb(1.0, 2 - maxExponent - bits),
                Math.scalb(2 - 2 * unitRoundoff(), maxExponent),
                sigmoid,
                0);
    }
}
