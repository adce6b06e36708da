package org.gradcheck4j.harness.diagnosis;

import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.BinaryFormat;

/** A format that an engine may have computed in, though it declared a better one. */
enum LowerFormat {
    FLOAT32(BinaryFormat.FLOAT32),
    TF32(BinaryFormat.TF32),
    BFLOAT16(BinaryFormat.BFLOAT16),
    FLOAT16(BinaryFormat.FLOAT16);

    /** Both factors of a product may be rounded to this format first. That at most doubles the roundings. */
    private static final double WITH_INPUTS = 2;

    /** c_σ of a σ that is computed in a better precision and rounded once. Often only matrix products use the narrow format. */
    private static final double ROUNDED_SIGMOID = 1;

    private final BinaryFormat format;

    LowerFormat(BinaryFormat format) {
        this.format = format;
    }

    String label() {
        return format.label();
    }

    BinaryFormat format() {
        return format;
    }

    int bits() {
        return format.significandBits();
    }

    double unitRoundoff() {
        return format.unitRoundoff();
    }

    /** {@return the arithmetic whose error bound no entry may exceed} */
    Arithmetic arithmeticForBound() {
        return arithmetic(WITH_INPUTS * unitRoundoff(), Arithmetic.UNKNOWN_SIGMOID);
    }

    /** {@return the arithmetic whose standard deviation the errors are compared with} */
    Arithmetic arithmeticForDeviation() {
        return arithmetic(unitRoundoff(), ROUNDED_SIGMOID);
    }

    private Arithmetic arithmetic(double u, double sigmoid) {
        return new Arithmetic(u, format.smallestSubnormal(), format.largestFinite(), sigmoid, 0);
    }
}
