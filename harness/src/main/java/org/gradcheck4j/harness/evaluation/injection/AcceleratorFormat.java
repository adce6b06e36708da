package org.gradcheck4j.harness.evaluation.injection;

/**
 * Formats narrower than float with float's range of exponents, as accelerators use them (NVIDIA A100 whitepaper, 2020:
 * TF32 keeps 11 significant bits, bfloat16 8).
 */
enum AcceleratorFormat {
    /** 11 significant bits. */
    TF32(11),
    /** 8 significant bits. */
    BFLOAT16(8);

    private final int significandBits;

    AcceleratorFormat(int significandBits) {
        this.significandBits = significandBits;
    }

    /** {@return the nearest number of this format, ties to even; values beyond the largest one are left as they are} */
    double round(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value;
        }
        int exponent = Math.max(Math.getExponent(value), Float.MIN_EXPONENT);
        double ulp = Math.scalb(1.0, exponent + 1 - significandBits);
        return Math.rint(value / ulp) * ulp;
    }
}
